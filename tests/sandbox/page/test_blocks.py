"""Every block and element of Block Kit that the app may send is drawn, and works."""

import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import BANK
from tests.sandbox.page.gallery import button, field, mrkdwn, option, options, plain, section

pytestmark = IN_BROWSER

RAW = [{"type": "raw_text", "text": text} for text in ("Name", "table words")]
RICH = [{"type": "rich_text_section", "elements": [{"type": "text", "text": "rich_text words"}]}]
BLOCKS = [
    {"type": "section", "text": mrkdwn("section words"), "fields": [mrkdwn("one"), mrkdwn("two")]},
    {"type": "header", "text": plain("header words")},
    {"type": "context", "elements": [mrkdwn("context words")]},
    {"type": "actions", "elements": [button("actions words", "go")]},
    {"type": "rich_text", "elements": RICH},
    {"type": "table", "rows": [RAW, RAW]},
    {"type": "markdown", "text": "markdown words"},
    field("typed", "plain_text_input", label="input words"),
]


def choices(page, name=None):
    """The options of the menu that is open."""
    return page.locator("[data-qa=options]").get_by_role("option", name=name)


async def test_a_message_shows_the_words_of_every_block(page, gallery):
    await gallery.post(BANK, blocks=[*BLOCKS, {"type": "divider"}])
    message = page.locator("[data-qa=message]")
    for block in BLOCKS:
        drawn = message.locator(f".block-{block['type']}[data-block-id]")
        await expect(drawn.get_by_text(f"{block['type']} words").first).to_be_visible()
    await expect(message.locator(".block-divider hr")).to_be_visible()
    await expect(page.locator(".unknown")).to_have_count(0)


async def test_a_block_this_page_does_not_know_says_so(page, gallery):
    await gallery.post(
        BANK,
        blocks=[
            {
                "type": "video",
                "alt_text": "A video",
                "title": plain("A video"),
                "thumbnail_url": "https://example.org/a.png",
                "video_url": "https://example.org/a",
            }
        ],
    )
    await expect(page.locator(".unknown")).to_have_text("This page cannot show “video”.")


MENUS = ["static_select", "users_select", "conversations_select", "channels_select"]
PICKERS = ["datepicker", "timepicker", "datetimepicker"]
TYPED = ["plain_text_input", "email_text_input", "url_text_input", "number_input"]


def element(kind):
    """The smallest element of a kind, without its action_id."""
    more = {
        "static_select": {"options": options("Yes")},
        "external_select": {"min_query_length": 0},
        "checkboxes": {"options": options("Yes")},
        "radio_buttons": {"options": options("Yes")},
        "number_input": {"is_decimal_allowed": False},
    }
    return {"type": kind, **more.get(kind.removeprefix("multi_"), {})}


@pytest.mark.parametrize(
    "kinds",
    [
        TYPED,
        [*MENUS, "external_select"],
        [*(f"multi_{kind}" for kind in MENUS), "multi_external_select"],
        [*PICKERS, "checkboxes", "radio_buttons", "file_input"],
    ],
    ids=["typed", "menus", "multi menus", "choices"],
)
async def test_a_modal_draws_every_input_with_its_label_and_its_ids(page, ask, kinds):
    fields = []
    for kind in kinds:
        given = element(kind)
        fields.append(field(kind, given.pop("type"), label=f"The {kind}", hint=f"About {kind}", **given))
    shown = await ask(*fields)
    for kind in kinds:
        control = shown.locator(f"[data-block-id={kind}][data-action-id=it]")
        await expect(control).to_be_attached()
        await expect(shown.get_by_label(f"The {kind} (optional)", exact=True).first).to_be_attached()
        await expect(shown.get_by_text(f"About {kind}", exact=True)).to_be_visible()
    await expect(shown.locator(".unknown")).to_have_count(0)


async def test_a_press_carries_the_buttons_value_and_what_else_is_chosen(page, gallery):
    pick = {"type": "static_select", "action_id": "pick", "options": options("Yes", "No")}
    buttons = [button("Start", "start", value="b1:start:7", style="primary"), pick]
    await gallery.post(BANK, blocks=[{"type": "actions", "block_id": "row", "elements": buttons}])
    await page.locator("[data-action-id=pick]").click()
    await choices(page, "No").click()
    assert (await gallery.pressed())["actions"][0]["selected_option"]["value"] == "no"
    await page.get_by_role("button", name="Start").click()
    payload = await gallery.pressed()
    assert payload["actions"][0]["value"] == "b1:start:7"
    assert payload["state"]["values"]["row"]["pick"]["selected_option"]["value"] == "no"


