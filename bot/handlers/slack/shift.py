"""/shift: who is on now and who will be; opened, joined, left and ended."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftsPicture
from bot.assignment.shifts import shift
from bot.handlers import shifting
from bot.handlers.slack import arguments, shift_open
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.screen import Screen
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.slack import notices
from bot.views.slack import shift as shown
from bot.views.tokens import Token, pattern

_VERBS = {"open", "join", "leave", "end", "extend", "cover", "stop", "who"}
# What follows these are times, not a campaign's name.
_WITH_TIMES = {"extend", "cover"}
_VERB = "shift_"


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/shift")(on_command)
    app.action(pattern("shifts"))(on_shifts)
    for verb in shifting.ACTS:
        app.action(pattern(_VERB + verb))(on_change)
    app.action(pattern("shift_extend"))(on_extend)
    app.action(pattern("shift_stop"))(on_stop)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, acting: Acting) -> None:
    """See all shifts, open one, or do what was typed to the one that is meant."""
    await ack()
    verb, typed = arguments.split(screen.typed, _VERBS)
    if verb == "open":
        await shift_open.open_typed(acting, await desk.read(shift.all_shifts, who), typed)
    elif verb in {"", "who"}:
        what = words.WHAT_TO_TYPE if typed else ()
        picture = await desk.read(shift.all_shifts, who)
        await screen.whisper(notices.message(what) if what else shown.shifts(picture))
    else:
        await _do_to_one(desk, who, screen, verb, typed)


async def on_shifts(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """All shifts as they are now, in their own place."""
    await ack()
    await _show(screen, await desk.read(shift.all_shifts, who))


async def on_change(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Join, leave or end a shift, and show all of them as they are now."""
    await ack()
    notice = await shifting.act(desk, who, pressed.verb.removeprefix(_VERB), pressed.id)
    await _show(screen, await desk.read(shift.all_shifts, who), notice)


async def on_extend(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Let a shift last longer, by as many minutes as the button says."""
    await ack()
    row = await desk.run(shift.extend_shift, who, pressed.id, pressed.nth(1))
    await _show(screen, await desk.read(shift.all_shifts, who), words.extended(row))


async def on_stop(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Let a shift recur no more."""
    await ack()
    called_off = await desk.run(shift.stop_series, who, pressed.id)
    await _show(screen, await desk.read(shift.all_shifts, who), words.stopped(called_off))


async def _do_to_one(desk: Desk, who: Identity, screen: Screen, verb: str, typed: str) -> None:
    """Do what was typed to the shift that is meant; ask where several are."""
    picture = await desk.read(shift.all_shifts, who)
    fitting = shifting.fitting(picture, verb, "" if verb in _WITH_TIMES else typed)
    if len(fitting) != 1:
        several = shown.shifts(picture, words.WHICH)
        await screen.whisper(several if fitting else notices.message(words.NONE_TO[verb]))
        return
    notice = await shifting.act_written(desk, who, verb, fitting[0], typed)
    await screen.whisper(shown.shifts(await desk.read(shift.all_shifts, who), notice))


async def _show(screen: Screen, picture: ShiftsPicture, notice: Words = ()) -> None:
    if screen.view:
        await screen.show(shown.shifts_modal(picture, notice))
    else:
        await screen.replace(shown.shifts(picture, notice))
