"""The page is worked without a mouse; fifty texts are one key pressed fifty times."""

from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import BANK
from tests.sandbox.page.gallery import button, field, modal, options, section

pytestmark = IN_BROWSER


def texting(number, **more):
    """The modal of one contact; its text has a block_id of its own."""
    return modal(
        section(f"Contact {number}"),
        field(
            f"text{number}", "plain_text_input", optional=False, multiline=True, initial_value=f"Hi {number}"
        ),
        title=f"Text {number}",
        **more,
    )


def go_on(gallery, *numbers):
    for number in numbers:
        gallery.answers.append({"response_action": "update", "view": texting(number)})


async def test_enter_sends_one_contact_after_another(page, ask, gallery):
    go_on(gallery, 2, 3)
    shown = await ask(*texting(1)["blocks"])
    for number in (1, 2):
        await expect(shown.locator("[data-qa=modal-submit]")).to_be_focused()
        await page.keyboard.press("Enter")
        assert (await gallery.submitted())[f"text{number}"]["it"]["value"] == f"Hi {number}"
        await expect(shown.get_by_role("heading")).to_have_text(f"Text {number + 1}")
    await page.keyboard.press("Enter")
    await expect(shown).to_have_count(0)


async def test_after_the_last_contact_a_key_pressed_once_too_often_does_nothing(page, ask, gallery):
    again = {"type": "actions", "elements": [button("Text again", "again")]}
    end = modal(section("That was the last one."), again, title="Done", submit=None)
    gallery.answers.append({"response_action": "update", "view": end})
    shown = await ask(*texting(1)["blocks"])
    await page.keyboard.press("Enter")
    await expect(shown.get_by_role("heading")).to_have_text("Done")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await gallery.submitted()
    await shown.get_by_role("button", name="Text again").click()
    await gallery.pressed()
    assert gallery.heard_nothing()


async def test_control_enter_sends_from_the_text_and_the_next_text_has_the_focus(page, ask, gallery):
    go_on(gallery, 2)
    shown = await ask(*texting(1)["blocks"])
    await shown.get_by_role("textbox").click()
    await page.keyboard.press("Control+End")
    await page.keyboard.type("!")
    await page.keyboard.press("Enter")
    await page.keyboard.type("Bye")
    await page.keyboard.press("Control+Enter")
    assert (await gallery.submitted())["text1"]["it"]["value"] == "Hi 1!\nBye"
    await expect(shown.get_by_role("textbox")).to_have_value("Hi 2")
    await expect(shown.get_by_role("textbox")).to_be_focused()
    await page.keyboard.press("Control+Enter")
    assert (await gallery.submitted())["text2"]["it"]["value"] == "Hi 2"


async def test_a_key_held_down_sends_once(page, ask, gallery):
    go_on(gallery, 2, 3)
    shown = await ask(*texting(1)["blocks"])
    await page.keyboard.down("Enter")
    await expect(shown.get_by_role("heading")).to_have_text("Text 2")
    for _ in range(3):
        await page.keyboard.down("Enter")
    await page.keyboard.up("Enter")
    await page.keyboard.press("Enter")
    await expect(shown.get_by_role("heading")).to_have_text("Text 3")
    for _ in range(2):
        await gallery.submitted()
    assert gallery.heard_nothing()


async def test_a_new_modal_stands_ready_in_the_field_that_must_be_filled_in(ask):
    shown = await ask(field("note", "plain_text_input"), field("name", "plain_text_input", optional=False))
    await expect(shown.locator("[data-block-id=name][data-action-id]")).to_be_focused()


async def test_a_field_may_ask_for_the_focus(ask):
    shown = await ask(
        field("name", "plain_text_input", optional=False),
        field("note", "plain_text_input", focus_on_load=True),
    )
    await expect(shown.locator("[data-block-id=note][data-action-id]")).to_be_focused()


async def test_the_tab_key_stays_inside_the_modal_and_escape_leaves_it(page, ask):
    shown = await ask(field("name", "plain_text_input"))
    for _ in range(12):
        await page.keyboard.press("Tab")
        await expect(shown.locator(":focus")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(shown).to_have_count(0)
    await expect(page.locator("[data-qa=composer]")).to_be_focused()


async def test_escape_closes_a_menu_before_it_closes_the_modal(page, ask):
    shown = await ask(field("pick", "static_select", options=options("Yes", "No")))
    await shown.locator("[data-action-id=it]").focus()
    await page.keyboard.press("ArrowDown")
    await expect(page.locator("[data-qa=options]")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-qa=options]")).to_have_count(0)
    await expect(shown.locator("[data-action-id=it]")).to_be_focused()
    await expect(shown).to_be_visible()


async def test_a_menu_is_worked_with_the_arrow_keys(page, ask, gallery):
    shown = await ask(field("pick", "static_select", options=options("Red", "Green", "Blue")))
    await shown.locator("[data-action-id=it]").focus()
    for key in ("Enter", "ArrowDown", "ArrowDown", "Enter"):
        await page.keyboard.press(key)
    await expect(shown.locator("[data-action-id=it]")).to_have_text("Blue")
    await shown.locator("[data-qa=modal-submit]").focus()
    await page.keyboard.press("Enter")
    assert (await gallery.submitted())["pick"]["it"]["selected_option"]["value"] == "blue"


async def test_the_phones_stay_in_reach_while_a_modal_is_open(page, ask):
    shown = await ask(field("name", "plain_text_input"))
    await page.keyboard.press("F6")
    await expect(page.locator("[data-qa=phones] :focus")).to_have_count(1)
    await page.locator("[data-qa=phone]").first.click()
    await expect(page.locator("[data-qa=phone-field]")).to_be_focused()
    await expect(shown).to_be_visible()


async def test_what_is_being_typed_keeps_its_caret_when_the_app_changes_another_block(page, ask, gallery):
    row = {"type": "actions", "elements": [button("Push", "other")]}
    shown = await ask(row, field("text", "plain_text_input", initial_value="abcd"))
    await shown.get_by_role("button", name="Push").click()
    view_id = (await gallery.pressed())["view"]["id"]
    text = shown.get_by_role("textbox")
    await text.focus()
    await page.keyboard.press("Home")
    await page.keyboard.type("1")
    blocks = (section("News"), field("text", "plain_text_input", initial_value="abcd"))
    await gallery.client.views_update(view_id=view_id, view=modal(*blocks))
    await expect(shown.get_by_text("News")).to_be_visible()
    await page.keyboard.type("2")
    await expect(text).to_have_value("12abcd")


async def test_buttons_in_messages_are_reached_and_pressed_by_keyboard(page, gallery):
    await gallery.post(BANK, blocks=[{"type": "actions", "elements": [button("Start", "start", value="7")]}])
    await page.get_by_role("button", name="Start").focus()
    await page.keyboard.press("Enter")
    assert (await gallery.pressed())["actions"][0]["value"] == "7"
