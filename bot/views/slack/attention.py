"""What waits for an answer, oldest first, and on whom; for admins."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.assignment.outcomes.attention import WaitingBoard, WaitingRow
from bot.assignment.outcomes.campaigns import Called
from bot.views.phrases import attention as words
from bot.views.phrases.campaign import ambiguous
from bot.views.phrases.options import cut
from bot.views.phrases.plan import REASSIGN
from bot.views.phrases.words import shortened
from bot.views.slack import notices, parts
from bot.views.slack.inputs import MOST_OPTIONS, picked
from bot.views.slack.surfaces import Message
from bot.views.tokens import token

_NAME = 70


def board(waiting: WaitingBoard, campaigns: Sequence[Called]) -> Message:
    """The board as a message. People are named, never mentioned: looking at it notifies nobody."""
    blocks: list[Block] = [parts.heading(words.HEADING), *_counts(waiting)]
    if len(waiting.holders) > 1:
        blocks.append(parts.paragraph(*words.holders(waiting)))
    blocks += [*rows(waiting, on_board=True), _turning(waiting, campaigns)]
    if more := cut(len(campaigns), MOST_OPTIONS - 1, "campaigns", "/attention"):
        blocks.append(parts.note(more))
    return Message(parts.flat(words.summary(waiting)), blocks)


def digest(waiting: WaitingBoard) -> Message:
    """The same for the campaign's channel, where it stands and is redrawn."""
    blocks = _counts(waiting)
    if waiting.total:
        more = parts.button(words.SEE_ALL, token("attention", waiting.campaign.id if waiting.campaign else 0))
        told = parts.paragraph(*words.holders(waiting))
        blocks = [*blocks, told, *rows(waiting), parts.buttons(more), parts.note(*words.as_of(waiting))]
    return Message(parts.flat(words.summary(waiting)), blocks)


def _counts(waiting: WaitingBoard) -> list[Block]:
    said = [words.summary(waiting), words.untexted(waiting)]
    return [parts.paragraph(*each) for each in said if each]


def rows(waiting: WaitingBoard, *, on_board: bool = False) -> list[Block]:
    """The conversations that wait, each with its buttons; `on_board` these draw the board anew."""
    here = [waiting.campaign.id if waiting.campaign else 0] if on_board else []
    blocks: list[Block] = []
    for row in waiting.rows:
        look = parts.button("Open", token("thread", row.conversation_id))
        take = parts.button("Take", token("take", row.conversation_id))
        other = parts.button(words.OTHER, token("hand_over_other", row.conversation_id))
        said = words.row(row, with_campaign=waiting.campaign is None)
        blocks += [parts.paragraph(*said), parts.buttons(look, take, *_reassign(row, here), other)]
    if waiting.total > len(waiting.rows):
        blocks.append(parts.note(words.more(waiting)))
    return blocks


def _reassign(row: WaitingRow, here: Sequence[int]) -> list[ButtonElement]:
    """To the best taker, from whom it is with as this is drawn: a click that comes too late moves nothing."""
    if row.taker is None:
        return []
    holder = row.holder.id if row.holder else 0
    there = token("hand_over", row.conversation_id, row.taker.person.id, holder, *here)
    return [parts.button(words.reassign_to(row.taker), there)]


def choose(typed: str, campaigns: Sequence[Called]) -> Message:
    """Which campaign is meant: a button for each."""
    said = ambiguous(typed, [card.ref.name for card in campaigns])
    buttons = [parts.button(card.ref.name, token("attention", card.ref.id)) for card in campaigns[:10]]
    return notices.message(said, *buttons)


def _turning(waiting: WaitingBoard, campaigns: Sequence[Called]) -> Block:
    """Another campaign, or the same again."""
    chosen = waiting.campaign.id if waiting.campaign else 0
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    known = str(chosen) if str(chosen) in {value for _, value in choices} else "0"
    menu = picked(choices, initial=known, action_id=token("attention_of"))
    refresh = parts.button("Refresh", token("attention_again", chosen))
    move = parts.button(REASSIGN, token("reassign_in", chosen))
    return ActionsBlock(elements=[menu, refresh, *([move] if waiting.total else [])])
