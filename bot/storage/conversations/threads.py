"""A conversation as its reader is shown it: what was written, filed and said of it, in one statement."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.storage.tables import Conversation, Identity, Message, Move, Person, Reassignment, Report
from bot.vocabulary import Barred, MoveState

_LINE, _REPORT, _NOTE, _ELSEWHERE, _HOLDER = range(5)


@dataclass(slots=True)
class Author:
    """Somebody who wrote, filed or moved; of the holder also the accounts, as pairs with the platform."""

    id: int
    name: str
    accounts: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Written:
    """All messages and reports of a conversation, oldest first, and the notes that it was moved with.

    `elsewhere` is whether other conversations with the number have texts. People are by the id under which
    they wrote; whoever was linked with somebody is that person now.
    """

    lines: list[Message] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    notes: list[tuple[datetime, int, str]] = field(default_factory=list)
    people: dict[int, Author] = field(default_factory=dict)
    elsewhere: bool = False

    def done(self, act: str) -> tuple[Report | None, Message | None]:
        """The report that one human act filed, and the text that it sent."""
        filed = next((row for row in self.reports if row.act == act), None)
        return filed, next((row for row in self.lines if row.act == act), None)


def written(session: Session, of: Conversation, *, shared: bool) -> Written:
    """What a conversation's reader is shown.

    `shared`, also what was filed on others with the number, unless somebody else has it.
    """
    facts = {"conversation": of.id, "phone": of.phone, "holder": of.holder_id}
    rows = session.execute(_written(shared=shared), facts).all()
    found = Written(elsewhere=any(row[0] == _ELSEWHERE for row in rows))
    for kind, line, report, at, note, by, id_, name, *account in rows:
        if by is not None:
            author = found.people.setdefault(by, Author(id_, name))
            author.accounts += [(account[0], account[1])] if account[0] is not None else []
        if kind == _LINE:
            found.lines.append(line)
        elif kind == _REPORT:
            found.reports.append(report)
        elif kind == _NOTE:
            found.notes.append((at, by, note))
    found.lines.sort(key=lambda row: (row.created_at, row.id or 0))
    return found


@cache
def _written(*, shared: bool) -> Any:
    entry, asked = _entries(shared=shared), aliased(Person)
    kind, author, now = entry.c.kind, entry.c.author, sa.func.coalesce(asked.part_of, asked.id)

    def its(of: int, id_: Any) -> sa.ColumnElement[bool]:
        mine: sa.ColumnElement[bool] = (kind == of) & (col(id_) == entry.c.id)
        return mine

    note = (col(Reassignment.applied_at), col(Reassignment.note))
    who = (col(Person.id), col(Person.name), col(Identity.platform), col(Identity.account))
    rows = (
        sa.select(kind, Message, Report, *note, author, *who)
        .select_from(entry)
        .outerjoin(Message, its(_LINE, Message.id))
        .outerjoin(Report, its(_REPORT, Report.id))
        .outerjoin(Reassignment, its(_NOTE, Reassignment.id))
        .outerjoin(asked, col(asked.id) == author)
        .outerjoin(Person, col(Person.id) == now)
        .outerjoin(Identity, (kind == _HOLDER) & (col(Identity.person_id) == col(Person.id)))
    )
    return rows.order_by(kind, entry.c.id, col(Identity.id)).execution_options(populate_existing=True)


def _entries(*, shared: bool) -> Any:
    """What there is, as kind, id and the person behind it."""
    this, phone = sa.bindparam("conversation", type_=sa.BigInteger), sa.bindparam("phone", type_=sa.String)
    wrong, moved = Barred.WRONG_NUMBER.value, [MoveState.MOVED.value, MoveState.KEPT.value]
    filed = _entry(_REPORT, Report.id, Report.person_id)
    if shared:
        theirs = (col(Conversation.id) == this) | col(Conversation.barred).is_distinct_from(wrong)
        filed = filed.join(Conversation, col(Conversation.id) == col(Report.conversation_id))
        filed = filed.where(col(Conversation.phone) == phone, theirs)
    else:
        filed = filed.where(col(Report.conversation_id) == this)
    return sa.union_all(
        _entry(_LINE, Message.id, Message.person_id).where(col(Message.conversation_id) == this),
        filed,
        _entry(_NOTE, Reassignment.id, Reassignment.applied_by)
        .join(Move, col(Move.reassignment_id) == col(Reassignment.id))
        .where(col(Move.conversation_id) == this, col(Move.state).in_(moved), col(Reassignment.note) != ""),
        _entry(_ELSEWHERE, Conversation.id, sa.null())
        .where(col(Conversation.phone) == phone, col(Conversation.id) != this)
        .where(col(Conversation.texted_at).is_not(None)),
        _entry(_HOLDER, Person.id, Person.id).where(col(Person.id) == sa.bindparam("holder")),
    ).subquery("entry")


def _entry(kind: int, id_: Any, author: Any) -> Any:
    number: sa.ColumnElement[int] = sa.literal_column(str(kind), sa.Integer)
    return sa.select(number.label("kind"), col(id_).label("id"), author.label("author"))
