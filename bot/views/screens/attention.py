"""What waits for an answer, oldest first, and on whom; for admins."""

from collections.abc import Sequence

from bot.assignment.outcomes.attention import HolderTally, WaitingBoard, WaitingRow
from bot.assignment.outcomes.campaigns import Called
from bot.views.parts import (
    Button,
    Buttons,
    Heading,
    Line,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Rows,
    buttons,
    noted,
    notice,
    said,
)
from bot.views.phrases.attention import board as words
from bot.views.phrases.options import cut, several
from bot.views.phrases.reassignment.plan import REASSIGN
from bot.views.phrases.words import Strong, shortened
from bot.views.screens.texting import start, start_page
from bot.views.tokens import token

_NAME, _CHOICES = 70, 10


def board(waiting: WaitingBoard, campaigns: Sequence[Called], start: int = 0) -> Page:
    """Whom it waits for, a line each, from the one in this place on; people are named, never mentioned."""
    chosen = _campaign(waiting)
    again = Button(words.REFRESH, token("attention_again", chosen, start))
    everything = [Button(words.SEE_ALL, token("attention_these", chosen, 0))] if waiting.total else []
    move = [Button(REASSIGN, token("reassign_in", chosen))] if waiting.total else []
    return Page(
        [
            Heading(words.HEADING),
            *_counts(waiting),
            *holders(waiting, start, on_board=True),
            Buttons((_campaigns(chosen, campaigns), *everything, again, *move)),
        ],
        title=words.HEADING,
        back=start_page(),
    )


def these(waiting: WaitingBoard) -> Page:
    """What waits itself, a page of it: of one holder or of everybody, with the words that wait."""
    chosen, of = _campaign(waiting), waiting.of
    here = (chosen, waiting.start, *((of.id,) if of else ()))
    again = Button(words.REFRESH, token("attention_these", *here))
    back = Button(words.BY_PERSON, token("attention_again", chosen))
    above = [Paragraph(words.holder(of)), *buttons(*_move(of, waiting, (0,)))] if of else _counts(waiting)
    parts = [Heading(words.HEADING), *above, *_rows(waiting, here), Buttons((back, again))]
    return Page(parts, title=words.HEADING)


def digest(waiting: WaitingBoard) -> Page:
    """What waits for the campaign's channel, where it stands and is redrawn: in short."""
    if not waiting.total:
        return Page(_counts(waiting), public=True)
    rows = [_brief(row) for row in waiting.rows]

    def rest(shown: int) -> list[Part]:
        return noted((words.more(waiting, shown),)) if waiting.total > shown else []

    everything = Button(words.SEE_ALL, token("attention_all", _campaign(waiting), 0))
    ways = buttons(start(_campaign(waiting)), everything)
    people = noted(words.holders(waiting)) if len(waiting.holders) > 1 else []
    return Page(
        [*_counts(waiting), *people, Rows(rows, rest), *ways, Note(words.as_of(waiting))], public=True
    )


def choose(typed: str, campaigns: Sequence[Called]) -> Page:
    """Which campaign is meant: a button for each."""
    names = several(typed, [card.ref.name for card in campaigns])
    return notice(
        names, *(Button(card.ref.name, token("attention", card.ref.id)) for card in campaigns[:_CHOICES])
    )


def holders(waiting: WaitingBoard, start: int = 0, *, on_board: bool = False) -> list[Part]:
    """A line for each of those for whom something waits, from the one in this place on.

    `on_board` what they lead to takes the place of the board, else it comes beside.
    """
    chosen = _campaign(waiting)
    here, look = ((start,), "attention_these") if on_board else ((), "attention_all")

    def turn(place: int) -> str:
        return token("attention_again", chosen, place)

    def rest(shown: int) -> list[Part]:
        hidden = len(waiting.holders) - shown
        return noted((words.more_people(hidden),)) if hidden else []

    groups = [
        [
            Paragraph(words.holder(each)),
            *buttons(
                *_move(each, waiting, here),
                Button(words.open_all(each.waiting), token(look, chosen, 0, each.id)),
            ),
        ]
        for each in waiting.holders
    ]
    return [Rows(groups, rest, turn if on_board else None, start)] if groups else []


def _move(of: HolderTally, waiting: WaitingBoard, here: Sequence[int]) -> list[Button]:
    """All that waits for somebody to the best taker at once, or as many as those have room for."""
    if of.taker is None:
        return []
    there = token("move_all", _campaign(waiting), of.id, of.taker.person.id, *here)
    return [Button(words.move_all(of, of.taker), there)]


def _counts(waiting: WaitingBoard) -> list[Part]:
    return [*said(words.summary(waiting)), *noted(words.untexted(waiting))]


def _rows(waiting: WaitingBoard, here: Sequence[int]) -> list[Part]:
    """The rows with their buttons, which draw the same page anew; `here` are the ids that lead to it."""
    if not waiting.rows:
        return []

    def turn(place: int) -> str:
        return token("attention_these", here[0], place, *here[2:])

    total = waiting.of.waiting if waiting.of else waiting.total
    after = max(total - waiting.start - len(waiting.rows), 0)
    groups = [_row(row, waiting, here) for row in waiting.rows]
    return [Rows(groups, lambda _: [], turn, before=waiting.start, after=after)]


def _row(row: WaitingRow, waiting: WaitingBoard, here: Sequence[int]) -> list[Part]:
    conversation = row.conversation_id
    told = words.row(row, with_campaign=waiting.campaign is None, with_holder=waiting.of is None)
    return [
        Paragraph(told),
        *buttons(
            Button(words.LOOK, token("thread", conversation)),
            Button(words.TAKE, token("take", conversation)),
            *_reassign(row, here),
            Button(words.OTHER, token("hand_over_other", conversation, *here)),
        ),
    ]


def _brief(row: WaitingRow) -> list[Part]:
    """A row for a channel with the one button that is needed most: whoever reads may take what nobody has."""
    free = [] if row.holder else [Button(words.TAKE, token("take", row.conversation_id))]
    look = Button(words.LOOK, token("thread", row.conversation_id))
    return [
        Line((Strong(row.name or words.CARRIED),), [*free, *_reassign(row, ()), look][0], words.brief(row))
    ]


def _reassign(row: WaitingRow, here: Sequence[int]) -> list[Button]:
    """To the best taker, from whom it is with as this is drawn: a click that comes too late moves nothing."""
    if row.taker is None:
        return []
    holder = row.holder.id if row.holder else 0
    there = token("hand_over", row.conversation_id, row.taker.person.id, holder, *here)
    return [Button(words.reassign_to(row.taker), there)]


def _campaigns(chosen: int, campaigns: Sequence[Called]) -> Menu:
    """The board of another campaign."""
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    known = str(chosen) if str(chosen) in {value for _, value in choices} else "0"

    def rest(shown: int) -> str:
        return cut(len(campaigns), shown - 1, "campaigns", "/attention")

    return Menu(choices, token("attention_of"), known, rest=rest)


def _campaign(waiting: WaitingBoard) -> int:
    return waiting.campaign.id if waiting.campaign else 0
