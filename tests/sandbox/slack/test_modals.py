"""Modals from opening to end: stacks, answers to submissions, fields and what stays in them."""

import pytest

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack.acts import modals
from baton_sandbox.slack.blockkit.answers import state_of
from baton_sandbox.slack.driver import NotAcknowledged


@pytest.fixture
async def asked(ana):
    """Ana with the question open."""
    await ana.command("/ask")
    await ana.until(lambda screen: screen.modal)
    return ana


async def test_a_submission_closes_the_modal_and_its_values_arrive(asked):
    await asked.choose("Tags", "Yes", "No")
    await asked.choose("Sure", "Maybe")
    await asked.submit(Text="fine", Day="2026-11-03")
    await asked.until("Noted: fine")
    assert not asked.sees().modals


async def test_everything_filled_in_reaches_the_app_in_slacks_shape(slack, asked):
    await asked.choose("Tags", "Yes", "No")
    await asked.choose("Notes", "Maybe")
    await asked.submit(Text="fine", Day="2026-11-03")
    values = slack.delivered("view_submission")[-1]["view"]["state"]["values"]
    assert values["text"]["text"] == {"type": "plain_text_input", "value": "fine"}
    assert [one["value"] for one in values["tags"]["tags"]["selected_options"]] == ["yes", "no"]
    assert values["day"]["day"] == {"type": "datepicker", "selected_date": "2026-11-03"}
    assert values["sure"]["sure"] == {"type": "radio_buttons", "selected_option": None}
    assert values["list"]["list"] == {"type": "file_input", "files": []}


async def test_errors_stand_under_their_fields_and_the_modal_stays(asked):
    await asked.submit(Text="bad words")
    assert asked.sees().errors == {"text": "Please say something good."}
    assert asked.modal.title == "Ask"
    await asked.submit(Text="better words")
    await asked.until("Noted: better words")


async def test_a_required_field_left_empty_is_not_even_sent(slack, asked):
    sent = len(slack.delivery.sent)
    await asked.submit()
    assert asked.sees().errors == {"text": "Please fill this in."}
    assert len(slack.delivery.sent) == sent


async def test_a_submission_can_be_answered_with_the_next_version(slack, asked):
    before, calls = asked.modal.body, len(slack.calls)
    await asked.submit(Text="more please")
    after = asked.modal
    assert after.title == "Again"
    assert "You said: more please" in after
    assert after.body["id"] == before["id"]
    assert after.body["hash"] != before["hash"]
    assert len(slack.calls) == calls, "answering with the next view takes no Web API call at all"


async def test_a_field_of_the_same_ids_keeps_what_was_typed_across_an_update(asked):
    await asked.submit(Text="more please")
    values = asked.modal.body["state"]["values"]
    assert values["text"]["text"]["value"] == "more please"


async def test_a_submission_can_push_and_clear(asked):
    await asked.submit(Text="deeper")
    assert [view.title for view in asked.sees().modals] == ["Ask", "Pushed"]
    await asked.submit(Text="clear")
    assert not asked.sees().modals


async def test_submitting_the_upper_view_returns_to_the_lower(asked):
    await asked.press("Deeper")
    await asked.until(lambda screen: len(screen.modals) == 2)
    lower, upper = asked.sees().modals
    assert upper.body["previous_view_id"] == upper.body["root_view_id"] == lower.body["id"]
    await asked.submit(Text="fine")
    assert [view.title for view in asked.sees().modals] == ["Ask"]


async def test_a_stack_holds_three_views(slack, asked):
    for depth in (2, 3):
        await asked.press("Deeper")
        await asked.until(lambda screen, depth=depth: len(screen.modals) == depth)
    await asked.press("Deeper")
    refused = await slack.until(lambda: [call for call in slack.calls if call.error])
    assert [(call.method, call.error) for call in refused] == [("views.push", "push_limit_reached")]
    assert len(asked.sees().modals) == 3


async def test_closing_tells_the_app_once_for_each_view(slack, asked):
    await asked.press("Deeper")
    await asked.until(lambda screen: len(screen.modals) == 2)
    await asked.close()
    await asked.until("You closed it.")
    assert [view.title for view in asked.sees().modals] == ["Ask"]
    await asked.press("Deeper")
    await asked.until(lambda screen: len(screen.modals) == 2)
    await asked.close(everything=True)
    await asked.until(lambda screen: screen.text.count("You closed everything.") == 2)


async def test_an_external_menu_is_filled_by_the_app(asked):
    assert await asked.suggestions("Street", "Oak") == ["Oak Street", "Oak Avenue", "Oak Lane"]


async def test_what_the_app_offers_can_be_chosen(slack, asked):
    await asked.choose("Street", "Elm Street")
    await asked.submit(Text="fine")
    values = slack.delivered("view_submission")[-1]["view"]["state"]["values"]
    assert values["street"]["street"]["selected_option"]["value"] == "elm street"


async def test_an_answer_slack_would_refuse_leaves_the_modal_and_is_noted(bare, slack, asked):
    with pytest.raises(NotAcknowledged, match="dispatch_failed"):
        await asked.submit(Text="wrong title")
    assert asked.modal.title == "Ask"
    assert "must be less than 25 characters [json-pointer:/view/title/text]" in slack.mistakes[0]
    slack.workspace.mistakes.clear()


async def test_a_closed_modal_cannot_be_pressed_or_submitted(slack, asked):
    deeper = asked.finds("Deeper")
    await asked.close()
    with pytest.raises(CannotDo, match="closed"):
        await asked.press(deeper)


async def test_nobody_submits_or_closes_somebody_elses_modal(slack, asked, ben):
    with pytest.raises(CannotDo, match="closed"):
        await modals.submit(slack.workspace, ben.id, asked.modal.body["id"], {})
    with pytest.raises(CannotDo, match="closed"):
        await modals.close(slack.workspace, ben.id, asked.modal.body["id"])
    assert asked.modal.title == "Ask"


async def test_errors_must_stand_under_fields(slack, asked):
    with pytest.raises(NotAcknowledged, match="dispatch_failed"):
        await asked.submit(Text="misplaced error")
    assert "errors must name input blocks" in slack.mistakes[0]
    slack.workspace.mistakes.clear()


def test_the_state_of_a_field_is_what_was_entered_else_the_first_value_else_nothing():
    def block(block_id, **element):
        element = {"type": "plain_text_input", "action_id": "a", **element}
        return {"type": "input", "block_id": block_id, "element": element}

    blocks = [block("typed", initial_value="x"), block("given", initial_value="x"), block("empty")]
    state = state_of(blocks, {"typed": {"a": {"value": "y"}}, "gone": {"a": {"value": "z"}}})
    assert {block_id: actions["a"]["value"] for block_id, actions in state.items()} == {
        "typed": "y",
        "given": "x",
        "empty": None,
    }
