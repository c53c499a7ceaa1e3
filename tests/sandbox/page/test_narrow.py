"""The page on a phone: one area at a time, nothing cut off."""

from playwright.async_api import expect

from tests.browser import IN_BROWSER, fixture
from tests.sandbox.page.conftest import BEN
from tests.sandbox.page.gallery import section

pytestmark = IN_BROWSER

PHONE = {"width": 420, "height": 860}
WIDER = "node => node.scrollWidth > node.clientWidth || node.getBoundingClientRect().right > innerWidth"


@fixture
async def narrow(page):
    await page.set_viewport_size(PHONE)
    return page


def area(page, name):
    return page.locator(f"[data-qa=areas] [data-area={name}]")


async def test_nothing_is_cut_off_on_a_phone(narrow):
    for name, shown in (("window", "pane"), ("places", "sidebar"), ("phones", "phones")):
        await area(narrow, name).click()
        for seen in ("body", "header.topbar", f"[data-qa={shown}]", "[data-qa=areas]"):
            assert not await narrow.locator(seen).evaluate(WIDER), (name, seen)


async def test_one_goes_to_the_phones_and_back(narrow):
    await expect(narrow.locator("[data-qa=pane]")).to_be_visible()
    await expect(narrow.locator("[data-qa=phones]")).to_be_hidden()
    await area(narrow, "phones").click()
    await expect(narrow.locator("[data-qa=phone]").first).to_be_visible()
    await expect(narrow.locator("[data-qa=pane]")).to_be_hidden()
    await area(narrow, "window").click()
    await expect(narrow.locator("[data-qa=composer]")).to_be_visible()


async def test_a_chosen_place_comes_into_sight(narrow):
    await area(narrow, "places").click()
    await narrow.locator("[data-place=C0GENERAL]").click()
    await expect(narrow.locator("[data-qa=pane]").get_by_role("heading", level=1)).to_contain_text("general")


async def test_a_modal_stands_within_the_screen(narrow, ask):
    shown = await ask(section("A question of many words " * 20))
    box = await shown.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


async def test_on_a_wide_screen_everything_stands_side_by_side(page):
    for shown in ("sidebar", "pane", "phones"):
        await expect(page.locator(f"[data-qa={shown}]")).to_be_visible()
    await expect(page.locator("[data-qa=areas]")).to_be_hidden()


async def test_one_becomes_somebody_else_on_a_phone(narrow):
    await narrow.locator("[data-qa=person-switch]").click()
    await narrow.locator(f"[data-qa=person][data-person={BEN}]").click()
    await expect(narrow.locator("[data-qa=person-switch]")).to_contain_text("Ben Okafor")


async def test_a_passing_notice_leaves_what_is_written_and_the_areas_free(narrow):
    await narrow.locator("[data-qa=composer]").fill("/nowhere")
    await narrow.locator("[data-qa=composer]").press("Enter")
    await narrow.wait_for_function(
        """() => {
            const box = (name) => document.querySelector(`[data-qa=${name}]`)?.getBoundingClientRect();
            return box("notice")?.height > 0 && box("notice").bottom <= box("composer")?.top;
        }"""
    )