async def test_an_overflow_menu_sends_the_chosen_option(page, gallery):
    more = {"type": "overflow", "action_id": "more", "options": options("Pause", "Close")}
    await gallery.post(BANK, blocks=[section("A campaign", accessory=more)])
    await page.locator("[data-action-id=more]").click()
    await page.get_by_role("menuitem", name="Close").click()
    assert (await gallery.pressed())["actions"][0]["selected_option"]["value"] == "close"


CONFIRM = {
    "title": plain("Sure?"),
    "text": mrkdwn("It is *final*."),
    "confirm": plain("Do it"),
    "deny": plain("Keep"),
}


async def test_a_button_that_asks_first_sends_nothing_until_one_goes_on(page, gallery):
    await gallery.post(
        BANK, blocks=[{"type": "actions", "elements": [button("End", "end", confirm=CONFIRM)]}]
    )
    end = page.get_by_role("button", name="End", exact=True)
    await end.click()
    await expect(page.locator("[data-qa=confirm]")).to_contain_text("It is final.")
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-qa=confirm]")).to_have_count(0)
    await expect(end).to_be_focused()
    assert gallery.heard_nothing()
    await end.click()
    await page.locator("[data-qa=confirm-yes]").click()
    assert (await gallery.pressed())["actions"][0]["action_id"] == "end"
    assert gallery.heard_nothing()


async def test_a_menu_that_asks_first_goes_back_when_one_thinks_better_of_it(page, gallery):
    pick = {"type": "static_select", "action_id": "pick", "confirm": CONFIRM, "options": options("Yes", "No")}
    await gallery.post(BANK, blocks=[section("Who?", accessory=pick)])
    menu = page.locator("[data-action-id=pick]")
    await menu.click()
    await choices(page, "No").click()
    await expect(menu).to_have_text("No")
    await page.locator("[data-qa=confirm-no]").click()
    await expect(menu).to_have_text("Choose an option")
    assert gallery.heard_nothing()


async def test_options_are_found_by_typing_within_their_groups(page, ask):
    groups = [
        {"label": plain("Cities"), "options": options("Málaga", "Toledo")},
        {"label": plain("Towns"), "options": options("Malton")},
    ]
    shown = await ask(field("where", "static_select", option_groups=groups))
    await shown.locator("[data-action-id=it]").click()
    await expect(choices(page)).to_have_count(3)
    await page.locator("[data-qa=select-filter]").fill("mal")
    await expect(choices(page)).to_have_text(["Málaga", "Malton"])
    await page.locator("[data-qa=select-filter]").fill("tol")
    await expect(page.locator(".options-group")).to_have_text(["Cities"])


async def test_an_external_menu_asks_the_app_as_one_types(page, ask, gallery):
    gallery.found = options("Elm Street", "Elm Lane")
    shown = await ask(field("street", "external_select", min_query_length=2))
    await shown.locator("[data-action-id=it]").click()
    await expect(page.get_by_text("Type at least 2 letters")).to_be_visible()
    await page.locator("[data-qa=select-filter]").fill("elm")
    await choices(page, "Elm Lane").click()
    await expect(shown.locator("[data-action-id=it]")).to_have_text("Elm Lane")


async def test_a_menu_of_people_and_rooms_offers_those_of_the_workspace(page, ask):
    shown = await ask(field("who", "users_select"), field("where", "channels_select"))
    await shown.locator("[data-block-id=who][data-action-id]").click()
    await expect(choices(page)).to_have_count(6)
    await expect(choices(page, "Baton")).to_have_count(0)
    await page.keyboard.press("Escape")
    await shown.locator("[data-block-id=where][data-action-id]").click()
    await expect(choices(page)).to_have_text(["#general", "#text-bank", "#leads"])


async def test_the_home_tab_shows_the_apps_view_and_its_buttons_work(page, gallery):
    gallery.home = [
        section("Your bucket: *25*"),
        {"type": "actions", "elements": [button("Start", "start", value="7")]},
    ]
    await page.locator("[data-place=app]").click()
    home = page.locator("[data-qa=home]")
    await expect(home).to_contain_text("Your bucket: 25")
    await home.get_by_role("button", name="Start").click()
    payload = await gallery.pressed()
    assert payload["view"]["type"] == "home"
    assert payload["actions"][0]["value"] == "7"


async def test_a_choice_shows_what_its_options_mean(ask):
    described = [option("Even", description=plain("Everybody the same")), option("By load")]
    shown = await ask(field("split", "radio_buttons", options=described, initial_option=described[0]))
    await expect(shown.get_by_text("Everybody the same")).to_be_visible()
    await expect(shown.get_by_role("radio", name="Even")).to_be_checked()
