"""Contact lists: imported row by row, usable only when whole; and exported."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details
from bot.assignment.contacts import indexing
from bot.assignment.outcomes.contacts import (
    ContactPage,
    ImportBegun,
    ListLoaded,
    ListsPicture,
    OptOutsTakenBack,
    RowProblem,
)
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.refusals.general import NameTaken, NoSuchThing
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.law.consent import says_opted_out
from bot.assignment.rules.sheets import sheet_columns
from bot.assignment.rules.sheets.contact_rows import ContactRow, field_keys
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Reason, Warned
from bot.assignment.rules.typed import calling
from bot.assignment.texting import enqueue
from bot.storage.audit import events
from bot.storage.contacts import contacts
from bot.storage.engine.database import Session
from bot.storage.forgetting import whose
from bot.storage.people import people_lookup
from bot.storage.tables import Contact, ContactList
from bot.storage.texting import numbers, pseudonyms
from bot.vocabulary import ListState

# An import that adds nothing for this long has died with its process.
_ABANDONED = timedelta(minutes=15)
_SLICE = 5_000
# The reports of more rejected rows than these are counted only.
PROBLEMS_KEPT = 200


def all_lists(session: Session, now: datetime, who: Identity) -> ListsPicture:
    """Every contact list, for an admin."""
    guards.admin(session, who)
    return ListsPicture(details.list_rows(session, contacts.lists(session)))


def begin_import(session: Session, now: datetime, who: Identity, name: str, file_hash: str) -> ImportBegun:
    """Begin a list. A file that was loaded before is not loaded again: its list is returned."""
    person = guards.admin(session, who)
    before = contacts.list_of_file(session, file_hash)
    if before is not None:
        return ImportBegun(before.id or 0, _loaded(session, before, repeated=True))
    if calling.same(name, contacts.list_names(session)):
        raise NameTaken(name)
    row = contacts.begin_list(session, name.strip(), file_hash, loaded_by=person.id, now=now)
    return ImportBegun(row.id or 0, None)


def add_rows(
    session: Session, now: datetime, list_id: int, rows: Sequence[ContactRow], opted_out: Sequence[str] = ()
) -> tuple[int, ...]:
    """Add rows; within a list the last row of a number wins.

    Numbers that the file says opted out are opted out everywhere from now on; no file takes that back.
    Returns the lines of rows that were left out, for their numbers were forgotten.
    """
    whose.stand_clear(session)
    list_, gone = _importing(session, list_id), _forgotten(session, rows, opted_out, now)
    opted_out = [phone for phone in opted_out if phone not in gone]
    newest: dict[str, ContactRow] = {}
    for row in (row for row in rows if row.phone not in gone):
        earlier = newest.get(row.phone)
        newest[row.phone] = replace(row, barred=earlier.barred) if earlier and not row.barred else row
    contacts.add(session, list_id, [_columns(row) for row in newest.values()])
    if opted_out:
        in_play = numbers.opt_out_all(session, opted_out, list_id=list_id, now=now)
        enqueue.redraw_cards(session, now, *in_play)
    left_out = tuple(row.line for row in rows if row.phone in gone)
    list_.size += len(rows) - len(left_out)
    list_.touched_at = now
    return left_out


def finish_import(
    session: Session,
    now: datetime,
    list_id: int,
    columns: Sequence[Column],
    rejected: int,
    problems: Sequence[RowProblem],
    warnings: tuple[Warned, ...],
) -> ListLoaded:
    """The file was read to its end: the list can be used from now on."""
    list_ = _importing(session, list_id)
    list_.state = ListState.READY
    list_.fields = list(field_keys(columns))
    list_.columns = [{"key": each.key, "label": each.label} for each in columns]
    added, list_.size = list_.size, contacts.count(session, list_id)
    list_.merged = added - list_.size
    list_.rejected = rejected
    list_.problems = [
        {"line": row.line, "reason": row.reason, "cell": row.cell} for row in problems[:PROBLEMS_KEPT]
    ]
    list_.warnings = [
        {"caution": each.caution, "detail": each.detail, "rows": each.rows} for each in warnings
    ]
    indexing.begin(session, now, list_id)
    opted_out, _ = numbers.count_of_list(session, list_id)
    facts = {"list": list_id, "size": list_.size, "rejected": rejected, "opted_out": opted_out}
    events.note(session, "import", now=now, actor_id=list_.loaded_by, facts=facts)
    return _loaded(session, list_)


def abandon_import(session: Session, now: datetime, list_id: int) -> int:
    """The file could not be read to its end: nobody sees the list; `sweep` removes its rows.

    Numbers that it opted out stay opted out; returns how many those are.
    """
    list_ = _importing(session, list_id)
    list_.state = ListState.FAILED
    # The name and the file may be used again at once.
    list_.name = f"{list_.name} (failed {list_id})"
    list_.file_hash = ""
    opted_out, _ = numbers.count_of_list(session, list_id)
    if opted_out:
        facts = {"list": list_id, "opted_out": opted_out}
        events.note(session, "import_failed", now=now, actor_id=list_.loaded_by, facts=facts)
    return opted_out


def sweep(session: Session, now: datetime) -> int:
    """Mark imports as failed whose process died, and delete a slice of failed lists' rows."""
    contacts.fail_stale(session, before=now - _ABANDONED)
    return contacts.drop_failed(session, limit=_SLICE)


