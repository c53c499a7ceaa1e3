"""What is said of files that a campaign is taken out as, and of what stands in their cells."""

from functools import lru_cache

from bot.assignment.outcomes.results.tables import Cell, Fate, OptedOutBy, SentWith, Table
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.words import Words, counted
from bot.vocabulary import Barred, ConversationState, TextStatus

TITLE, EXPORT = "Export", "Export…"
WHAT, SINCE = "What", "Only since this day"
SINCE_HINT = "Such as 2026-03-10. Left empty: from the beginning."
TABLES = {
    Table.RESULTS: ("Results", "A row for each contact: the list’s columns, texts, tags, answers, notes"),
    Table.MESSAGES: ("Messages", "A row for each text and each reply, with the list’s columns"),
    Table.PEOPLE: ("People", "A row for each volunteer: whom they texted and what came of it"),
}
_STATES = {
    ConversationState.UNTEXTED: "not texted",
    ConversationState.TEXTED: "texted",
    ConversationState.NEEDS_ATTENTION: "waits for an answer",
    ConversationState.ANSWERED: "answered",
    ConversationState.CLOSED: "closed",
}
_ALONE = {
    Barred.OPTED_OUT: "opted out",
    Barred.RETIRED: "no text reaches the number",
    Barred.WRONG_NUMBER: "somebody else has the number",
    Barred.NO_CONSENT: "consent is refused or unclear",
    Barred.FORGOTTEN: "forgotten",
    Barred.SET_ASIDE: "set aside after an error of the carrier",
}
_FATES = {
    TextStatus.QUEUED: "about to leave",
    TextStatus.LEAVING: "leaving",
    TextStatus.DOUBT: "being looked up",
    TextStatus.ACCEPTED: "on its way",
    TextStatus.SENT: "sent",
    TextStatus.DELIVERED: "delivered",
    TextStatus.UNDELIVERED: "not delivered",
    TextStatus.FAILED: "failed",
    TextStatus.UNKNOWN: "nobody can say whether it arrived",
    TextStatus.CANCELLED: "did not leave",
    TextStatus.RECEIVED: "received",
}
_BY = {
    "contact": "the contact, by a text",
    "volunteer": "a volunteer",
    "admin": "an admin",
    "provider": "the carrier",
}
_ROWS = {Table.RESULTS: ("contact", "contacts"), Table.MESSAGES: ("message", "messages")}


def about(name: str) -> Words:
    """Above the form."""
    return (f"Files of {name} hold what contacts and volunteers wrote: keep them where only the team reads.",)


def said(cell: Cell) -> str:
    """What stands in a cell."""
    return cell if type(cell) is str else _told(cell)


@lru_cache(maxsize=1024)
def _told(cell: Cell) -> str:
    match cell:
        case Fate(status, code):
            return f"{_FATES[status]}: {reason(code)}" if code else _FATES[status]
        case OptedOutBy(by, list_name):
            return _BY.get(by) or (f"the list {list_name}" if list_name else "a list")
        case SentWith(kinds):
            return "; ".join(kinds)
        case Barred():
            return _ALONE[cell]
        case ConversationState():
            return _STATES[cell]
        case _:
            return cell


def file_name(table: Table, number: int, ending: str) -> str:
    """What a file is called; the second is messages-2.csv."""
    return f"{table}{'' if number == 1 else f'-{number}'}.{ending}"


def file_title(name: str, table: Table) -> str:
    """What stands above a file."""
    return f"{name}: {TABLES[table][0].lower()}"


def under_way(name: str) -> Words:
    """While files are being made."""
    return (f"The export of {name} is on its way: each file comes as soon as it is whole.",)


def exported(name: str, table: Table, rows: int) -> Words:
    """Beside a file."""
    if not rows:
        return (f"{name}: nothing of it in that time. The file holds the names of the columns.",)
    return (f"{name}: {counted(rows, *_ROWS.get(table, ('person', 'people')))}.",)


def too_large(name: str) -> Words:
    """A file that the chat does not take."""
    return (f"A file of {name} is larger than this chat takes. In the terminal, baton export writes it.",)


def no_day(written: str) -> Words:
    """What was typed is no day."""
    return (f"“{written}” is no day. Write it like 2026-03-10.",)
