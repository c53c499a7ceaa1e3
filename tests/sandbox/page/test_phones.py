"""The contacts' side: a row of phones, one opened, and the clock above."""

import re
from datetime import timedelta

from aiohttp import ClientSession
from playwright.async_api import expect

from tests.browser import IN_BROWSER, fixture
from tests.sandbox.twilio.bot_side import client_of

pytestmark = IN_BROWSER


@fixture
async def text(stage):
    """Sends a text to the contact at this place in the list, and answers the contact's phone number."""
    async with ClientSession() as session:
        client = client_of(stage.twilio, session)

        async def send(index, body):
            number = sorted(phone["number"] for phone in stage.twilio.phones.phones())[index]
            service = stage.twilio.messaging_service_sid
            await client.messages.create_async(to=number, body=body, messaging_service_sid=service)
            return number

        yield send


def row(page, number):
    return page.locator(f"[data-qa=phone][data-number='{number}']")


async def test_a_texted_phone_comes_to_the_top_with_its_last_message(page, text):
    await expect(page.locator("[data-qa=phone]")).to_have_count(40)
    first, second = await text(0, "Hello, first"), await text(1, "Hello, second")
    top = page.locator("[data-qa=phone]")
    await expect(top.nth(0)).to_have_attribute("data-number", second)
    await expect(top.nth(1)).to_have_attribute("data-number", first)
    await expect(top.nth(0)).to_contain_text("Hello, second")
    await expect(page.locator("[data-qa=phone-counts]")).to_have_text("2 texted · 0 replied · 0 stopped")


async def test_one_answers_as_the_contact(page, text, stage):
    number = await text(0, "Can you help?")
    await row(page, number).click()
    bubbles = page.locator("[data-qa=bubble]")
    await expect(bubbles).to_have_text(["Can you help?"])
    await expect(page.locator("[data-qa=phone-thread]")).to_contain_text("Delivered")
    await page.locator("[data-qa=phone-field]").fill("Yes")
    await page.keyboard.press("Enter")
    await page.locator("[data-qa=phone-quick]", has_text="Who is this?").click()
    await expect(bubbles).to_have_text(["Can you help?", "Yes", "Who is this?"])
    directions = [await bubbles.nth(index).get_attribute("data-direction") for index in range(3)]
    assert directions == ["out", "in", "in"]
    await expect(page.locator("[data-qa=phone-field]")).to_have_value("")
    await page.locator("[data-qa=phone-back]").click()
    await expect(row(page, number)).to_contain_text("replied: Who is this?")
    assert stage.twilio.phones.counts()["replied"] == 1


async def test_an_open_phone_shows_what_arrives(page, text):
    number = await text(0, "One")
    await row(page, number).click()
    await expect(page.locator("[data-qa=bubble]")).to_have_count(1)
    await text(0, "Two")
    await expect(page.locator("[data-qa=bubble]")).to_have_text(["One", "Two"])


async def test_phones_are_found_by_name(page, stage):
    wanted = stage.twilio.phones.phones()[7]["name"]
    await page.locator("[data-qa=phone-find]").fill(wanted)
    await expect(page.locator("[data-qa=phone]")).to_have_count(1)
    await expect(page.locator("[data-qa=phone]")).to_contain_text(wanted)
    await page.locator("[data-qa=phone-find]").fill("nobody of this name")
    await expect(page.locator("[data-qa=phones]")).to_contain_text("Nobody of that name or number.")


async def test_contacts_answer_by_themselves_when_they_are_told_to(page, stage):
    await page.get_by_text("Contacts answer by themselves").click()
    await expect(page.locator("[data-qa=carrier-pace]")).to_be_enabled()
    await page.locator("[data-qa=carrier-pace]").select_option("100")
    await page.reload()
    await expect(page.locator("[data-qa=carrier-auto]")).to_be_checked()
    await expect(page.locator("[data-qa=carrier-pace]")).to_have_value("100")
    assert stage.twilio.phones.carrier() == {"auto": True, "pace": 100.0}


async def test_the_clock_moves_by_its_buttons_and_says_how_far(page, stage):
    await page.get_by_role("button", name="+1 h").click()
    await expect(page.locator("[data-qa=clock]")).to_contain_text("1 h ahead")
    await page.get_by_role("button", name="+15 min").click()
    await expect(page.locator("[data-qa=clock]")).to_contain_text("1 h 15 min ahead")
    assert stage.workspace.world.clock.offset == timedelta(hours=1, minutes=15)


async def test_the_clock_goes_to_the_next_morning(page):
    await page.locator("[data-qa=clock-step]").last.click()
    await expect(page.locator("[data-qa=clock-now]")).to_have_text(re.compile(r"9:00 AM$"))
