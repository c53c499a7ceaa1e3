"""Shifts: seen, joined, left, extended, ended, and by which clocks somebody types times."""

from collections.abc import Callable, Sequence

from bot.assignment.outcomes.shifts import ShiftPhase, ShiftRow, ShiftsPicture, ShiftTerms
from bot.assignment.people import members
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.shifts import cover, ending, retiming, shift
from bot.handlers import zones
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Page, Question, notice
from bot.views.phrases import clocks
from bot.views.phrases.shifts import cover as cover_words
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.words import Words
from bot.views.screens.shifts import shift as shown
from bot.views.screens.shifts.cover import LEAVING
from bot.views.screens.shifts.form import times
from bot.views.tokens import Token, token

_MORE = "30m"
_ASKED = {"end", "stop"}
_ACTS: dict[str, tuple[Callable[..., ShiftRow], Callable[[ShiftRow], Words]]] = {
    "join": (shift.join_shift, words.joined),
    "leave": (shift.leave_shift, words.left),
}


async def act(acting: Asking, verb: str, shift_id: int) -> Words:
    """Join or leave a shift, and tell it."""
    deed, told = _ACTS[verb]
    return told(await acting.desk.run(deed, acting.who, shift_id))


async def act_on_one(acting: Asking, verb: str, fitting: Sequence[ShiftRow], written: str) -> None:
    """Do what was typed to the one shift that fits; ask where several do, and before one ends for good.

    `written` is how much longer, or for which part.
    """
    if not fitting:
        await acting.pages.show(notice(words.NONE_TO[verb]))
        return
    if verb in _ASKED and len(fitting) == 1:
        if not fitting[0].manage:
            raise NotAnAdmin
        await acting.pages.show(shown.asked(fitting[0], verb))
        return
    told = await _act_written(acting, verb, fitting[0], written) if len(fitting) == 1 else words.WHICH
    await acting.pages.show(await listing(acting, told))


async def opened(acting: Asking, times: str, campaign_id: int | None, terms: ShiftTerms) -> Page:
    """Open a shift, or the first of those that recur; its lead may never have spoken to Baton."""
    if terms.lead:
        await acting.behind([terms.lead])
    row = await acting.desk.run(shift.open_written, acting.who, times, campaign_id, terms)
    return await listing(acting, words.opened(row))


async def listing(acting: Asking, done: Words = (), start: int = 0, undo: str = "") -> Page:
    """All shifts as they are now, with what was done above them, and the token that takes it back."""
    return shown.shifts(await picture(acting), done, start, asks_clock=not acting.who.zone, undo=undo)


async def picture(acting: Asking) -> ShiftsPicture:
    return await acting.desk.read(shift.all_shifts, acting.who)


async def on_shifts(acting: Asking, pressed: Token) -> None:
    """All shifts, from the one in the place that the button says."""
    await acting.pages.settle(await listing(acting, start=next(iter(pressed.ids), 0)))


async def on_all(acting: Asking, _: Token) -> None:
    """All shifts, from a page about other things."""
    await acting.pages.show(await listing(acting))


async def on_change(acting: Asking, pressed: Token) -> None:
    """Join or leave a shift, and show all of them."""
    told = await act(acting, pressed.verb.removeprefix("shift_"), pressed.id)
    await acting.pages.settle(await listing(acting, told))


async def on_end(acting: Asking, pressed: Token) -> None:
    """End a shift in a moment, or call it off; until then it can be taken back."""
    row = await acting.desk.run(ending.end_shift, acting.who, pressed.id, told_after=ending.UNDO)
    undo = "" if row.phase is ShiftPhase.OVER else token("shift_unend", row.id)
    await acting.pages.settle(await listing(acting, words.ended(row), undo=undo))


async def on_unend(acting: Asking, pressed: Token) -> None:
    """Take that back."""
    row = await acting.desk.run(ending.take_back_end, acting.who, pressed.id)
    await acting.pages.settle(await listing(acting, words.stands(row)))


