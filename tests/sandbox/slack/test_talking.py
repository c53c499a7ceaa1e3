"""Commands, buttons, menus and messages between people and an unmodified slack-bolt app."""

import pytest

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack.driver import NotAcknowledged


async def test_a_command_is_answered_in_its_acknowledgement_to_its_author_alone(slack, ana, ben):
    await ana.command("/echo hello")
    assert [message.text for message in ana.sees().ephemerals] == ["You said: hello"]
    assert not ben.sees().messages


async def test_names_in_a_command_become_ids_where_the_manifest_says_so(ana):
    await ana.command("/echo @ben & #leads @nobody a@ben")
    assert (
        ana.sees().messages[-1].body["text"] == "You said: <@U0BEN|ben> &amp; <#C0LEADS|leads> @nobody a@ben"
    )
    await ana.command("/raw @ben")
    assert ana.sees().messages[-1].body["text"] == "You said: @ben"


async def test_a_response_url_may_speak_to_the_whole_channel(slack, ana, ben):
    await ana.command("/kitchen")
    screen = await ben.until("Tuesday texters")
    assert not screen.ephemerals
    assert "@ana opened it" in screen


async def test_a_button_is_answered_privately_and_a_direct_message_follows(slack, ana, ben):
    await ana.command("/kitchen")
    await ben.until("Start")
    await ben.press("Start")
    await ben.until("@ben holds *25* contacts.")
    await ben.until("Ready when you are.")
    assert "holds" not in ana.sees()


@pytest.mark.parametrize(
    "name, wanted, answer",
    [
        ("Pick one", "Maybe", "pick: maybe"),
        ("more", "No", "more: no"),
        ("Who covers?", "U0BEN", "who: U0BEN"),
    ],
)
async def test_menus_send_what_was_chosen(ana, name, wanted, answer):
    await ana.command("/kitchen")
    await ana.until("Pick one")
    await ana.choose(name, wanted)
    await ana.until(answer)


async def test_a_button_can_take_its_message_away(slack, ana, ben):
    await ana.command("/kitchen")
    await ben.until("Tuesday texters")
    await ben.press("Delete")
    await ana.until(lambda screen: "Tuesday texters" not in screen)


async def test_a_direct_message_reaches_the_app_and_is_answered(slack, ana):
    direct = slack.world.direct([ana.id, "U0BATON"]).id
    await ana.say("good morning", direct)
    await ana.until("I heard: good morning (0 files)")


async def test_a_mention_in_a_channel_reaches_the_app(slack, ana, ben):
    await ana.say("@baton are you there?", "#text-bank")
    await ben.until("Hello @ana")


async def test_talk_in_channels_the_app_did_not_ask_for_is_not_delivered(slack, ana):
    await ana.say("not for the bot", "#text-bank")
    assert not slack.delivery.sent


async def test_the_home_tab_is_published_when_opened(ana):
    await ana.open_home()
    screen = await ana.until(lambda screen: screen.home)
    assert "Tuesday texters" in screen.home
    await ana.press("Ask me")
    assert (await ana.until(lambda screen: screen.modal)).modal.title == "Ask"


async def test_newcomers_are_greeted_after_an_invitation(slack, ana):
    await ana.command("/invite @baton", "#general")
    slack.crowd(1, "general")
    await ana.until("Welcome, @volunteer1")


async def test_a_shortcut_opens_a_modal_and_one_on_a_message_sees_it(slack, ana, ben):
    await ana.shortcut("greet")
    assert (await ana.until(lambda screen: screen.modal)).modal.title == "Greetings"
    await ben.say("look here", "#text-bank")
    await ben.shortcut("look", on=ben.sees().messages[-1])
    await ben.until("Seen: look here")


async def test_a_command_that_nobody_declared_is_refused_by_slack_itself(ana):
    with pytest.raises(CannotDo, match="/nope is not a command"):
        await ana.command("/nope")


async def test_an_app_that_does_not_answer_in_time_is_reported(slack, ana):
    slack.delivery.acknowledge_within(0.3)
    with pytest.raises(NotAcknowledged, match="operation_timeout"):
        await ana.command("/slow")
    assert "/slow: Baton did not respond in time (operation_timeout)." in ana.sees().notices


async def test_without_an_app_people_are_told_that_it_is_not_running(bare):
    bare.delivery.acknowledge_within(0.1)
    ana = bare.person("ana")
    with pytest.raises(NotAcknowledged, match="app_offline"):
        await ana.command("/echo hello")
    assert "/echo: Baton is not running (app_offline)." in ana.sees().notices
