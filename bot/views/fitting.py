"""How many rows of a page have room beside everything else, on whichever platform."""

from collections.abc import Callable, Sequence

from bot.views.parts import Button, Part, Rows, buttons
from bot.views.phrases.paging import FIRST, NEXT

# Pieces and characters: a platform counts one of them, or both.
Size = tuple[int, int]
Measure = Callable[[Sequence[Part]], Size]


def fitted(of: Sequence[Part], room: Size, measure: Measure) -> list[Part]:
    """The parts with rows in the place of Rows; several Rows share what the other parts leave."""
    left = _less(room, measure([each for each in of if not isinstance(each, Rows)]))
    lists = sum(isinstance(each, Rows) for each in of)
    drawn: list[Part] = []
    for each in of:
        if not isinstance(each, Rows):
            drawn.append(each)
            continue
        shown = _shown(each, (left[0] // lists, left[1] // lists), measure)
        left, lists = _less(left, measure(shown)), lists - 1
        drawn += shown
    return drawn


def _shown(rows: Rows, room: Size, measure: Measure) -> list[Part]:
    """As many rows as have room from the first on, but at least one, and the way to the others."""
    start = rows.start if rows.start < len(rows.groups) else 0
    left, end = _less(room, measure(_others(rows, start, start))), start
    for group in rows.groups[start:]:
        left = _less(left, measure(group))
        if min(left) < 0 and end > start:
            break
        end += 1
    return [*(part for group in rows.groups[start:end] for part in group), *_others(rows, start, end)]


def _others(rows: Rows, start: int, end: int) -> list[Part]:
    """What is said of the rows that are not shown, and the buttons that lead to them."""
    if rows.turn is None:
        return list(rows.rest(end))
    first = [Button(FIRST, rows.turn(0))] if start or rows.before else []
    more = end < len(rows.groups) or rows.after > 0
    following = [Button(NEXT, rows.turn(rows.before + end))] if more else []
    return [*(() if following else rows.rest(end)), *buttons(*first, *following)]


def _less(room: Size, taken: Size) -> Size:
    return room[0] - taken[0], room[1] - taken[1]
