"""The end of a shift: the question to whoever goes, the lead's summary, and the next lead's."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.parting import HandoverPost, PartingPost, SummaryPost
from bot.views.phrases import inbox
from bot.views.phrases import parting as words
from bot.views.slack import parts, plan
from bot.views.slack.surfaces import Message
from bot.views.tokens import token

_ROWS = 10


def parting(post: PartingPost) -> Message:
    """To whoever goes."""
    said = words.parting(post)
    blocks: list[Block] = [parts.paragraph(*said)]
    if post.waiting:
        blocks += [parts.note(*words.why(post.taker))] if post.taker else []
        blocks += [parts.buttons(*_choices(post)), parts.note(words.otherwise(post))]
    return Message(parts.flat(said), blocks)


def summary(post: SummaryPost) -> Message:
    """To the lead."""
    said, left = words.summary(post), words.left(post)
    blocks: list[Block] = [parts.paragraph(*said), *([parts.paragraph(left)] if left else [])]
    for row in post.still[:_ROWS]:
        blocks.append(parts.paragraph(*words.still(row)))
        if row.taker:
            to = token("shift_left", post.shift.id, row.person.id, row.taker.person.id)
            blocks.append(parts.buttons(parts.button(words.reassign(row.taker), to)))
    if any(row.finishing_until is None for row in post.still):
        everything = token("shift_left_all", post.shift.id)
        blocks.append(parts.buttons(parts.button(words.HAND_OVER_ALL, everything, style="primary")))
    for made in post.moved[:_ROWS]:
        blocks.append(parts.paragraph(*words.moved(made)))
        if made.undo_until and made.total:
            blocks.append(parts.buttons(plan.undo(made, 1)))
    return Message(parts.flat(said), blocks)


def handover(post: HandoverPost) -> Message:
    """To the lead of the next shift."""
    said = words.handover(post)
    blocks: list[Block] = [parts.paragraph(*said)]
    if post.notes:
        blocks.append(parts.quote(words.notes(post)))
    if post.waiting:
        blocks.append(parts.buttons(parts.button(inbox.OPEN_INBOX, token("inbox"))))
    return Message(parts.flat(said), blocks)


def _choices(post: PartingPost) -> list[ButtonElement]:
    to = post.taker.person.id if post.taker else 0
    give = token("parting_over", post.shift.id, to)
    chosen = [parts.button(words.hand_over(post.taker), give, style="primary")]
    if post.finishing_until is None:
        chosen.append(parts.button(words.FINISH, token("parting_finish", post.shift.id)))
    return [*chosen, parts.button(words.RELEASE, token("parting_release", post.shift.id))]
