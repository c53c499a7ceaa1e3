"""Times on the page are those of whoever reads, wherever the browser thinks it is."""

from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import BANK
from tests.sandbox.page.gallery import field

pytestmark = IN_BROWSER

ANA, MAI = "U0ANA", "U0MAI"  # of New York and of Los Angeles
AFTERNOON = int(datetime(2026, 3, 10, 19, 45, tzinfo=UTC).timestamp())
DATES = f"<!date^{AFTERNOON}^{{date_num}} {{time}}|then>"


@pytest.mark.parametrize("person, time", [(ANA, "2026-03-10 3:45 PM"), (MAI, "2026-03-10 12:45 PM")])
async def test_dates_are_told_in_the_zone_of_the_member_one_is(look, gallery, person, time):
    await gallery.post(BANK, text=DATES)
    page = await look(person, timezone_id="Asia/Tokyo")
    await expect(page.locator("[data-qa=message]")).to_contain_text(time)


async def test_the_time_of_a_message_follows_who_one_becomes(look, gallery):
    await gallery.post(BANK, text="Hello")
    page = await look(ANA, timezone_id="Europe/Berlin")
    time = page.locator("[data-qa=message] time.message-time")
    in_new_york = await time.inner_text()
    await expect(page.locator("[data-qa=clock]")).to_contain_text(" E")
    await page.locator("[data-qa=person-switch]").click()
    await page.locator(f"[data-qa=person][data-person={MAI}]").click()
    await expect(page.locator("[data-qa=clock]")).to_contain_text(" P")
    await expect(time).not_to_have_text(in_new_york)


async def test_a_day_and_minute_are_chosen_on_the_readers_clock(look, gallery):
    page = await look(MAI, timezone_id="Asia/Tokyo")
    gallery.view = {
        "type": "modal",
        "callback_id": "gallery",
        "title": {"type": "plain_text", "text": "When"},
        "submit": {"type": "plain_text", "text": "Go"},
        "blocks": [field("when", "datetimepicker", initial_date_time=AFTERNOON)],
    }
    await page.locator("[data-qa=composer]").fill("/ask")
    await page.keyboard.press("Enter")
    picker = page.locator("[data-qa=modal] input")
    await expect(picker).to_have_value("2026-03-10T12:45")
    await picker.fill("2026-11-01T09:30")  # the day on which clocks go back there
    await page.locator("[data-qa=modal-submit]").click()
    chosen = (await gallery.submitted())["when"]["it"]["selected_date_time"]
    assert datetime.fromtimestamp(chosen, UTC) == datetime(2026, 11, 1, 17, 30, tzinfo=UTC)
