"""What people see when something is refused or goes wrong, wherever they acted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment.people import members
from bot.storage.people import persons


@pytest.fixture
def campaign(bank):
    """An open campaign of three contacts."""
    return bank.open(3, name="Primary day")


def pressed(slack, action_id):
    """The last press as it would come from a button of another version."""
    payload = dict(slack.delivered("block_actions")[-1])
    return payload | {"actions": [payload["actions"][0] | {"action_id": action_id}]}


async def starts(member):
    await member.command("/text")
    await member.until("Start")
    await member.press("Start")
    await member.until(lambda screen: screen.modal)


async def test_a_refusal_is_private_and_beside_what_was_pressed(slack, ben, ana, bank, campaign):
    await starts(ben)
    start = ben.finds("Start", on=ben.sees().ephemerals[-1])
    bank.do(members.suspend, bank.ana, bank.person_id(bank.account(ben)))
    await ben.close()
    await ben.press(start)
    refused = (await ben.until("You are suspended from texting")).ephemerals[-1]
    assert refused.posted.channel == ben.sees().ephemerals[0].posted.channel
    assert "suspended" not in ana.sees()


async def test_a_refusal_to_a_button_of_a_modal_lies_on_top_and_takes_nothing_away(
    slack, ben, bank, campaign
):
    await starts(ben)
    for _ in range(3):
        await ben.submit()
    bank.hear(bank.conversation_ids()[0], "Who is this?")
    await ben.command("/text")
    await ben.press("Open", on=(await ben.until("Who is this?")).ephemerals[-1])
    await ben.until("Your reply")
    await ben.fill("Your reply", "I am Ben.")
    bank.do(members.suspend, bank.ana, bank.person_id(bank.account(ben)))
    await ben.press("Opt out")
    await ben.until("You are suspended")
    await ben.close()
    assert "I am Ben." in ben.modal


@pytest.mark.parametrize("action_id", ["b0:start:1", "b1:fly:1", "approve_request", "b1:start:x"])
async def test_a_button_of_another_baton_says_so_and_does_nothing(slack, ben, bank, campaign, action_id):
    await starts(ben)
    answer = await slack.delivery.interaction("interactive", pressed(slack, action_id))
    assert answer.ok
    await ben.until("This button is from an older Baton")
    assert bank.sent() == []


async def test_a_button_without_its_id_is_an_old_one(slack, ben, campaign):
    await starts(ben)
    await slack.delivery.interaction("interactive", pressed(slack, "b1:start"))
    await ben.until("This button is from an older Baton")


async def test_a_form_of_another_baton_says_so(slack, ben, bank, campaign):
    await starts(ben)
    await ben.submit()
    payload = dict(slack.delivered("view_submission")[-1])
    payload["view"] = payload["view"] | {"callback_id": "b0:send:1:1"}
    answer = await slack.delivery.interaction("interactive", payload)
    assert answer.body["response_action"] == "push"
    assert "older Baton" in str(answer.body)
    assert len(bank.sent()) == 1


async def test_a_command_that_only_the_manifest_knows_is_answered(slack, ben):
    await ben.command("/text")
    payload = slack.delivered("/text")[-1] | {"command": "/dance"}
    answer = await slack.delivery.interaction("slash_commands", payload)
    assert answer.ok
    await ben.until("Baton does not know this command")


@pytest.mark.parametrize("told", ["console", "json"], indirect=True)
async def test_something_broken_is_an_apology_with_the_reference_of_the_log(told, slack, ben, bank, campaign):
    await starts(ben)
    with bank.database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE campaign SET first_texts = '[]'")
    await ben.submit()
    assert "Sorry, something broke" in ben.modal
    reference = ben.modal.text.partition("tell an admin “")[2].partition("”")[0]
    line = next(line for line in told.getvalue().splitlines() if reference in line)
    assert all(said in line for said in ("error", "ValueError", "bot/assignment/"))
    assert "+1212555" not in told.getvalue()
    await ben.close()
    assert "1 of 3" in ben.modal


@pytest.mark.parametrize("told", ["console", "json"], indirect=True)
async def test_a_scope_that_the_app_lacks_is_named_to_the_person_and_in_the_log(told, slack, ben, campaign):
    manifest = slack.workspace.manifest
    slack.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"users:read"})
    await ben.command("/text")
    await ben.until("the app lacks the scope users:read")
    assert "users:read" in told.getvalue()


async def test_slack_failing_underneath_is_told_and_the_press_can_be_repeated(slack, ben, bank, campaign):
    await ben.command("/text")
    await ben.until("Start")
    slack.faults.server_error("views.open")
    await ben.press("Start")
    await ben.until("The chat did not answer Baton in time")
    await ben.press("Start", on=ben.sees().ephemerals[0])
    await ben.until("1 of 3")


async def test_when_nothing_can_be_told_the_press_is_acknowledged_all_the_same(slack, ben, campaign):
    await ben.open_home()
    await ben.until("Start")
    slack.faults.server_error("views.open", times=2)
    answer = await ben.press("Start")
    assert answer.ok


async def test_a_home_button_that_comes_too_late_goes_on_in_the_direct_message(slack, ben, bank, campaign):
    await ben.open_home()
    await ben.until("Start")
    with bank.database.transaction() as busy:
        persons.locked(busy, bank.person_id(bank.account(ben)))
        await ben.press("Start")
        slack.clock.advance(timedelta(seconds=4))
    await ben.until("This took too long to open")
    await ben.press("Continue")
    await ben.until("1 of 3")


async def test_an_event_that_comes_again_is_answered_and_does_nothing(slack, ben, campaign):
    await ben.open_home()
    await ben.until("Start")
    published = len([call for call in slack.calls if call.method == "views.publish"])
    for _ in range(3):
        assert (await slack.delivery.again()).ok
    await ben.command("/text")
    assert len([call for call in slack.calls if call.method == "views.publish"]) == published == 1


async def test_an_event_that_nobody_listens_to_is_acknowledged(slack, ben):
    await ben.open_home()
    payload = slack.delivery.sent[-1].payload
    payload |= {"event_id": "Ev2", "event": {"type": "team_join", "user": "U0BEN"}}
    assert (await slack.delivery.again()).ok


async def test_what_cannot_be_said_beside_the_command_any_more_comes_as_a_direct_message(slack, ben):
    await ben.command("/text")
    await ben.until("No campaign is open")
    slack.clock.advance(timedelta(minutes=31))
    payload = slack.delivered("/text")[-1] | {"trigger_id": "T1.later"}
    await slack.delivery.interaction("slash_commands", payload)
    (late,) = (await ben.until(lambda screen: len(screen.messages) == 2)).messages[1:]
    assert late.posted.channel.startswith("D")
    assert not late.is_ephemeral
