"""Which shift a verb means."""

from collections.abc import Sequence

from bot.assignment.outcomes.shifts import ShiftRow, ShiftsPicture
from bot.assignment.rules.typed.calling import meant
from bot.views.phrases.shifts.shift import whose


def fitting(picture: ShiftsPicture, verb: str, named: str = "") -> Sequence[ShiftRow]:
    """The shifts that a verb may mean, of the campaign that was named: those that run, else those to come."""
    pools = [picture.running] if verb in {"end", "extend"} else [picture.running, picture.upcoming]
    if verb in {"leave", "cover"}:
        pools = [tuple(row for row in pool if row.mine) for pool in pools]
    if verb == "stop":
        pools = [_one_of_each_series(picture)]
    if named:
        pools = [tuple(meant(named, pool, whose)) for pool in pools]
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
