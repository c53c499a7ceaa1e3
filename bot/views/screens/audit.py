"""The record for admins: what was done, newest first, and who held a contact when."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.audit import ContactHistory, RecordFilter, RecordLine, RecordPage
from bot.assignment.outcomes.campaigns import Called
from bot.assignment.outcomes.results.publishing import SentAgain
from bot.views.asked import ids, place_ids
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
    Question,
    Rows,
    buttons,
    notice,
)
from bot.views.phrases.audit import audit as words
from bot.views.phrases.options import cut
from bot.views.phrases.words import shortened
from bot.views.screens.texting import start_page
from bot.views.tokens import token

_NAME, _HOLDINGS = 70, 20
# Done beside the record, which stays.
_BESIDE = 1


def record(page: RecordPage, campaigns: Sequence[Called]) -> Page:
    """A page of the record. People are named, never mentioned: looking at it notifies nobody."""
    nothing: list[Part] = [] if page.lines else [Paragraph(words.NOTHING)]
    lines = Rows([[_line(line)] for line in page.lines], lambda shown: [_turning(page, campaigns, shown)])
    looked_for = Paragraph(words.looked_for(page.filter))
    parts = [Heading(words.HEADING), looked_for, *nothing, lines]
    return Page(parts, words.summary(page), title=words.HEADING, back=start_page())


def sent_again(done: SentAgain) -> Page:
    """What *Send again* did."""
    return notice(words.sent_again(done), Button(words.HEADING, token("audit")))


def history(of: ContactHistory) -> Page:
    """Who held a contact from when to when, and what caused it."""
    asked = replace(of.filter.asked, conversation_id=of.conversation_id)

    def rest(shown: int) -> list[Part]:
        hidden = len(of.holdings) - shown
        return [Note((words.older(hidden),))] if hidden else []

    return Page(
        [
            Heading(words.HEADING),
            Paragraph(words.looked_for(of.filter)),
            Paragraph(words.history(of)),
            Rows([[Paragraph(words.holding(each))] for each in of.holdings[:_HOLDINGS]], rest),
            *buttons(Button(words.LOOK, token("thread", of.conversation_id)), _export(asked)),
        ],
        words.looked_for(of.filter),
    )


def _line(line: RecordLine) -> Line:
    if line.verb == "events_set_aside":
        again = token("events_again", line.number("endpoint"))
        return Line(words.told(line), Button(words.SEND_AGAIN, again))
    if line.plan_id is None or line.undo_until is None:
        return Line(words.told(line))
    sure = Question(words.UNDO_QUESTION, words.UNDO_TEXT, words.UNDO)
    undo = token("plan_undo", line.plan_id, _BESIDE)
    return Line(words.told(line), Button(words.UNDO, undo, question=sure))


def _turning(page: RecordPage, campaigns: Sequence[Called], shown: int) -> Buttons:
    """Another campaign, the lines before those that are shown, the same as a file."""
    asked = page.filter.asked
    all_shown = shown == len(page.lines)
    before = page.earlier if all_shown else page.lines[max(1, shown) - 1].place
    earlier = (
        [Button(words.EARLIER, token("audit_earlier", *ids(asked), *place_ids(before)))] if before else []
    )
    newest = Button(words.REFRESH if page.is_newest else words.NEWEST, token("audit", *ids(asked)))
    return Buttons((_campaigns(asked, campaigns), *earlier, newest, _export(asked)))


def _campaigns(asked: RecordFilter, campaigns: Sequence[Called]) -> Menu:
    choices = [(words.ALL, "0"), *((shortened(card.ref.name, _NAME), str(card.ref.id)) for card in campaigns)]
    chosen = str(asked.campaign_id or 0)
    known = chosen if chosen in {value for _, value in choices} else "0"

    def rest(shown: int) -> str:
        return cut(len(campaigns), shown - 1, "campaigns", words.NAMED)

    return Menu(choices, token("audit_of", *ids(asked)), known, rest=rest)


def _export(asked: RecordFilter) -> Button:
    return Button(words.EXPORT, token("audit_export", *ids(asked)))
