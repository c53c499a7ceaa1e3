"""Contact lists: loaded row by row, of use only when whole; and out again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.assignment import guards, pictures
from bot.assignment.outcomes.campaign import ContactPage, ImportBegun, ListLoaded, ListsPicture, RowProblem
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals import NameTaken, NoSuchThing
from bot.assignment.rules.contact_rows import ContactRow, says_opted_out
from bot.assignment.rules.sheet_terms import Caution, Reason, Warned
from bot.storage import contacts, naming, numbers, records
from bot.storage.database import Session
from bot.storage.tables import Contact, ContactList
from bot.vocabulary import ListState

_LISTS = 50
# An import that adds nothing for this long has died with its process.
_ABANDONED = timedelta(minutes=15)
_SLICE = 5_000
# What an export begins with: names that an import knows.
_COLUMNS = ("phone", "first_name", "last_name", "email", "timezone", "assigned_user_email")
_OPTED_OUT = "opted_out"
# The reports of more rejected rows than these are counted only.
PROBLEMS_KEPT = 200


def all_lists(session: Session, now: datetime, who: Identity) -> ListsPicture:
    """Every contact list, for an admin."""
    guards.admin(session, who)
    return ListsPicture(pictures.list_rows(session, contacts.lists(session, limit=_LISTS)))


def begin_import(session: Session, now: datetime, who: Identity, name: str, file_hash: str) -> ImportBegun:
    """Begin a list. The very same file loaded before is not loaded again: its list is the answer."""
    person = guards.admin(session, who)
    before = contacts.list_of_file(session, file_hash)
    if before is not None:
        return ImportBegun(before.id or 0, _loaded(session, before, repeated=True))
    if contacts.list_named(session, name) is not None:
        raise NameTaken(name)
    row = contacts.begin_list(session, name.strip(), file_hash, loaded_by=person.id, now=now)
    return ImportBegun(row.id or 0, None)


def add_rows(session: Session, now: datetime, list_id: int, rows: Sequence[ContactRow]) -> int:
    """Add rows; within a list the last row of a number wins. Say how many rows were merged away.

    Opt-outs that the file knows of hold from now on, everywhere; no file takes one back.
    """
    list_ = _importing(session, list_id)
    newest = {row.phone: row for row in rows}
    replaced = contacts.add(session, list_id, [_columns(row) for row in newest.values()])
    for row in filter(says_opted_out, rows):
        numbers.opt_out(session, row.phone, by="import", now=now)
    merged = replaced + len(rows) - len(newest)
    list_.merged += merged
    list_.touched_at = now
    return merged


def finish_import(
    session: Session,
    now: datetime,
    list_id: int,
    fields: Sequence[str],
    rejected: int,
    problems: Sequence[RowProblem],
    warnings: tuple[Warned, ...],
) -> ListLoaded:
    """The file was read to its end: the list is of use from now on."""
    list_ = _importing(session, list_id)
    list_.state = ListState.READY
    list_.fields = list(fields)
    list_.size = contacts.count(session, list_id)
    list_.rejected = rejected
    list_.problems = [
        {"line": row.line, "reason": row.reason, "cell": row.cell} for row in problems[:PROBLEMS_KEPT]
    ]
    list_.warnings = [
        {"caution": each.caution, "detail": each.detail, "rows": each.rows} for each in warnings
    ]
    facts = {"list": list_id, "size": list_.size, "rejected": rejected}
    records.note(session, "import", now=now, actor_id=list_.loaded_by, facts=facts)
    return _loaded(session, list_)


def abandon_import(session: Session, now: datetime, list_id: int) -> None:
    """The file could not be read to its end: nobody will see the list; `sweep` removes its rows."""
    list_ = _importing(session, list_id)
    list_.state = ListState.FAILED
    # The name and the file may be used again at once.
    list_.name = f"{list_.name} (failed {list_id})"
    list_.file_hash = ""


def sweep(session: Session, now: datetime) -> int:
    """Give up imports that died with their process, and remove a slice of what failed ones left."""
    contacts.fail_stale(session, before=now - _ABANDONED)
    return contacts.drop_failed(session, limit=_SLICE)


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
    fields = [name for name in list_.fields if name != _OPTED_OUT]
    whose = naming.addresses(session, {contact.assigned_to for contact, _ in found})
    return ContactPage(
        list=pictures.list_rows(session, [list_])[0],
        header=(*_COLUMNS, *fields, _OPTED_OUT),
        lines=tuple(
            _line(contact, fields, whose.get(contact.assigned_to, contact.assigned_to), opted_out=out)
            for contact, out in found
        ),
        last=found[-1][0].id if len(found) == limit else None,
    )


def _line(contact: Contact, fields: Sequence[str], whose: str, *, opted_out: bool) -> tuple[str, ...]:
    zone = "" if "|" in contact.zone else contact.zone
    known = (contact.phone, contact.first_name, contact.last_name, contact.email, zone, whose)
    custom = (contact.fields.get(name, "") for name in fields)
    return (*known, *custom, "yes" if opted_out else "no")


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
        "fields": dict(row.fields),
    }


def _loaded(session: Session, list_: ContactList, *, repeated: bool = False) -> ListLoaded:
    return ListLoaded(
        list=pictures.list_rows(session, [list_])[0],
        merged=list_.merged,
        rejected=list_.rejected,
        problems=tuple(RowProblem(row["line"], Reason(row["reason"]), row["cell"]) for row in list_.problems),
        warnings=tuple(Warned(Caution(row["caution"]), row["detail"], row["rows"]) for row in list_.warnings),
        repeated=repeated,
    )
