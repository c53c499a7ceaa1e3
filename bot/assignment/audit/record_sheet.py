"""The record as a sheet, a part at a time: a row for each event and for each conversation that moved."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from bot.assignment.audit import lines
from bot.assignment.audit.lines import Names
from bot.assignment.outcomes.audit import Holding, Place, SheetPlace
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.rules.places import phones
from bot.assignment.snapshots import initialed
from bot.storage.audit import record_rows
from bot.storage.audit.record_rows import Asked, Entry, Kind, MoveRow
from bot.storage.engine.database import Session
from bot.storage.tables import Event, Reassignment
from bot.vocabulary import MoveState

HEADER = (
    *("at", "actor", "what", "surface", "campaign", "contact", "number", "person"),
    *("from", "to", "reason", "note", "state", "details"),
)
# So many rows of the record are asked for at once, however many moves are in them.
_STEP = 500
_REASONS = ("because", "by", "why")


class Row(NamedTuple):
    """One row's cells, in the order of HEADER."""

    at: str
    actor: str
    what: str
    surface: str = ""
    campaign: str = ""
    contact: str = ""
    number: str = ""
    person: str = ""
    giver: str = ""
    getter: str = ""
    reason: str = ""
    note: str = ""
    state: str = ""
    details: str = ""


class Moved(NamedTuple):
    """One conversation of a reassignment."""

    entry: Entry
    plan: Reassignment
    move: MoveRow


def part(
    session: Session, asked: Asked, begin: SheetPlace | None, limit: int
) -> tuple[tuple[Row, ...], SheetPlace | None]:
    """Up to `limit` rows, oldest first, and the place at which the next part begins."""
    found, rest = _gathered(session, asked, begin, limit)
    events = [each for each in found if isinstance(each, Event)]
    moved = [each for each in found if isinstance(each, Moved)]
    actors = [lines.actor_id(each.entry) for each in moved]
    names = lines.names_in(session, events, [each.move for each in moved], actors)
    return tuple(_row(each, names) for each in found), rest


def of_holdings(holdings: Sequence[Holding], contact: str, number: str) -> Iterator[Row]:
    """A row for each time a contact changed hands, oldest first."""
    for holding in reversed(holdings):
        about = {"campaign": holding.campaign.name, "contact": contact, "number": number}
        held = holding.holder.name
        turns = [(holding.began, _name(holding.began.other), held)]
        if holding.ended and holding.ended.other is None:
            turns.append((holding.ended, held, ""))
        for turn, giver, getter in turns:
            row = Row(_moment(turn.at), _name(turn.actor), turn.cause, turn.surface, note=turn.note)
            yield row._replace(giver=giver, getter=getter, **about)


def _gathered(
    session: Session, asked: Asked, begin: SheetPlace | None, limit: int
) -> tuple[list[Event | Moved], SheetPlace | None]:
    found: list[Event | Moved] = []
    place = record_rows.START
    if begin is not None:
        place = (begin.place.at, begin.place.kind, begin.place.id)
        if begin.conversation_id:
            found += _moves(session, asked, record_rows.entry(session, place), begin.conversation_id, limit)
    while len(found) < limit:
        entries = record_rows.oldest(session, asked, place, limit=min(limit - len(found), _STEP))
        if not entries:
            return found, None
        for entry in entries:
            place = entry.place
            found += _rows_of(session, asked, entry, limit - len(found))
            if len(found) == limit:
                break
    last = found[-1]
    return found, SheetPlace(Place(*place), last.move.conversation_id if isinstance(last, Moved) else 0)


def _rows_of(session: Session, asked: Asked, entry: Entry, room: int) -> Sequence[Event | Moved]:
    return [entry.row] if isinstance(entry.row, Event) else _moves(session, asked, entry, 0, room)


def _moves(session: Session, asked: Asked, entry: Entry, after: int, room: int) -> list[Moved]:
    found = record_rows.moves(session, entry, asked, after, limit=room)
    return [Moved(entry, entry.plan, move) for move in found if entry.plan]


def _row(found: Event | Moved, names: Names) -> Row:
    return _event(found, names) if isinstance(found, Event) else _move(found, names)


def _event(event: Event, names: Names) -> Row:
    campaign, contact = names.campaign(event.campaign_id), names.contacts.get(event.conversation_id or 0)
    giver, getter = (names.person(event.facts.get(end)) for end in lines.ENDS)
    rest = {name: fact for name, fact in event.facts.items() if name not in (*lines.ENDS, *_REASONS)}
    rest |= {"list": names.list_(event) or rest["list"]} if "list" in rest else {}
    return Row(
        at=_moment(event.at),
        actor=_name(names.person(event.actor_id)),
        what=event.verb,
        surface=event.surface,
        campaign=campaign.name if campaign else "",
        contact=names.contact(event.conversation_id),
        number=phones.mask(contact.phone) if contact else "",
        person=_name(names.person(event.person_id)),
        giver=_name(giver),
        getter=_name(getter),
        reason="; ".join(str(event.facts[name]) for name in _REASONS if event.facts.get(name)),
        details="; ".join(f"{name}: {names.fact(fact)}" for name, fact in rest.items() if fact is not None),
    )


def _move(found: Moved, names: Names) -> Row:
    entry, plan, move = found
    campaign = names.campaign(move.campaign_id)
    ends = [_name(names.person(end)) for end in (move.from_id, move.to_id)]
    undone = entry.kind is Kind.UNDONE
    giver, getter = reversed(ends) if undone else ends
    return Row(
        at=_moment(entry.place[0]),
        actor=_name(names.person(lines.actor_id(entry))),
        what=lines.UNDO if undone else plan.cause,
        surface=plan.surface,
        campaign=campaign.name if campaign else "",
        contact=initialed(move.first_name, move.last_name),
        number=phones.mask(move.phone),
        giver=giver,
        getter=getter,
        reason=move.why or "",
        note="" if undone else plan.note,
        state=move.state if undone else _state_then(move),
    )


def _state_then(move: MoveRow) -> str:
    """The state of a move after the confirm, whatever the undo made of it."""
    return MoveState.SKIPPED if move.state == MoveState.SKIPPED else MoveState.MOVED


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _name(person: PersonRef | None) -> str:
    return person.name if person else ""
