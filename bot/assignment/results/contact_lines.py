"""Rows of a campaign's tables about its contacts: the list's own cells first, as the file had them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.results.tables import Cell, ExportPlan, Fate, OptedOutBy
from bot.assignment.rules.calendar.hours import clock_of
from bot.storage.audit.record_rows import lists_named
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.results import rows
from bot.storage.tables import ContactList
from bot.vocabulary import Barred, ConversationState, Direction, Spoken, TextKind, TextStatus

RESULTS = (
    "campaign",
    "texted_number",
    "conversation",
    "first_text",
    "text",
    "text_fate",
    "texted_by",
    "texted_at_utc",
    "texted_at_local",
    "replies",
    "replied_at_utc",
    "replied_at_local",
    "replies_in_full",
    "answers_in_full",
    "volunteer_notes",
    "held_by",
    "holder",
    "left_alone",
    "opted_out_at_utc",
    "opted_out_at_local",
    "opted_out_by",
)
MESSAGES = (
    "campaign",
    "texted_number",
    "our_number",
    "direction",
    "kind",
    "at_utc",
    "at_local",
    "person",
    "body",
    "fate",
    "segments",
)
_BETWEEN = "\n"
_FIRST = (TextKind.FIRST.value, TextKind.RETRY.value)
Line = Sequence[Cell]
Row = rows.Row


def results(session: Session, plan: ExportPlan, found: rows.Rows) -> list[Line]:
    """A row for each contact with everything that is known of their conversation."""
    first, last = found[0].id, found[-1].id
    messages = rows.grouped(rows.messages(session, first, last))
    words = rows.grouped(rows.words(session, first, last))
    notes = rows.grouped(rows.notes(session, first, last))
    held = rows.grouped(rows.holders(session, first, last))
    names = _names(session, [*messages.values(), *held.values()], found)
    lists = lists_named(session, {row.opted_out_list for row in found if row.opted_out_list}, ContactList)
    return [
        (
            *_own(row, plan.own),
            *_told(row, plan, messages.get(row.id, ()), names),
            _BETWEEN.join(each.note for each in notes.get(row.id, ())),
            "; ".join(dict.fromkeys(names.get(each.person_id, "") for each in held.get(row.id, ()))),
            names.get(row.holder_id, ""),
            Barred(row.barred) if row.barred else "",
            *_moments(row.opted_out_at, row.zone),
            OptedOutBy(row.opted_out_by, lists.get(row.opted_out_list, "")) if row.opted_out_at else "",
            *_filed(plan, words.get(row.id, ())),
        )
        for row in found
    ]


def messages(session: Session, plan: ExportPlan, found: rows.Rows) -> list[Line]:
    """A row for each text and each reply."""
    of = rows.grouped(rows.messages(session, found[0].id, found[-1].id, since=plan.wish.since))
    names = _names(session, of.values(), found)
    lines: list[Line] = []
    for row in found:
        own = _own(row, plan.own)
        lines += [(*own, plan.campaign.name, *_message(row, each, names)) for each in of.get(row.id, ())]
    return lines


def _own(row: Row, keys: Sequence[str]) -> list[str]:
    """The cells of the list's own columns."""
    known = {"phone": row.phone, "first_name": row.first_name, "last_name": row.last_name, "email": row.email}
    cells: Mapping[str, str] = row.fields | known | row.written
    return [cells.get(key, "") for key in keys]


def _told(row: Row, plan: ExportPlan, of: Sequence[Row], names: Mapping[int | None, str]) -> Iterator[Cell]:
    """How far the conversation came, its first text, and what was written back and forth."""
    ours = [each for each in of if each.direction == Direction.OUT.value]
    replies = [each for each in of if each.direction == Direction.IN.value]
    text = next((each for each in reversed(ours) if each.kind in _FIRST), None)
    yield plan.campaign.name
    yield row.phone
    yield ConversationState(row.state)
    yield plan.letters.get(row.first_text_id, "") if text else ""
    yield text.body if text else ""
    yield _fate(text.status, text.error_code) if text else ""
    yield names.get(text.person_id, "") if text else ""
    yield from _moments(text.created_at if text else None, row.zone)
    yield str(len(replies))
    yield from _moments(replies[0].created_at if replies else None, row.zone)
    yield _BETWEEN.join(each.body for each in replies)
    yield _BETWEEN.join(each.body for each in ours if each.kind not in _FIRST)


def _message(row: Row, of: Row, names: Mapping[int | None, str]) -> Iterator[Cell]:
    yield row.phone
    yield of.our_number
    yield of.direction
    yield of.kind or ""
    yield from _moments(of.created_at, row.zone)
    yield names.get(of.person_id, "")
    yield of.body
    yield _fate(of.status, of.error_code)
    yield str(of.segments) if of.segments else ""


def _filed(plan: ExportPlan, words: Sequence[Row]) -> Iterator[str]:
    """A cell for each tag, and the answer to each question."""
    tags = {each.name for each in words if each.kind == Spoken.TAG.value}
    answers = {each.name: each.value for each in words if each.kind == Spoken.ANSWER.value}
    yield from ("yes" if name in tags else "" for name in plan.tags)
    yield from (answers.get(name, "") for name in plan.questions)


def _names(session: Session, groups: Iterable[rows.Rows], found: rows.Rows) -> dict[int | None, str]:
    ids = {getattr(row, "person_id", None) for group in groups for row in group}
    ids |= {row.holder_id for row in found}
    known = persons.named(session, {each for each in ids if each is not None})
    return {id_: person.name for id_, person in known.items()}


@lru_cache(maxsize=1024)
def _fate(status: str, code: int | None) -> Fate:
    return Fate(TextStatus(status), code)


def _moments(at: datetime | None, zone: str) -> tuple[str, str]:
    """A moment in UTC and by the contact's clock; empty where there is none, or no clock is known."""
    if at is None:
        return "", ""
    there = _clock(zone)
    return _written(at.astimezone(UTC)), _written(at.astimezone(there)) if there else ""


@lru_cache(maxsize=1024)
def _clock(zone: str) -> ZoneInfo | None:
    name = clock_of(zone)
    return ZoneInfo(name) if name else None


def _written(moment: datetime) -> str:
    return str(moment)[:19]
