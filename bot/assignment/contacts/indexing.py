"""Lets contacts be found by name and number, slice by slice: a list is of use before it is done."""

from datetime import datetime

from bot.assignment.rules.texts import finding
from bot.storage.contacts import contacts, name_keys
from bot.storage.conversations import written
from bot.storage.engine.database import Session
from bot.storage.tables import Timer
from bot.storage.traffic import timers
from bot.vocabulary import Timed

# On SQLite everybody else waits while one is written.
_SLICE = 2_000
# What is read for words: the texts of contacts, then the notes about them.
TEXTS, NOTES = "texts", "notes"


def begin(session: Session, now: datetime, list_id: int) -> None:
    """A list was loaded: its first contacts are found at once, the others in a moment."""
    _names(session, now, list_id, 0)


def index_names(session: Session, now: datetime, timer: Timer) -> None:
    """One more slice of a list, behind the contact whom the timer's key names. Safe to repeat."""
    _names(session, now, timer.subject_id, int(timer.key or 0))


def index_words(session: Session, now: datetime, timer: Timer) -> None:
    """One more slice of what was written before words were found, behind the timer's subject."""
    read = written.texts_behind if timer.key == TEXTS else written.notes_behind
    rows = read(session, timer.subject_id, limit=_SLICE)
    for _, conversation, text in rows:
        written.put(session, conversation, finding.words_of(text))
    if len(rows) == _SLICE:
        timers.put(session, Timed.INDEX_WORDS, rows[-1][0], now, now=now, key=timer.key)


def _names(session: Session, now: datetime, list_id: int, after: int) -> None:
    rows = [row for row, _ in contacts.page(session, list_id, after=after, limit=_SLICE)]
    keys = {row.id or 0: finding.keys_of(row.first_name, row.last_name, row.phone) for row in rows}
    name_keys.put(session, keys)
    if len(rows) == _SLICE:
        timers.put(session, Timed.INDEX_NAMES, list_id, now, now=now, key=str(rows[-1].id))
