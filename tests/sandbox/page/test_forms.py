"""What a person fills in reaches the app in Slack's own shape, and outlives the app's changes to the view."""

import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.sandbox.page.conftest import ANA, BANK
from tests.sandbox.page.gallery import button, field, modal, options, plain, section

pytestmark = IN_BROWSER

YES, NO = options("Yes", "No")
INITIAL = {
    "plain_text_input": ("initial_value", "value", "Hello"),
    "email_text_input": ("initial_value", "value", "ana@example.org"),
    "url_text_input": ("initial_value", "value", "https://example.org"),
    "number_input": ("initial_value", "value", "12"),
    "static_select": ("initial_option", "selected_option", YES),
    "external_select": ("initial_option", "selected_option", YES),
    "radio_buttons": ("initial_option", "selected_option", NO),
    "checkboxes": ("initial_options", "selected_options", [YES, NO]),
    "multi_static_select": ("initial_options", "selected_options", [NO]),
    "multi_external_select": ("initial_options", "selected_options", [NO]),
    "users_select": ("initial_user", "selected_user", ANA),
    "multi_users_select": ("initial_users", "selected_users", [ANA]),
    "conversations_select": ("initial_conversation", "selected_conversation", BANK),
    "multi_conversations_select": ("initial_conversations", "selected_conversations", [BANK]),
    "channels_select": ("initial_channel", "selected_channel", BANK),
    "multi_channels_select": ("initial_channels", "selected_channels", [BANK]),
    "datepicker": ("initial_date", "selected_date", "2026-03-10"),
    "timepicker": ("initial_time", "selected_time", "20:30"),
    "datetimepicker": ("initial_date_time", "selected_date_time", 1_773_180_000),
}
WITH_OPTIONS = {"static_select", "radio_buttons", "checkboxes", "multi_static_select"}


def inputs(*, with_initial):
    """One input of every kind, its block_id being its kind."""
    for kind, (initial, _, value) in INITIAL.items():
        more: dict[str, object] = {"options": [YES, NO]} if kind in WITH_OPTIONS else {}
        if kind == "number_input":
            more["is_decimal_allowed"] = False
        if with_initial:
            more[initial] = value
        yield field(kind, kind, **more)


def bare(option):
    """An option as the app gave it, without what Slack fills in."""
    return {**option, "text": plain(option["text"]["text"])} if isinstance(option, dict) else option


def value_of(state, key):
    value = state[key]
    return [bare(one) for one in value] if isinstance(value, list) else bare(value)


async def submit(shown):
    await shown.locator("[data-qa=modal-submit]").click()


async def test_untouched_inputs_are_submitted_with_their_initial_values(ask, gallery):
    await submit(await ask(*inputs(with_initial=True)))
    values = await gallery.submitted()
    for kind, (_, key, expected) in INITIAL.items():
        state = values[kind]["it"]
        assert (state["type"], set(state), value_of(state, key)) == (kind, {"type", key}, expected)


async def test_empty_inputs_are_submitted_as_null_or_an_empty_list(ask, gallery):
    await submit(await ask(*inputs(with_initial=False), field("files", "file_input")))
    values = await gallery.submitted()
    for kind, (_, key, _) in INITIAL.items():
        assert values[kind]["it"] == {"type": kind, key: [] if key.endswith("s") else None}
    assert values["files"]["it"]["files"] == []


