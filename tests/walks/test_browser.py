"""A whole small campaign, clicked through in a real browser by an admin, volunteers and contacts."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

from bot.sandbox.contacts import as_csv, contact_rows, fictional_contacts
from bot.sandbox.demo.showing import Demo, showing

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

# Where the pictures of this walk are kept; those of the documents are made with PICTURES=docs/pictures.
PICTURES = Path(os.environ.get("PICTURES", ".pictures"))
# Milliseconds; CI's machine may be busy with other tests.
PATIENCE = 45_000
FIRST_TEXT = (
    "Hi {{first_name|neighbor}}, {{user.first_name}} with River Bakers. Can you bake? Reply STOP to opt out"
)


class Visitor:
    """Somebody who sits before the page and knows Slack."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.modal = page.locator("[data-qa=modal]").last
        self.pane = page.locator("[data-qa=pane]")

    async def goes_to(self, place: str) -> None:
        await self.page.locator("[data-qa=sidebar]").get_by_text(place, exact=True).click()

    async def types(self, command: str) -> None:
        composer = self.page.locator("[data-qa=composer]")
        await composer.fill(command)
        await composer.press("Enter")

    async def presses(self, label: str) -> None:
        await self.pane.get_by_role("button", name=label, exact=True).last.click()

    async def fills(self, label: str, words: str) -> None:
        await self.modal.get_by_label(label).first.fill(words)

    async def chooses(self, label: str, option: str) -> None:
        await self.modal.get_by_label(label).first.click()
        await self.page.locator("[data-qa=options]").get_by_text(option, exact=False).first.click()

    async def submits(self) -> None:
        await self.modal.locator("[data-qa=modal-submit]").click()

    async def agrees(self) -> None:
        """To the question that a button asks back."""
        await self.page.locator("[data-qa=confirm-yes]").click()

    async def closes(self) -> None:
        await self.modal.locator("[data-qa=modal-close]").click()
        await expect(self.page.locator("[data-qa=modal]")).to_have_count(0)

    async def reads(self, words: str | re.Pattern[str], *, where: Locator | None = None) -> None:
        await expect((where or self.pane).get_by_text(words).last).to_be_visible(timeout=PATIENCE)

    async def sees(self, words: re.Pattern[str]) -> bool:
        """Whether the words are there, or come within a few seconds."""
        try:
            await self.pane.get_by_text(words).last.wait_for(timeout=PATIENCE / 5)
        except PlaywrightTimeout:
            return False
        return True

    async def keeps_a_picture(self, name: str) -> None:
        await self.page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture
async def demo(tmp_path) -> AsyncIterator[Demo]:
    async with showing(tmp_path / "demo", fresh=True, port=0) as shown:
        shown.stage.twilio.phones.set_auto(False, 1.0)
        yield shown


@pytest.fixture
def visit(browser: Browser, demo: Demo):
    async def visits(account: str) -> Visitor:
        context = await browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        await page.goto(f"{demo.url}/?as={account}#C0TEXTBANK")
        return Visitor(page)

    return visits


async def test_a_small_campaign_from_the_file_to_the_last_answer(visit, demo, tmp_path):
    contacts = fictional_contacts()[:12]
    file = tmp_path / "bakers.csv"
    file.write_bytes(as_csv(contact_rows(contacts)))

    ana, ben, cleo = [await visit(account) for account in ("U0ANA", "U0BEN", "U0CLEO")]
    await opens_a_campaign(ana, file)
    sent = [await texts_a_bucket(volunteer) for volunteer in (ben, cleo)]
    assert sum(sent) == 12
    await contacts_answer(
        ana, [contact.name for contact in contacts[:3]], ["I love baking!", "STOP", "Who is this?"]
    )
    await ana.types("/attention")
    await ana.reads("2 replies wait")
    await ana.keeps_a_picture("attention")
    for _ in range(3):  # a Home that is drawn from before the last reply shows less than waits
        for volunteer in (ben, cleo):
            await answers_everything(volunteer)
        await ana.types("/attention")
        if await ana.sees(re.compile("Nobody waits")):
            break
    await ana.reads(re.compile("Nobody waits"))
    await sees_the_chart(ana)


