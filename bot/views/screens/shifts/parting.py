"""The end of a shift: the question to whoever goes, the lead's summary, and the next lead's."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.outcomes.shifts import HandoverPost, PartingPost, ShiftEndingPost, StillWith, SummaryPost
from bot.views.parts import (
    Button,
    Buttons,
    Line,
    Note,
    Page,
    Paragraph,
    Part,
    Quote,
    Rows,
    Style,
    buttons,
    noted,
    notice,
    said,
)
from bot.views.phrases.conversations import inbox
from bot.views.phrases.shifts import parting as words
from bot.views.screens.campaigns.results import results_of
from bot.views.screens.inbox import open_inbox
from bot.views.screens.plan import undo
from bot.views.screens.texting import start
from bot.views.tokens import token

_ROWS = 10


def parting(post: PartingPost) -> Page:
    """To whoever goes."""
    about = Paragraph(words.parting(post))
    if not post.waiting:
        return Page([about])
    why = noted(words.why(post.taker)) if post.taker else []
    return Page([about, *why, Buttons(_choices(post)), Note(words.otherwise(post))])


def ending(post: ShiftEndingPost) -> Page:
    """To whoever holds something ten minutes before the end."""
    of = post.left.shift.campaign
    on = [start(of.id if of else None)] if post.unsent else []
    return notice(words.ending(post), *([open_inbox()] if post.left.waiting else []), *on)


def summary(post: SummaryPost) -> Page:
    """To the lead."""
    left = words.left(post)
    return Page(
        [
            Paragraph(words.summary(post)),
            *said((left,) if left else ()),
            _rows([_still(post.shift.id, row) for row in post.still]),
            *buttons(
                *_all(post),
                *([results_of(post.shift.campaign, post.shift.id)] if post.shift.campaign else []),
            ),
            *noted(words.coming(post)),
            _rows([_moved(made) for made in post.moved]),
        ]
    )


def handover(post: HandoverPost) -> Page:
    """To the lead of the next shift."""
    return Page(
        [
            Paragraph(words.handover(post)),
            *([Quote(words.notes(post))] if post.notes else []),
            *(buttons(Button(inbox.OPEN_INBOX, token("inbox"))) if post.waiting else []),
        ]
    )


def _still(shift: int, row: StillWith) -> Line:
    if row.taker is None:
        return Line(words.still(row))
    give = token("shift_left", shift, row.person.id, row.taker.person.id)
    return Line(words.still(row), Button(words.reassign(row.taker), give))


def _moved(made: PlanPicture) -> Line:
    return Line(words.moved(made), undo(made, 1) if made.undo_until and made.total else None)


def _rows(lines: Sequence[Line]) -> Rows:
    def rest(shown: int) -> list[Part]:
        hidden = len(lines) - shown
        return [Note((words.others(hidden),))] if hidden else []

    return Rows([[line] for line in lines[:_ROWS]], rest)


def _all(post: SummaryPost) -> list[Button]:
    """For the lead, as long as anything waits with anybody who does not finish, or for nobody."""
    left, shift = [row for row in post.still if row.finishing_until is None], post.shift.id
    if not left and not post.unheld:
        return []
    if post.instead is None:
        return [Button(words.HAND_OVER_ALL, token("shift_left_all", shift), Style.PRIMARY)]
    gives = [(words.give_all(each), token("shift_left_give", shift, each.id)) for each in post.instead.admins]
    stays = [(words.LEAVE, token("shift_left_queue", shift))] if left else []
    return [Button(label, press) for label, press in (*gives, *stays)]


def _choices(post: PartingPost) -> list[Button]:
    shift, first = post.shift.id, Style.PRIMARY if post.instead is None else Style.PLAIN
    gives = [Button(label, token("parting_over", shift, to), first) for label, to in words.takers(post)]
    finish = Button(words.FINISH, token("parting_finish", shift))
    release = words.RELEASE if post.instead is None else words.LEAVE
    queue = Button(release, token("parting_release", shift))
    return [*gives, *([finish] if post.finishing_until is None else []), queue]
