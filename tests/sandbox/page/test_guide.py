"""The first-run guide: a step is ticked off by what it asks for, and by nothing else."""

import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.sandbox.page.gallery import section

pytestmark = IN_BROWSER

PHONE = {"width": 390, "height": 844}


async def test_the_guide_ticks_off_what_was_done_and_stays_away_once_put_away(look, page):
    guide = page.locator("[data-qa=guide]")
    await expect(guide.locator("[aria-current=step]")).to_contain_text("Press Start")
    await page.locator("[data-qa=guide-dismiss]").click()
    await expect(guide).to_be_hidden()
    await page.reload()
    await page.locator("[data-place][aria-current]").wait_for()
    await expect(guide).to_be_hidden()


@pytest.mark.parametrize(
    "callback_id, step", [("b1:import", "Press Start"), ("b1:send:7:1", "Send a few texts")]
)
async def test_start_is_ticked_off_by_a_contacts_card_and_by_no_other_modal(page, ask, callback_id, step):
    await ask(section("A modal"), callback_id=callback_id)
    await expect(page.locator("[data-qa=guide] [aria-current=step]")).to_contain_text(step)


async def test_the_guide_says_where_things_are_on_a_wide_screen_and_on_a_phone(look):
    page = await look(place="C0GENERAL")
    tip = page.locator("[data-qa=guide-tip]")
    await expect(tip).to_contain_text("on the left")
    await page.set_viewport_size(PHONE)
    await expect(tip).to_contain_text("Press Channels below")
    await page.locator("[data-qa=areas]").get_by_role("button", name="Channels").click()
    await page.locator("[data-qa=sidebar]").get_by_text("text-bank", exact=True).click()
    await expect(page.locator("[data-qa=guide] [aria-current=step]")).to_contain_text("Press Start")
    await page.set_viewport_size({"width": 1440, "height": 900})
    await expect(page.locator("[data-qa=sidebar]")).to_be_visible()


async def test_on_a_phone_the_guides_words_have_the_whole_width(page):
    await page.set_viewport_size(PHONE)
    wide = "least => document.querySelector('[data-qa=guide-tip]')?.getBoundingClientRect().width > least"
    await page.wait_for_function(wide, arg=0.8 * PHONE["width"])
