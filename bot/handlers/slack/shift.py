"""/shift: who is on now and who will be; opened, joined, left and ended."""

from collections.abc import Callable, Sequence

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment import cover, shift
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shift import ShiftRow, ShiftsPicture
from bot.handlers.meant import meant
from bot.handlers.slack import arguments, shift_open
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.screen import Screen
from bot.views.phrases import cover as cover_words
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.slack import notices
from bot.views.slack import shift as shown
from bot.views.tokens import Token, pattern

_ACTS: dict[str, tuple[Callable[..., ShiftRow], Callable[[ShiftRow], Words]]] = {
    "shift_join": (shift.join_shift, words.joined),
    "shift_leave": (shift.leave_shift, words.left),
    "shift_end": (shift.end_shift, words.ended),
}
_VERBS = {"open", "join", "leave", "end", "extend", "cover", "stop", "who"}
# What follows these are times, not a campaign's name.
_WITH_TIMES = {"extend", "cover"}
_MORE = "30m"


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/shift")(on_command)
    app.action(pattern("shifts"))(on_shifts)
    for verb in _ACTS:
        app.action(pattern(verb))(on_change)
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
    notice = await _change(desk, who, pressed)
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
    fitting = _fitting(picture, verb, "" if verb in _WITH_TIMES else typed)
    if len(fitting) != 1:
        several = shown.shifts(picture, words.WHICH)
        await screen.whisper(several if fitting else notices.message(words.NONE_TO[verb]))
        return
    notice = await _do(desk, who, verb, fitting[0], typed)
    await screen.whisper(shown.shifts(await desk.read(shift.all_shifts, who), notice))


async def _do(desk: Desk, who: Identity, verb: str, row: ShiftRow, typed: str) -> Words:
    match verb:
        case "extend":
            return words.extended(await desk.run(shift.extend_written, who, row.id, typed or _MORE))
        case "cover":
            return cover_words.asked(await desk.run(cover.ask_cover, who, row.id, typed))
        case "stop":
            series_id = row.recurs.series_id if row.recurs else 0
            return words.stopped(await desk.run(shift.stop_series, who, series_id))
        case _:
            return await _change(desk, who, Token(f"shift_{verb}", (row.id,)))


async def _change(desk: Desk, who: Identity, pressed: Token) -> Words:
    """Do what a button says, and tell it."""
    act, told = _ACTS[pressed.verb]
    return told(await desk.run(act, who, pressed.id))


async def _show(screen: Screen, picture: ShiftsPicture, notice: Words = ()) -> None:
    if screen.view:
        await screen.show(shown.shifts_modal(picture, notice))
    else:
        await screen.replace(shown.shifts(picture, notice))


def _fitting(picture: ShiftsPicture, verb: str, typed: str) -> Sequence[ShiftRow]:
    """The shifts that a verb may mean, of the campaign that was named: those that run, else those to come."""
    pools = [picture.running] if verb in {"end", "extend"} else [picture.running, picture.upcoming]
    if verb in {"leave", "cover"}:
        pools = [tuple(row for row in pool if row.mine) for pool in pools]
    if verb == "stop":
        pools = [_one_of_each_series(picture)]
    if typed:
        pools = [tuple(meant(typed, pool, words.whose)) for pool in pools]
    return next((pool for pool in pools if pool), ())


def _one_of_each_series(picture: ShiftsPicture) -> tuple[ShiftRow, ...]:
    going = [row for row in (*picture.running, *picture.upcoming) if row.recurs and not row.recurs.stopped]
    return tuple({row.recurs.series_id: row for row in reversed(going) if row.recurs}.values())
