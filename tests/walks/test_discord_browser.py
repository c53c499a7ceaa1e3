"""A volunteer's evening in Discord's look: texts, a reply in a direct message, and an answer to it."""

from playwright.async_api import expect

from tests.browser import IN_BROWSER, fixture
from tests.walks.visitor import PATIENCE

pytestmark = IN_BROWSER


@fixture
async def page(new_context, demo):
    """Ben's tab in Discord's look."""
    expect.set_options(timeout=PATIENCE)
    context = await new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(f"{demo.url}/discord?as=ben")
    yield page
    assert complaints == []


async def test_texts_are_sent_press_by_press_and_a_reply_is_answered(page, demo):
    await page.locator("[data-qa=entry]").fill("/text")
    await page.keyboard.press("Enter")
    await page.locator("[data-qa=run]").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    card = page.locator("[data-qa=message]").last
    for number in range(1, 4):
        await expect(card).to_contain_text(f"{number} of 25")
        await card.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("[data-qa=phone-counts]")).to_contain_text("3 texted")
    await expect(page.locator("[data-qa=guide] .is-done")).to_have_count(3)
    await page.locator("[data-qa=phone]").first.click()
    await page.locator("[data-qa=phone-field]").fill("Which day?")
    await page.keyboard.press("Enter")
    await page.locator("[data-qa=sidebar]").get_by_role("button", name="Baton").click()
    letter = page.locator("[data-qa=message]").filter(has_text="Which day?")
    await letter.get_by_role("button", name="Open", exact=True).click()
    await page.get_by_role("button", name="Reply", exact=True).click()
    await page.locator("[data-custom-id=text]").fill("Any day until Friday")
    await page.locator("[data-qa=modal-submit]").click()
    await expect(page.locator("[data-qa=phone-thread]")).to_contain_text("Any day until Friday")
    assert demo.stage.discord.hub.mistakes == []