async def test_what_is_chosen_and_typed_is_what_is_submitted(page, ask, gallery):
    shown = await ask(
        field("name", "plain_text_input"),
        field("tags", "multi_static_select", options=[YES, NO]),
        field("who", "users_select"),
        field("notes", "checkboxes", options=[YES, NO]),
        field("day", "datepicker"),
        field("hour", "timepicker"),
    )
    await shown.get_by_label("name (optional)").fill("Ben & <Co>")
    await shown.locator("[data-block-id=tags][data-action-id]").click()
    for name in ("Yes", "No"):
        await page.locator("[data-qa=options]").get_by_role("option", name=name).click()
    await page.keyboard.press("Escape")
    await shown.get_by_role("button", name="Remove Yes").click()
    await shown.locator("[data-block-id=who][data-action-id]").click()
    await page.locator("[data-qa=options]").get_by_role("option", name="Ben Okafor").click()
    await shown.get_by_role("checkbox", name="No").check()
    await shown.locator("[data-block-id=day][data-action-id]").fill("2026-03-11")
    await shown.locator("[data-block-id=hour][data-action-id]").fill("09:05")
    await submit(shown)
    values = await gallery.submitted()
    assert values["name"]["it"]["value"] == "Ben & <Co>"
    assert [one["value"] for one in values["tags"]["it"]["selected_options"]] == ["no"]
    assert values["who"]["it"]["selected_user"] == "U0BEN"
    assert [one["value"] for one in values["notes"]["it"]["selected_options"]] == ["no"]
    assert values["day"]["it"]["selected_date"] == "2026-03-11"
    assert values["hour"]["it"]["selected_time"] == "09:05"


async def test_a_value_stays_with_its_ids_through_an_update_and_starts_afresh_under_others(ask, gallery):
    before = modal(field("kept", "plain_text_input", initial_value="a"), field("text1", "plain_text_input"))
    after = modal(
        field("kept", "plain_text_input", initial_value="b", label="Renamed"),
        field("text2", "plain_text_input", initial_value="fresh"),
        title="After",
    )
    gallery.answers.append({"response_action": "update", "view": after})
    shown = await ask(*before["blocks"])
    await shown.locator("[data-block-id=kept][data-action-id]").fill("typed")
    await shown.locator("[data-block-id=text1][data-action-id]").fill("gone")
    await submit(shown)
    await expect(shown.get_by_role("heading")).to_have_text("After")
    await expect(shown.get_by_label("Renamed (optional)")).to_have_value("typed")
    await expect(shown.locator("[data-block-id=text2][data-action-id]")).to_have_value("fresh")
    await gallery.submitted()
    await submit(shown)
    values = await gallery.submitted()
    assert {block: actions["it"]["value"] for block, actions in values.items()} == {
        "kept": "typed",
        "text2": "fresh",
    }


async def test_the_view_that_answers_a_submission_is_read_from_its_top(ask, gallery):
    many = [section(f"Line {number}") for number in range(40)]
    gallery.answers.append({"response_action": "update", "view": modal(*many, title="After")})
    shown = await ask(*many, field("last", "plain_text_input"))
    body = shown.locator("[data-qa=modal-body]")
    await shown.locator("[data-block-id=last][data-action-id]").fill("below")
    assert await body.evaluate("body => body.scrollTop") > 0
    await submit(shown)
    await expect(shown.get_by_role("heading")).to_have_text("After")
    assert await body.evaluate("body => body.scrollTop") == 0


async def test_the_apps_errors_stand_under_their_fields_and_go_with_the_next_try(ask, gallery):
    gallery.answers.append({"response_action": "errors", "errors": {"zip": "No such ZIP code."}})
    shown = await ask(field("name", "plain_text_input"), field("zip", "plain_text_input"))
    await submit(shown)
    zip_block = shown.locator(".block-input[data-block-id=zip]")
    await expect(zip_block.locator("[data-qa=field-error]")).to_have_text("No such ZIP code.")
    await expect(zip_block.locator("[data-action-id]")).to_be_focused()
    await expect(zip_block.locator("[data-action-id]")).to_have_attribute("aria-invalid", "true")
    await submit(shown)
    await expect(shown).to_have_count(0)


@pytest.mark.parametrize(
    "element, typed, problem",
    [
        ({"kind": "plain_text_input"}, "", "Please fill in “it”."),
        ({"kind": "plain_text_input", "min_length": 3}, "ab", "Write at least 3 characters."),
        ({"kind": "plain_text_input", "max_length": 3}, "abcd", "Write at most 3 characters."),
        (
            {"kind": "email_text_input"},
            "ana",
            "This is not an e-mail address. Write it like name@example.org.",
        ),
        ({"kind": "url_text_input"}, "ana", "This is not a web address. Write it like https://example.org."),
        ({"kind": "number_input", "is_decimal_allowed": False}, "1.5", "Write a whole number."),
        ({"kind": "number_input", "is_decimal_allowed": True, "max_value": "9"}, "9.5", "The most is 9."),
    ],
)
async def test_what_slack_would_not_send_is_not_sent(page, ask, gallery, element, typed, problem):
    kind = element.pop("kind")
    shown = await ask(field("it", kind, label="it", optional=False, **element))
    await shown.locator("[data-action-id=it]").fill(typed)
    await page.keyboard.press("Enter")
    await expect(shown.locator("[data-qa=field-error]")).to_have_text(problem)
    assert gallery.heard_nothing()


