"""Words that people write to Baton itself, and help after a command."""

from tests.handlers.slack.test_text import campaign

__all__ = ["campaign"]


async def test_whoever_writes_to_baton_is_told_where_to_start(slack, ben, campaign):
    room = slack.workspace.world.direct(["U0BEN", slack.workspace.app.bot_user])
    await ben.say("hello?", room.id)
    await ben.until("it answers by buttons")
    await ben.press("Start page")
    await ben.until("Primary day")
    assert len(slack.delivered("event_callback")) < 5, "Baton does not answer itself"


async def test_help_after_a_command_says_what_can_be_typed(ben, campaign):
    await ben.command("/text help")
    await ben.until("start it at once")
    await ben.command("/shift Help ")
    await ben.until("/shift join")
