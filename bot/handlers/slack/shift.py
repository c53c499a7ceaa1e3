"""/shift: who is on now and who will be; opened, joined, left and ended."""

from collections.abc import Callable, Sequence

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment import shift
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shift import ShiftRow, ShiftsPicture
from bot.assignment.refusals import NotAnAdmin
from bot.handlers.slack import arguments
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words
from bot.views.slack import notices
from bot.views.slack import shift as shown
from bot.views.tokens import Token, pattern, token

_ACTS: dict[str, tuple[Callable[..., ShiftRow], Callable[[ShiftRow], Words]]] = {
    "shift_join": (shift.join_shift, words.joined),
    "shift_leave": (shift.leave_shift, words.left),
    "shift_end": (shift.end_shift, words.ended),
}


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/shift")(on_command)
    app.action(pattern("shifts"))(on_shifts)
    for verb in _ACTS:
        app.action(pattern(verb))(on_change)
    app.action(pattern("shift_new"))(on_new)
    app.view(pattern("shift_put"))(on_put)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """See all shifts, open one, or do what was typed to the one that is meant."""
    await ack()
    verb, typed = arguments.split(screen.typed, {"open", "join", "leave", "end"})
    picture = await desk.read(shift.all_shifts, who)
    if verb == "open":
        await _open(desk, who, screen, picture, typed)
    elif verb:
        fitting = _fitting(picture, verb, typed)
        if len(fitting) == 1:
            notice = await _change(desk, who, Token(f"shift_{verb}", (fitting[0].id,)))
            await screen.whisper(shown.shifts(await desk.read(shift.all_shifts, who), notice))
        else:
            several = shown.shifts(picture, words.WHICH)
            await screen.whisper(several if fitting else notices.message(words.NONE_TO[verb]))
    else:
        await screen.whisper(notices.message(words.WHAT_TO_TYPE) if typed else shown.shifts(picture))


async def on_shifts(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """All shifts as they are now, in their own place."""
    await ack()
    await _show(screen, await desk.read(shift.all_shifts, who))


async def on_change(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Join, leave or end a shift, and show all of them as they are now."""
    await ack()
    notice = await _change(desk, who, pressed)
    await _show(screen, await desk.read(shift.all_shifts, who), notice)


async def on_new(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The form of a new shift."""
    await ack()
    await _ask(screen, await desk.read(shift.all_shifts, who))


async def on_put(desk: Desk, who: Identity, screen: Screen) -> None:
    """Open the shift that was filled in."""
    form = Form(screen.view)
    times = f"{form.text('day')} {form.text('starts')}-{form.text('ends')}"
    row = await desk.run(shift.open_written, who, times, int(form.choice("campaign") or 0) or None)
    await screen.turn(shown.shifts_modal(await desk.read(shift.all_shifts, who), words.opened(row)))


async def _open(desk: Desk, who: Identity, screen: Screen, picture: ShiftsPicture, typed: str) -> None:
    """Open the shift that was typed, of all campaigns or of the one named behind `in`."""
    if not typed:
        await _ask(screen, picture)
        return
    times, _, name = typed.partition(" in ")
    found = arguments.meant(name, picture.campaigns, lambda ref: ref.name) if name else []
    if name and picture.me.is_admin and len(found) != 1:
        which = words.ambiguous(name, [ref.name for ref in found]) if found else words.unknown(name)
        await screen.whisper(notices.message(which))
        return
    row = await desk.run(shift.open_written, who, times, found[0].id if found else None)
    await screen.whisper(shown.shifts(await desk.read(shift.all_shifts, who), words.opened(row)))


async def _ask(screen: Screen, picture: ShiftsPicture) -> None:
    if not picture.me.is_admin:
        raise NotAnAdmin
    await screen.show(shown.open_form(picture), again=token("shift_new"))


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
    pools = [picture.running] if verb == "end" else [picture.running, picture.upcoming]
    if verb == "leave":
        pools = [tuple(row for row in pool if row.mine) for pool in pools]
    if typed:
        pools = [tuple(arguments.meant(typed, pool, words.whose)) for pool in pools]
    return next((pool for pool in pools if pool), ())
