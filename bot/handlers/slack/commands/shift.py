"""/shift: what is typed behind it; the rest is alike everywhere."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers import shifting
from bot.handlers.chat.shifts import shift
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.commands import shift_open
from bot.views.parts import notice
from bot.views.phrases.shifts import shift as words

_VERBS = {"open", "join", "leave", "end", "extend", "cover", "stop", "who", "zone"}
# What follows these are times, not a campaign's name.
_WITH_TIMES = {"extend", "cover"}


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/shift")(on_command)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """See all shifts, open one, or do what was typed to the one that is meant."""
    await ack()
    verb, typed = arguments.split(acting.screen.typed, _VERBS)
    if verb == "open":
        await shift_open.open_typed(acting, await shift.picture(acting), typed)
    elif verb == "zone":
        await shift.on_zone(acting, typed)
    elif verb in {"", "who"}:
        unread = notice(words.WHAT_TO_TYPE) if typed else None
        await acting.pages.show(unread or await shift.listing(acting))
    else:
        named = "" if verb in _WITH_TIMES else typed
        fitting = shifting.fitting(await shift.picture(acting), verb, named)
        await shift.act_on_one(acting, verb, fitting, typed)