async def opens_a_campaign(ana: Visitor, file: Path) -> None:
    await ana.types("/contacts import")
    await ana.fills("Name", "Bakers")
    await ana.modal.locator("input[type=file]").set_input_files(file)
    await ana.submits()
    await ana.goes_to("Baton")
    await ana.page.locator("[data-tab=messages]").click()
    await ana.reads(re.compile("Bakers is loaded: 12 contacts"))
    await ana.keeps_a_picture("import")
    await ana.presses("New campaign with this list")
    await ana.fills("Name", "Bake sale")
    await ana.fills("Organisation", "River Bakers")
    await ana.chooses("Channel", "text-bank")
    await ana.fills("First text", FIRST_TEXT)
    await ana.fills("Tags", "will bake, cannot")
    await ana.keeps_a_picture("new-campaign")
    await ana.submits()
    await ana.reads("Nothing to mend", where=ana.modal)
    await ana.keeps_a_picture("draft")
    await ana.modal.get_by_role("button", name="Settings").click()
    await ana.chooses("Contacts in a bucket", "10")
    await ana.submits()
    await ana.reads(re.compile("buckets of 10"), where=ana.modal)
    await ana.modal.get_by_role("button", name="Open", exact=True).click()
    await ana.agrees()
    await ana.reads(re.compile("🟢 Open"), where=ana.modal)
    await ana.closes()
    await ana.goes_to("text-bank")
    await ana.reads("Bake sale")
    await ana.keeps_a_picture("channel")


async def texts_a_bucket(volunteer: Visitor) -> int:
    """From *Start* to the last contact; how many were texted."""
    await volunteer.reads("Bake sale")
    await volunteer.presses("Start texting")
    await volunteer.reads("Can you bake?", where=volunteer.modal)
    await expect(volunteer.page.locator("[data-qa=guide] .is-done")).to_contain_text(["Open", "Press Start"])
    await volunteer.keeps_a_picture("sending")
    sent = 0
    finished = volunteer.modal.get_by_text("Bucket finished")
    while not await finished.is_visible():
        place = await volunteer.modal.get_by_text(re.compile(r"^\d+ of \d+$")).inner_text()
        await volunteer.submits()
        sent += 1
        await expect(volunteer.modal.get_by_text(place, exact=True)).to_have_count(0, timeout=PATIENCE)
    await volunteer.keeps_a_picture("bucket-finished")
    await volunteer.closes()
    return sent


async def contacts_answer(ana: Visitor, names: list[str], bodies: list[str]) -> None:
    """Seen from the phones on the right."""
    for name, body in zip(names, bodies, strict=True):
        await ana.page.locator("[data-qa=phone]").get_by_text(name, exact=True).first.click()
        await ana.page.locator("[data-qa=phone-field]").fill(body)
        await ana.page.locator("[data-qa=phone-send]").click()
        await ana.reads(body, where=ana.page.locator("[data-qa=phone-thread]"))
        await ana.keeps_a_picture("phone")
        await ana.page.locator("[data-qa=phone-back]").click()


async def answers_everything(volunteer: Visitor) -> None:
    """One reply with a tag, the next one, until nothing waits."""
    await volunteer.goes_to("Baton")
    await volunteer.page.locator("[data-tab=home]").click()
    home = volunteer.page.locator("[data-qa=home]")
    await volunteer.reads(re.compile("reply waits for you|replies wait for you|Nothing waits"), where=home)
    opens = home.get_by_role("button", name="Open", exact=True)
    if not await opens.count():
        return
    await opens.first.click()
    nothing = volunteer.modal.get_by_text("Nothing waits")
    reply = volunteer.modal.get_by_label("Your reply")
    await expect(reply).to_be_visible()
    while not await nothing.is_visible():
        name = await volunteer.modal.get_by_role("heading").first.inner_text()
        await reply.fill(f"Thank you, {name}! We bake on Sunday at ten.")
        await volunteer.chooses("Tags", "will bake")
        await volunteer.page.keyboard.press("Escape")  # a list of several stays open
        await volunteer.keeps_a_picture("conversation")
        await volunteer.submits()
        await expect(volunteer.modal.get_by_role("heading", name=name)).to_have_count(0, timeout=PATIENCE)
    await volunteer.closes()


async def sees_the_chart(ana: Visitor) -> None:
    await ana.types("/campaign status Bake sale")
    await ana.goes_to("Baton")
    await ana.page.locator("[data-tab=messages]").click()
    picture = ana.pane.locator("img").last
    await expect(picture).to_be_visible(timeout=PATIENCE)
    await ana.reads(re.compile("12 of 12 contacts texted"))
    assert await picture.evaluate("image => image.naturalWidth") > 400
    await ana.keeps_a_picture("progress")
