"""The end of a shift: the question to whoever goes, the lead's summary, and the next lead's."""

from bot.assignment.outcomes.shifts import HandoverPost, PartingPost, SummaryPost
from bot.views.discord import parts, plan
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import inbox
from bot.views.phrases import parting as words
from bot.views.tokens import token

# A person takes up to three parts of forty, as does a move.
_ROWS, _MOVES = 6, 4


def parting(post: PartingPost) -> Panel:
    """To whoever goes."""
    shown: list[Part] = [parts.paragraph(*words.parting(post))]
    if post.waiting:
        shown += [parts.note(*words.why(post.taker))] if post.taker else []
        shown += [*parts.buttons(*_choices(post)), parts.note(*words.otherwise(post))]
    return Panel(shown)


def summary(post: SummaryPost) -> Panel:
    """To the lead."""
    left = words.left(post)
    shown: list[Part] = [parts.paragraph(*words.summary(post)), *([parts.paragraph(left)] if left else [])]
    for row in post.still[:_ROWS]:
        give = token("shift_left", post.shift.id, row.person.id, row.taker.person.id) if row.taker else ""
        button = parts.button(words.reassign(row.taker), give) if row.taker else None
        shown.append(parts.line(words.still(row), button))
    shown += parts.buttons(*_all(post)) if _all(post) else []
    shown += [parts.note(*words.coming(post))] if words.coming(post) else []
    for made in post.moved[:_MOVES]:
        button = plan.undo(made) if made.undo_until and made.total else None
        shown.append(parts.line(words.moved(made), button))
    return Panel(shown)


def handover(post: HandoverPost) -> Panel:
    """To the lead of the next shift."""
    return Panel(
        [
            parts.paragraph(*words.handover(post)),
            *([parts.quote(words.notes(post))] if post.notes else []),
            *(parts.buttons(parts.button(inbox.OPEN_INBOX, token("inbox"))) if post.waiting else []),
        ]
    )


def _all(post: SummaryPost) -> list[Button]:
    """For the lead, as long as anything waits with anybody who does not finish, or for nobody."""
    left, shift = [row for row in post.still if row.finishing_until is None], post.shift.id
    if not left and not post.unheld:
        return []
    if post.instead is None:
        return [parts.button(words.HAND_OVER_ALL, token("shift_left_all", shift), parts.PRIMARY)]
    gives = [(words.give_all(each), token("shift_left_give", shift, each.id)) for each in post.instead.admins]
    stays = [(words.LEAVE, token("shift_left_queue", shift))] if left else []
    return [parts.button(label, press) for label, press in (*gives, *stays)]


def _choices(post: PartingPost) -> list[Button]:
    shift, first = post.shift.id, parts.PRIMARY if post.instead is None else parts.SECONDARY
    gives = [(label, token("parting_over", shift, to)) for label, to in words.takers(post)]
    chosen = [parts.button(label, press, first) for label, press in gives]
    if post.finishing_until is None:
        chosen.append(parts.button(words.FINISH, token("parting_finish", shift)))
    release = words.RELEASE if post.instead is None else words.LEAVE
    return [*chosen, parts.button(release, token("parting_release", shift))]
