"""A whole small campaign, clicked through in a real browser by an admin, volunteers and contacts."""

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from baton_sandbox.contacts import as_csv, contact_rows, fictional_contacts
from tests.browser import IN_BROWSER
from tests.walks.visitor import PATIENCE, Visitor

pytestmark = [*IN_BROWSER, pytest.mark.timeout(400)]

FIRST_TEXT = (
    "Hi {{first_name|neighbor}}, {{user.first_name}} with River Bakers. Can you bake? Reply STOP to opt out"
)


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
    await ana.reads(re.compile("Bakers is loaded: 12 contacts"), where=ana.modal)
    await ana.keeps_a_picture("import")
    await ana.modal.get_by_role("button", name="New campaign with this list").click()
    await ana.fills("Name", "Bake sale")
    await ana.fills("Organisation", "River Bakers")
    await ana.chooses("Channel", "text-bank")
    await ana.fills("First text", FIRST_TEXT)
    await ana.fills("Tags", "will bake, cannot")
    await ana.keeps_a_picture("new-campaign")
    await ana.submits()
    await ana.reads("Nothing to fix", where=ana.modal)
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
    home = await volunteer.opens_home()
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
        await volunteer.chooses_several("Tags", "will bake")
        await volunteer.keeps_a_picture("conversation")
        await volunteer.submits()
        await expect(volunteer.modal.get_by_role("heading", name=name)).to_have_count(0, timeout=PATIENCE)
    await volunteer.closes()


async def sees_the_chart(ana: Visitor) -> None:
    await ana.types("/campaign status Bake sale")
    await ana.opens_messages()
    picture = ana.pane.locator("img").last
    await expect(picture).to_be_visible(timeout=PATIENCE)
    told = ana.pane.get_by_text(re.compile("12 of 12 contacts texted")).first
    await expect(told).to_be_visible(timeout=PATIENCE)
    assert await picture.evaluate("image => image.naturalWidth") > 400
    await ana.keeps_a_picture("progress")
