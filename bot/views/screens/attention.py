"""What waits for an answer, oldest first, and on whom; for admins."""

from collections.abc import Sequence

from bot.assignment.outcomes.attention import WaitingBoard, WaitingRow
from bot.assignment.outcomes.campaigns import Called
from bot.views.parts import (
    Button,
    Buttons,
    Divider,
    Heading,
    Menu,
    Note,
    Page,
    Paragraph,
    Part,
    Rows,
    buttons,
    notice,
    said,
)
from bot.views.phrases.attention import board as words
from bot.views.phrases.options import cut, several
from bot.views.phrases.reassignment.plan import REASSIGN
from bot.views.phrases.words import shortened
from bot.views.screens.texting import start
from bot.views.tokens import token

_NAME, _CHOICES = 70, 10


def board(waiting: WaitingBoard, campaigns: Sequence[Called], start: int = 0) -> Page:
    """The board from the row in this place on. People are named, never mentioned: it notifies nobody."""
    chosen = _campaign(waiting)
    again = Button(words.REFRESH, token("attention_again", chosen, start))
    move = [Button(REASSIGN, token("reassign_in", chosen))] if waiting.total else []
    return Page(
        [
            Heading(words.HEADING),
            *_counts(waiting),
            *([*said(words.holders(waiting)), Divider()] if len(waiting.holders) > 1 else []),
            rows(waiting, start, on_board=True),
            Buttons((_campaigns(chosen, campaigns), again, *move)),
        ]
    )


def digest(waiting: WaitingBoard) -> Page:
    """The same for the campaign's channel, where it stands and is redrawn."""
    if not waiting.total:
        return Page(_counts(waiting), public=True)
    everything = Button(words.SEE_ALL, token("attention", _campaign(waiting)))
    below = [*buttons(start(_campaign(waiting)), everything), Note(words.as_of(waiting))]
    return Page([*_counts(waiting), *said(words.holders(waiting)), rows(waiting), *below], public=True)


def choose(typed: str, campaigns: Sequence[Called]) -> Page:
    """Which campaign is meant: a button for each."""
    names = several(typed, [card.ref.name for card in campaigns])
    return notice(
        names, *(Button(card.ref.name, token("attention", card.ref.id)) for card in campaigns[:_CHOICES])
    )


def rows(waiting: WaitingBoard, start: int = 0, *, on_board: bool = False) -> Rows:
    """The conversations that wait, each with its buttons; `on_board` these draw the board anew."""
    campaign = _campaign(waiting)
    here = (campaign, start) if on_board else ()

    def rest(shown: int) -> list[Part]:
        return [Note((words.more(waiting, shown),))] if waiting.total > shown else []

    def turn(place: int) -> str:
        return token("attention_again", campaign, place)

    groups = [_row(row, waiting, here) for row in waiting.rows]
    return Rows(groups, rest, turn if on_board else None, start)


def _counts(waiting: WaitingBoard) -> list[Part]:
    return [*said(words.summary(waiting)), *said(words.untexted(waiting))]


def _row(row: WaitingRow, waiting: WaitingBoard, here: Sequence[int]) -> list[Part]:
    conversation = row.conversation_id
    return [
        Paragraph(words.row(row, with_campaign=waiting.campaign is None)),
        *buttons(
            Button(words.LOOK, token("thread", conversation)),
            Button(words.TAKE, token("take", conversation)),
            *_reassign(row, here),
            Button(words.OTHER, token("hand_over_other", conversation, *here)),
        ),
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