async def test_a_chosen_file_is_uploaded_and_submitted(ask, gallery):
    shown = await ask(field("list", "file_input", filetypes=["csv"], max_files=1))
    given = {"name": "voters.csv", "mimeType": "text/csv", "buffer": b"phone\n"}
    await shown.locator("[data-action-id=it]").set_input_files(given)
    await expect(shown.get_by_text("voters.csv")).to_be_visible()
    await submit(shown)
    files = (await gallery.submitted())["list"]["it"]["files"]
    assert [(file["name"], file["size"]) for file in files] == [("voters.csv", 6)]


async def test_an_input_that_dispatches_sends_on_enter_or_as_one_types(page, ask, gallery):
    as_typed = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    shown = await ask(
        field("find", "plain_text_input", dispatch_action=True),
        field("live", "plain_text_input", dispatch_action=True, **as_typed),
        field("pick", "static_select", dispatch_action=True, options=[YES, NO]),
    )
    await shown.locator("[data-block-id=find][data-action-id]").fill("elm")
    await page.keyboard.press("Enter")
    assert (await gallery.pressed())["actions"][0]["value"] == "elm"
    await shown.locator("[data-block-id=live][data-action-id]").fill("oak")
    assert (await gallery.pressed())["actions"][0]["value"] == "oak"
    await shown.locator("[data-block-id=pick][data-action-id]").click()
    await page.locator("[data-qa=options]").get_by_role("option", name="No").click()
    payload = await gallery.pressed()
    assert payload["actions"][0]["selected_option"]["value"] == "no"
    assert payload["view"]["state"]["values"]["find"]["it"]["value"] == "elm"
    assert gallery.heard_nothing()


async def test_modals_stack_and_the_lower_one_keeps_what_was_typed(ask, gallery):
    shown = await ask(
        {"type": "actions", "elements": [button("More", "push")]},
        field("name", "plain_text_input"),
        title="First",
    )
    await shown.locator("[data-action-id=it]").fill("kept")
    gallery.view = modal(section("Deeper"), title="Second", submit=None)
    await shown.get_by_role("button", name="More").click()
    await expect(shown.get_by_role("heading")).to_have_text("Second")
    await expect(shown).to_have_attribute("data-depth", "2")
    await expect(shown.locator("[data-qa=modal-submit]")).to_be_hidden()
    await shown.locator("[data-qa=modal-back]").click()
    await expect(shown.get_by_role("heading")).to_have_text("First")
    await expect(shown.locator("[data-action-id=it]")).to_have_value("kept")


async def test_the_cross_closes_the_whole_stack_and_tells_the_app(ask, gallery):
    shown = await ask({"type": "actions", "elements": [button("More", "push")]}, notify_on_close=True)
    gallery.view = modal(section("Deeper"), title="Second", notify_on_close=True)
    await shown.get_by_role("button", name="More").click()
    await expect(shown.get_by_role("heading")).to_have_text("Second")
    await shown.locator("[data-qa=modal-close]").click()
    await expect(shown).to_have_count(0)
    assert [(await gallery.closed())["is_cleared"] for _ in range(2)] == [True, True]


async def test_a_reloaded_tab_shows_the_same_modal_with_what_the_app_has_seen(page, ask, gallery):
    shown = await ask(field("pick", "static_select", dispatch_action=True, options=[YES, NO]))
    await shown.locator("[data-action-id=it]").click()
    await page.locator("[data-qa=options]").get_by_role("option", name="No").click()
    await gallery.pressed()
    await page.reload()
    await expect(shown.locator("[data-action-id=it]")).to_have_text("No")