def take_back_opt_outs(session: Session, now: datetime, who: Identity, list_id: int) -> OptOutsTakenBack:
    """An admin takes back what the import of a list opted out first, and nothing confirmed since."""
    person = guards.admin(session, who)
    list_ = contacts.find_list(session, list_id)
    everything, left = numbers.count_of_list(session, list_id)
    if list_ is None or not left:
        raise NoSuchThing("opt-out")
    in_play: set[str] = set()
    while phones := numbers.opted_out_by_list(session, list_id, limit=_SLICE):
        in_play.update(numbers.opt_in_all(session, phones, now=now))
    enqueue.redraw_cards(session, now, *sorted(in_play))
    facts = {"list": list_id, "numbers": left, "confirmed": everything - left}
    events.note(session, "opt_in_list", now=now, actor_id=person.id, surface=who.platform, facts=facts)
    return OptOutsTakenBack(list_.name, left, everything - left)


def problems(session: Session, now: datetime, who: Identity, list_id: int) -> ListLoaded:
    """The report of an import again, for an admin."""
    guards.admin(session, who)
    list_ = contacts.find_list(session, list_id)
    if list_ is None:
        raise NoSuchThing("list")
    return _loaded(session, list_)


def export(
    session: Session, now: datetime, who: Identity, list_id: int, after: int = 0, limit: int = _SLICE
) -> ContactPage:
    """A part of a list, for an admin, as an import would read it again; begin after 0."""
    guards.admin(session, who)
    list_ = contacts.find_list(session, list_id)
    if list_ is None or list_.state != ListState.READY:
        raise NoSuchThing("list")
    found = contacts.page(session, list_id, after=after, limit=limit)
    fields = sheet_columns.exported(list_.fields)
    whose = people_lookup.addresses(session, {contact.assigned_to for contact, _ in found})
    return ContactPage(
        list=details.list_rows(session, [list_])[0],
        header=(*sheet_columns.EXPORTED, *fields.values(), sheet_columns.OPTED_OUT),
        lines=tuple(
            _line(contact, fields, whose.get(contact.assigned_to, contact.assigned_to), opted_out=out)
            for contact, out in found
        ),
        last=found[-1][0].id if len(found) == limit else None,
    )


def _line(contact: Contact, fields: Iterable[str], whose: str, *, opted_out: bool) -> tuple[str, ...]:
    # What could not be read is exported as it was written: it must not be read as nothing when it comes back.
    zone = hours.clock_of(contact.zone) or contact.fields.get("zone", "")
    known = (contact.phone, contact.first_name, contact.last_name, contact.email, zone, whose)
    told = {
        name: cell
        for name, cell in contact.fields.items()
        if opted_out or not says_opted_out(name, cell)  # the file said so, and it was taken back since
    }
    unclear = told.get(sheet_columns.OPTED_OUT, "no") if contact.barred else "no"
    return (*known, *(told.get(name, "") for name in fields), "yes" if opted_out else unclear)


def _forgotten(
    session: Session, rows: Sequence[ContactRow], opted_out: Sequence[str], now: datetime
) -> set[str]:
    """Those numbers that were forgotten; others that stand under a pseudonym have their opt-outs again."""
    kept = pseudonyms.known(session, [*(row.phone for row in rows), *opted_out])
    gone = {phone: row for phone, row in kept.items() if row.forgotten_at is not None}
    for phone in gone.keys() & set(opted_out):
        numbers.opt_out(session, gone[phone].phone, by=numbers.IMPORT, now=now)
    pseudonyms.bring_back(session, {phone: row for phone, row in kept.items() if phone not in gone})
    return set(gone)


def _importing(session: Session, list_id: int) -> ContactList:
    list_ = contacts.find_list(session, list_id)
    if list_ is None or list_.state != ListState.IMPORTING:
        raise NoSuchThing("list")
    return list_


def _columns(row: ContactRow) -> dict[str, object]:
    return {
        "phone": row.phone,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "email": row.email,
        "zone": row.zone,
        "assigned_to": row.assigned_to.lower(),
        "line": row.line,
        "barred": row.barred,
        "fields": dict(row.fields),
        "written": dict(row.written),
    }


def _loaded(session: Session, list_: ContactList, *, repeated: bool = False) -> ListLoaded:
    list_id = list_.id or 0
    opted_out, revocable = numbers.count_of_list(session, list_id)
    kept, strangers = _whose(session, list_id)
    return ListLoaded(
        list=details.list_rows(session, [list_])[0],
        merged=list_.merged,
        rejected=list_.rejected,
        problems=tuple(RowProblem(row["line"], Reason(row["reason"]), row["cell"]) for row in list_.problems),
        warnings=tuple(Warned(Caution(row["caution"]), row["detail"], row["rows"]) for row in list_.warnings),
        repeated=repeated,
        opted_out=opted_out,
        revocable=revocable,
        withheld=contacts.count_barred(session, list_id),
        kept=kept,
        strangers=strangers,
        columns=tuple(Column(each["key"], each["label"]) for each in list_.columns),
    )


def _whose(
    session: Session, list_id: int
) -> tuple[tuple[tuple[PersonRef, int], ...], tuple[tuple[str, int], ...]]:
    """To whom the contacts of a list are assigned, most first: people, and names that are nobody's."""
    counts = contacts.by_assignee(session, list_id)
    known = people_lookup.called(session, counts)
    people = Counter[int]()
    for name, person in known.items():
        people[person.id or 0] += counts[name]
    refs = snapshots.refs(session, people)
    strangers = Counter({name: count for name, count in counts.items() if name not in known})
    return tuple((refs[id_], count) for id_, count in people.most_common()), tuple(strangers.most_common())
