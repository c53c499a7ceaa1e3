"""Rows of the record to the lines that people read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.audit import Place, RecordLine
from bot.assignment.outcomes.reassignment import Portioned
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.reassignment.moving import UNDO_LASTS
from bot.storage.audit import record_rows
from bot.storage.audit.record_rows import Entry, Kind, MoveRow
from bot.storage.engine.database import Session
from bot.storage.tables import Contact, ContactList, Event, MoveCount, Reassignment, UserList
from bot.vocabulary import PlanState

UNDO = "undo"
# Facts of an event that name people: from whom, and to whom.
ENDS = ("from", "to")


ListKey = tuple[type[ContactList] | type[UserList], int]
# Facts of an event that hold people in numbers.
_MANY = ("added", "removed", "people")


@dataclass(frozen=True, slots=True)
class Names:
    """What ids in the record are called."""

    people: dict[int, PersonRef]
    campaigns: dict[int, str]
    contacts: dict[int, Contact]
    lists: dict[ListKey, str]

    def person(self, id_: object) -> PersonRef | None:
        """A person, if anybody is meant."""
        return self.people.get(id_) if isinstance(id_, int) else None

    def campaign(self, id_: int | None) -> CampaignRef | None:
        """A campaign, if one is meant."""
        return CampaignRef(id_, self.campaigns[id_]) if id_ in self.campaigns else None

    def contact(self, id_: int | None) -> str:
        """First name and initial of a conversation's contact; empty where none is meant."""
        return snapshots.short_name(self.contacts[id_]) if id_ in self.contacts else ""

    def fact(self, fact: object) -> str:
        """A fact in words; a list is one of people."""
        if isinstance(fact, list):
            return ", ".join(person.name for each in fact if (person := self.person(each)))
        return str(fact)

    def list_(self, event: Event) -> str:
        """The list that an event is about; empty where it is about none, or the list is no more."""
        key = _list_of(event)
        return self.lists.get(key, "") if key else ""


def lines(session: Session, entries: Sequence[Entry], now: datetime) -> tuple[RecordLine, ...]:
    """These rows as lines, in their order."""
    counts: dict[int, list[MoveCount]] = defaultdict(list)
    for count in record_rows.counts(session, sorted({entry.plan.id or 0 for entry in entries if entry.plan})):
        counts[count.reassignment_id].append(count)
    events = [entry.event for entry in entries if entry.event]
    moved = [count for each in counts.values() for count in each]
    names = names_in(session, events, moved, map(actor_id, entries))
    return tuple(_line(entry, counts, names, now) for entry in entries)


def names_in(
    session: Session,
    events: Sequence[Event],
    moved: Sequence[MoveCount | MoveRow],
    actors: Iterable[int | None],
) -> Names:
    """The names of these people, and of all that these events and moves are about."""
    people = set(actors) | {each for row in moved for each in (row.from_id, row.to_id)}
    people |= {each for event in events for each in (event.actor_id, event.person_id)}
    people |= {event.facts.get(end) for event in events for end in ENDS}
    people |= {each for event in events for many in _MANY for each in event.facts.get(many, ())}
    about = [event.campaign_id for event in events] + [row.campaign_id for row in moved]
    return Names(
        people=snapshots.refs(session, people),
        campaigns=record_rows.campaigns_named(session, about),
        contacts=record_rows.contacts_of(session, [event.conversation_id for event in events]),
        lists=_lists(session, events),
    )


def _lists(session: Session, events: Sequence[Event]) -> dict[ListKey, str]:
    found: dict[ListKey, str] = {}
    keys = {key for event in events if (key := _list_of(event))}
    for table in (ContactList, UserList):
        named = record_rows.lists_named(session, {id_ for kind, id_ in keys if kind is table}, table)
        found |= {(table, id_): name for id_, name in named.items()}
    return found


def _list_of(event: Event) -> ListKey | None:
    """Events about user lists say so in their verb."""
    id_ = event.facts.get("list")
    table: type[ContactList | UserList] = UserList if event.verb.startswith("list_") else ContactList
    return (table, id_) if isinstance(id_, int) else None


def actor_id(entry: Entry) -> int | None:
    """Who did it."""
    if isinstance(entry.row, Event):
        return entry.row.actor_id
    return entry.row.undone_by if entry.kind is Kind.UNDONE else entry.row.applied_by or entry.row.actor_id


def _line(entry: Entry, counts: dict[int, list[MoveCount]], names: Names, now: datetime) -> RecordLine:
    if isinstance(entry.row, Event):
        return _event(entry.row, names)
    return _plan(entry, entry.row, counts[entry.row.id or 0], names, now)


def _event(event: Event, names: Names) -> RecordLine:
    return RecordLine(
        place=Place(event.at, Kind.EVENT, event.id or 0),
        verb=event.verb,
        actor=names.person(event.actor_id),
        surface=event.surface,
        campaign=names.campaign(event.campaign_id),
        person=names.person(event.person_id),
        contact=names.contact(event.conversation_id),
        list_=names.list_(event),
        facts=tuple(event.facts.items()),
        gives=(Portioned(names.person(event.facts["from"]), 1),) if "from" in event.facts else (),
    )


def _plan(
    entry: Entry, plan: Reassignment, counts: Sequence[MoveCount], names: Names, now: datetime
) -> RecordLine:
    undone = entry.kind is Kind.UNDONE
    campaigns = {count.campaign_id for count in counts}
    return RecordLine(
        place=Place(*entry.place),
        verb=UNDO if undone else plan.cause,
        actor=names.person(actor_id(entry)),
        surface=plan.surface,
        campaign=names.campaign(campaigns.pop()) if len(campaigns) == 1 else None,
        gives=_shares(counts, "to_id" if undone else "from_id", names, undone=undone),
        gets=_shares(counts, "from_id" if undone else "to_id", names, undone=undone),
        total=sum(count.undone if undone else count.moved for count in counts),
        note=plan.note,
        plan_id=plan.id,
        undo_until=None if undone else _undo_until(plan, now),
    )


def _shares(counts: Iterable[MoveCount], end: str, names: Names, *, undone: bool) -> tuple[Portioned, ...]:
    """How many each gave or got, the most first."""
    shares: dict[int | None, int] = defaultdict(int)
    for count in counts:
        shares[getattr(count, end)] += count.undone if undone else count.moved
    ordered = sorted(shares.items(), key=lambda share: (-share[1], share[0] or 0))
    return tuple(Portioned(names.person(person), number) for person, number in ordered if number)


def _undo_until(plan: Reassignment, now: datetime) -> datetime | None:
    if plan.state != PlanState.APPLIED or plan.applied_at is None:
        return None
    until = plan.applied_at + UNDO_LASTS
    return until if now < until else None
