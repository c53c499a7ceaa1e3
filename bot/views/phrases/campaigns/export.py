"""What is said of files that a campaign is taken out as, and of what stands in their cells."""

from functools import lru_cache

from bot.assignment.outcomes.results.tables import Cell, Fate, OptedOutBy, SentWith, Table
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.languages import spoken
from bot.views.phrases.sentences import later, say, say_n, tr
from bot.views.phrases.words import Words
from bot.vocabulary import Barred, ConversationState, Language, TextStatus

TITLE, EXPORT = later("Export"), later("Export…")
WHAT, SINCE = later("What"), later("Only since this day")
SINCE_HINT = later("Such as 2026-03-10. Left empty: from the beginning.")
TABLES = {
    Table.RESULTS: (
        later("Results"),
        later("A row for each contact: the list’s columns, texts, tags, answers, notes"),
    ),
    Table.MESSAGES: (
        later("Messages"),
        later("A row for each text and each reply, with the list’s columns"),
    ),
    Table.PEOPLE: (
        later("People"),
        later("A row for each volunteer: whom they texted and what came of it"),
    ),
}
_STATES = {
    ConversationState.UNTEXTED: later("not texted"),
    ConversationState.TEXTED: later("texted"),
    ConversationState.NEEDS_ATTENTION: later("waits for an answer"),
    ConversationState.ANSWERED: later("answered"),
    ConversationState.CLOSED: later("closed"),
}
_ALONE = {
    Barred.OPTED_OUT: later("opted out"),
    Barred.RETIRED: later("no text reaches the number"),
    Barred.WRONG_NUMBER: later("somebody else has the number"),
    Barred.NO_CONSENT: later("consent is refused or unclear"),
    Barred.FORGOTTEN: later("forgotten"),
    Barred.SET_ASIDE: later("set aside after an error of the carrier"),
}
_FATES = {
    TextStatus.QUEUED: later("about to leave"),
    TextStatus.LEAVING: later("leaving"),
    TextStatus.DOUBT: later("being looked up"),
    TextStatus.ACCEPTED: later("on its way"),
    TextStatus.SENT: later("sent"),
    TextStatus.DELIVERED: later("delivered"),
    TextStatus.UNDELIVERED: later("not delivered"),
    TextStatus.FAILED: later("failed"),
    TextStatus.UNKNOWN: later("nobody can say whether it arrived"),
    TextStatus.CANCELLED: later("did not leave"),
    TextStatus.RECEIVED: later("received"),
}
_BY = {
    "contact": later("the contact, by a text"),
    "volunteer": later("a volunteer"),
    "admin": later("an admin"),
    "provider": later("the carrier"),
}


def about(name: str) -> Words:
    """Above the form."""
    return say(
        "Files of {campaign} hold what contacts and volunteers wrote: keep them where only the team reads.",
        campaign=name,
    )


def said(cell: Cell) -> str:
    """What stands in a cell."""
    return cell if type(cell) is str else _told(cell, spoken())


@lru_cache(maxsize=1024)
def _told(cell: Cell, _: Language) -> str:
    """The words of a cell, kept for each language."""
    match cell:
        case Fate(status, code):
            return f"{_FATES[status]}: {reason(code)}" if code else str(_FATES[status])
        case OptedOutBy(by, list_name):
            whose = tr("the list {name}", name=list_name) if list_name else tr("a list")
            return str(_BY.get(by, whose))
        case SentWith(kinds):
            return "; ".join(kinds)
        case Barred():
            return str(_ALONE[cell])
        case ConversationState():
            return str(_STATES[cell])
        case _:
            return cell


def file_name(table: Table, number: int, ending: str) -> str:
    """What a file is called; the second is messages-2.csv."""
    return f"{table}{'' if number == 1 else f'-{number}'}.{ending}"


def file_title(name: str, table: Table) -> str:
    """What stands above a file."""
    return f"{name}: {str(TABLES[table][0]).lower()}"


def under_way(name: str) -> Words:
    """While files are being made."""
    return say(
        "The export of {campaign} is on its way: each file comes as soon as it is whole.", campaign=name
    )


def exported(name: str, table: Table, rows: int) -> Words:
    """Beside a file."""
    if not rows:
        return say(
            "{campaign}: nothing of it in that time. The file holds the names of the columns.", campaign=name
        )
    match table:
        case Table.RESULTS:
            return say_n("{campaign}: {n} contact.", "{campaign}: {n} contacts.", rows, campaign=name)
        case Table.MESSAGES:
            return say_n("{campaign}: {n} message.", "{campaign}: {n} messages.", rows, campaign=name)
        case _:
            return say_n("{campaign}: {n} person.", "{campaign}: {n} people.", rows, campaign=name)


def too_large(name: str) -> Words:
    """A file that the chat does not take."""
    return say(
        "A file of {campaign} is larger than this chat takes. In the terminal, baton export writes it.",
        campaign=name,
    )


def no_day(written: str) -> Words:
    """What was typed is no day."""
    return say("“{written}” is no day. Write it like 2026-03-10.", written=written)
