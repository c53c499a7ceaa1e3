"""Which shift a verb means, and what the verb does to it."""

from collections.abc import Callable, Sequence

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftRow, ShiftsPicture
from bot.assignment.rules.typed.calling import meant
from bot.assignment.shifts import cover, shift
from bot.views.phrases import cover as cover_words
from bot.views.phrases import shift as words
from bot.views.phrases.words import Words

ACTS: dict[str, tuple[Callable[..., ShiftRow], Callable[[ShiftRow], Words]]] = {
    "join": (shift.join_shift, words.joined),
    "leave": (shift.leave_shift, words.left),
    "end": (shift.end_shift, words.ended),
}
_MORE = "30m"


async def act(desk: Desk, who: Identity, verb: str, shift_id: int) -> Words:
    """Join, leave or end a shift, and tell it."""
    deed, told = ACTS[verb]
    return told(await desk.run(deed, who, shift_id))


async def act_written(desk: Desk, who: Identity, verb: str, row: ShiftRow, written: str) -> Words:
    """The same for every verb; `written` is how much longer, or for which part."""
    match verb:
        case "extend":
            return words.extended(await desk.run(shift.extend_written, who, row.id, written or _MORE))
        case "cover":
            return cover_words.asked(await desk.run(cover.ask_cover, who, row.id, written))
        case "stop":
            series_id = row.recurs.series_id if row.recurs else 0
            return words.stopped(await desk.run(shift.stop_series, who, series_id))
        case _:
            return await act(desk, who, verb, row.id)


def fitting(picture: ShiftsPicture, verb: str, named: str = "") -> Sequence[ShiftRow]:
    """The shifts that a verb may mean, of the campaign that was named: those that run, else those to come."""
    pools = [picture.running] if verb in {"end", "extend"} else [picture.running, picture.upcoming]
    if verb in {"leave", "cover"}:
        pools = [tuple(row for row in pool if row.mine) for pool in pools]
    if verb == "stop":
        pools = [_one_of_each_series(picture)]
    if named:
        pools = [tuple(meant(named, pool, words.whose)) for pool in pools]
    return next((pool for pool in pools if pool), ())


def choices(picture: ShiftsPicture, verb: str) -> tuple[ShiftRow, ...]:
    """Every shift that a verb may be about, for the asker to choose from."""
    if verb == "stop":
        return _one_of_each_series(picture)
    return tuple(row for row in (*picture.running, *picture.upcoming) if _is_for(verb, row))


def chosen(picture: ShiftsPicture, verb: str, typed: str) -> Sequence[ShiftRow]:
    """The shift whose id was chosen; else those that fit the name, or all that fit."""
    found = [row for row in choices(picture, verb) if str(row.id) == typed]
    return found or fitting(picture, verb, typed)


def _is_for(verb: str, row: ShiftRow) -> bool:
    match verb:
        case "join":
            return not row.mine
        case "leave" | "cover":
            return row.mine
        case _:
            return row.manage


def _one_of_each_series(picture: ShiftsPicture) -> tuple[ShiftRow, ...]:
    going = [row for row in (*picture.running, *picture.upcoming) if row.recurs and not row.recurs.stopped]
    return tuple({row.recurs.series_id: row for row in reversed(going) if row.recurs}.values())
