"""/people: who is on the team, by name or mention; and linking what was typed."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.people import members
from bot.assignment.people.linking import look
from bot.handlers.chat.people import linking, people
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.identity import PLATFORM
from bot.views.screens.people.linking import mine
from bot.views.screens.people.people import person


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/people")(on_command)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """Everybody, the person who was mentioned, or those with a name like what was typed.

    Whoever is no admin sees their own accounts.
    """
    await ack()
    typed = acting.screen.typed
    verb, rest = arguments.split(typed, ("link",))
    if verb:
        await linking.typed(acting, rest)
    elif account := arguments.mentioned(typed):
        row = await acting.desk.read(members.look_up, acting.who, PLATFORM, account)
        await acting.pages.show(person(row))
    elif rest or (own := await acting.desk.read(look, acting.who)).is_admin:
        await people.find(acting, rest.removeprefix("@"))
    else:
        await acting.pages.show(mine(own))
