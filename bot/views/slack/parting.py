"""The end of a shift: the question to whoever goes, the lead's summary, and the next lead's."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.shifts import HandoverPost, PartingPost, SummaryPost
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
        blocks += [parts.buttons(*_choices(post)), parts.note(*words.otherwise(post))]
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
    blocks += [parts.buttons(*_all(post))] if _all(post) else []
    blocks += [parts.note(*words.coming(post))] if words.coming(post) else []
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


def _all(post: SummaryPost) -> list[ButtonElement]:
    """For the lead, as long as anything waits with anybody who does not finish, or for nobody."""
    left, shift = [row for row in post.still if row.finishing_until is None], post.shift.id
    if not left and not post.unheld:
        return []
    if post.instead is None:
        return [parts.button(words.HAND_OVER_ALL, token("shift_left_all", shift), style="primary")]
    gives = [(words.give_all(each), token("shift_left_give", shift, each.id)) for each in post.instead.admins]
    stays = [(words.LEAVE, token("shift_left_queue", shift))] if left else []
    return [parts.button(label, press) for label, press in (*gives, *stays)]


def _choices(post: PartingPost) -> list[ButtonElement]:
    shift, first = post.shift.id, "primary" if post.instead is None else None
    gives = [(label, token("parting_over", shift, to)) for label, to in words.takers(post)]
    chosen = [parts.button(label, press, style=first) for label, press in gives]
    if post.finishing_until is None:
        chosen.append(parts.button(words.FINISH, token("parting_finish", shift)))
    release = words.RELEASE if post.instead is None else words.LEAVE
    return [*chosen, parts.button(release, token("parting_release", shift))]
