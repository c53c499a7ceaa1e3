"""The end of a shift: the question to whoever goes, the lead's summary, and the next lead's."""

from bot.assignment.outcomes.parting import HandoverPost, PartingPost, SummaryPost
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
        shown += [*parts.buttons(*_choices(post)), parts.note(words.otherwise(post))]
    return Panel(shown)


def summary(post: SummaryPost) -> Panel:
    """To the lead."""
    left = words.left(post)
    shown: list[Part] = [parts.paragraph(*words.summary(post)), *([parts.paragraph(left)] if left else [])]
    for row in post.still[:_ROWS]:
        give = token("shift_left", post.shift.id, row.person.id, row.taker.person.id) if row.taker else ""
        button = parts.button(words.reassign(row.taker), give) if row.taker else None
        shown.append(parts.line(words.still(row), button))
    if any(row.finishing_until is None for row in post.still):
        everything = token("shift_left_all", post.shift.id)
        shown += parts.buttons(parts.button(words.HAND_OVER_ALL, everything, parts.PRIMARY))
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


def _choices(post: PartingPost) -> list[Button]:
    to = post.taker.person.id if post.taker else 0
    give = token("parting_over", post.shift.id, to)
    chosen = [parts.button(words.hand_over(post.taker), give, parts.PRIMARY)]
    if post.finishing_until is None:
        chosen.append(parts.button(words.FINISH, token("parting_finish", post.shift.id)))
    return [*chosen, parts.button(words.RELEASE, token("parting_release", post.shift.id))]