async def on_extend(acting: Asking, pressed: Token) -> None:
    """Let a shift last longer, by as many minutes as the button says."""
    row = await acting.desk.run(shift.extend_shift, acting.who, pressed.id, pressed.nth(1))
    await acting.pages.settle(await listing(acting, words.extended(row)))


async def on_retime(acting: Asking, pressed: Token) -> None:
    """Ask for other times of a shift."""
    form = times(await _found(acting, pressed.id), (await picture(acting)).zone)
    await acting.pages.ask(form, again=token("shift_retime", pressed.id))


async def on_retimed(acting: Asking, form: Token) -> None:
    """Give a shift the times that were typed."""
    row = await acting.desk.run(retiming.retime, acting.who, form.id, acting.filled.text("times"))
    await acting.pages.done(await listing(acting, words.moved(row)))


async def on_stop(acting: Asking, pressed: Token) -> None:
    """Let a shift recur no more."""
    run, told_after = acting.desk.run, ending.UNDO
    called_off = await run(ending.stop_series, acting.who, pressed.id, told_after=told_after)
    undo = token("shift_unstop", pressed.id)
    await acting.pages.settle(await listing(acting, words.stopped(called_off), undo=undo))


async def on_unstop(acting: Asking, pressed: Token) -> None:
    """Take that back."""
    await acting.desk.run(ending.take_back_stop, acting.who, pressed.id)
    await acting.pages.settle(await listing(acting, words.UNSTOPPED))


async def ask_leave(_: Asking, __: Token) -> Question:
    return LEAVING


async def ask_end(acting: Asking, pressed: Token) -> Question:
    return shown.ending(await _found(acting, pressed.id))


async def _found(acting: Asking, shift_id: int) -> ShiftRow:
    now = await picture(acting)
    found = next((row for row in (*now.running, *now.upcoming) if row.id == shift_id), None)
    if found is None:
        raise NoSuchThing("shift")
    return found


async def ask_stop(_: Asking, __: Token) -> Question:
    return shown.STOPPING


async def on_clock(acting: Asking, _: Token) -> None:
    """Ask by which clocks somebody types times."""
    await acting.pages.settle(shown.clock(await picture(acting)))


async def on_clock_picked(acting: Asking, _: Token) -> None:
    await acting.pages.settle(await clock_kept(acting, acting.picked[0]))


async def on_zone(acting: Asking, typed: str) -> None:
    """Keep the zone that was typed, where the chat does not tell."""
    told = acting.who.zone
    await acting.pages.show(notice(clocks.TOLD) if told else await clock_kept(acting, zones.named(typed)))


async def clock_kept(acting: Asking, zone: str) -> Page:
    await acting.desk.run(members.keep_zone, acting.who, zone)
    return await listing(acting, clocks.kept(zone))


async def _act_written(acting: Asking, verb: str, row: ShiftRow, written: str) -> Words:
    match verb:
        case "extend":
            return words.extended(
                await acting.desk.run(shift.extend_written, acting.who, row.id, written or _MORE)
            )
        case "cover":
            return cover_words.asked(await acting.desk.run(cover.ask_cover, acting.who, row.id, written))
        case _:
            return await act(acting, verb, row.id)


FEATURE = Feature(
    {
        "shifts": on_shifts,
        "shifts_all": on_all,
        "shift_join": on_change,
        "shift_leave": on_change,
        "shift_end": on_end,
        "shift_unend": on_unend,
        "shift_unstop": on_unstop,
        "shift_extend": on_extend,
        "shift_retime": on_retime,
        "shift_stop": on_stop,
        "clock": on_clock,
        "clock_keep": on_clock_picked,
    },
    {"shift_leave": ask_leave, "shift_end": ask_end, "shift_stop": ask_stop},
    forms={"shift_retimed": (on_retimed, "shift_retime")},
)
