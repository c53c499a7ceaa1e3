"""Preassigning: who each contact of a list is assigned to, in a few statements for a list of any size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.people import people_lookup
from bot.storage.tables import Campaign, Contact, Conversation, Person, PhoneNumber, Preassignment
from bot.vocabulary import CampaignState, ConversationState, Split

_CONTACT = dialect.plain(Contact)
# Makes numbers in a row look thrown: a prime below 2**31, so that its squares fit into 64 bits.
_PRIME = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A list's contacts: those who may be texted, assigned or not, and those who may not."""

    free: int
    assigned: int
    opted_out: int
    retired: int


def add(session: Session, plan: Preassignment) -> Preassignment:
    """Store a new plan."""
    session.add(plan)
    session.flush()
    return plan


def find(session: Session, plan_id: int) -> Preassignment | None:
    """One plan, to look at."""
    return session.get(Preassignment, plan_id)


def locked(session: Session, plan_id: int) -> Preassignment | None:
    """One plan; until this transaction ends nobody else chooses from its list."""
    plan = find(session, plan_id)
    if plan is not None:
        dialect.take_turns(session, f"choosing from list {plan.list_id}")
        session.refresh(plan)
    return plan


def turn(session: Session, list_id: int) -> int:
    """How many times plans over the list were applied or taken back."""
    times = (col(Preassignment.applied_at), col(Preassignment.undone_at))
    counts = sa.select(*map(sa.func.count, times)).where(col(Preassignment.list_id) == list_id)
    applied, undone = session.execute(counts).one()
    return int(applied) + int(undone)


def is_newest(session: Session, plan: Preassignment) -> bool:
    """Whether nobody has chosen from the list since this plan was applied."""
    later = select(Preassignment.id).where(
        Preassignment.list_id == plan.list_id,
        col(Preassignment.id) > plan.id,
        col(Preassignment.applied_at).is_not(None),
    )
    return session.exec(later.limit(1)).first() is None


def campaigns_over(session: Session, list_id: int, *, lock: bool = False) -> list[Campaign]:
    """The campaigns over a list that have not ended.

    `locked`, their conversations cannot be laid out meanwhile.
    """
    rows = (
        sa.select(Campaign)
        .where(col(Campaign.list_id) == list_id, col(Campaign.state) != CampaignState.ENDED.value)
        .order_by(col(Campaign.id))
    )
    if lock:
        rows = dialect.locked(rows).execution_options(populate_existing=True)
    return list(session.execute(rows).scalars())


def count(session: Session, list_id: int) -> Counted:
    """How many contacts of each kind a list has, in one pass over it."""
    opted_out, retired = col(PhoneNumber.opted_out_at).is_not(None), col(PhoneNumber.retired_at).is_not(None)
    kind: Any = sa.case(
        (opted_out, "opted_out"),
        (retired, "retired"),
        (col(Contact.assigned_to) == "", "free"),
        else_="assigned",
    )
    rows = session.execute(
        sa.select(kind, sa.func.count())
        .select_from(Contact)
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Contact.phone))
        .where(col(Contact.list_id) == list_id)
        .group_by(kind)
    )
    found = {str(name): int(number) for name, number in rows}
    return Counted(**{name: found.get(name, 0) for name in Counted.__dataclass_fields__})


def named(session: Session, list_id: int) -> int:
    """How many contacts of a list are assigned to somebody, whether they may be texted or not."""
    mine = (Contact.list_id == list_id, Contact.assigned_to != "")
    return session.exec(select(sa.func.count()).select_from(Contact).where(*mine)).one()


def choose(
    session: Session, plan: Preassignment, people: Sequence[int], split: Split, *, everybody: bool
) -> int:
    """Assign the plan's contacts to these people in turn, by ascending id; returns how many there were."""
    rows: Any = (
        sa.select(col(Contact.id).label("id"), _place(plan, split, len(people)).label("place"))
        .select_from(Contact)
        .outerjoin(PhoneNumber, col(PhoneNumber.phone) == col(Contact.phone))
        .where(col(Contact.list_id) == plan.list_id)
        .where(col(PhoneNumber.opted_out_at).is_(None), col(PhoneNumber.retired_at).is_(None))
    )
    dealt = (rows if everybody else rows.where(col(Contact.assigned_to) == "")).subquery("dealt")
    taker = _takers(session, people).subquery("taker")
    return dialect.affected(
        session,
        _assign(plan, taker.c.key).where(_CONTACT.c.id == dealt.c.id).where(dealt.c.place == taker.c.place),
    )


def clear(session: Session, plan: Preassignment) -> int:
    """Assign the contacts of the plan's list to nobody; returns how many were assigned."""
    mine = _assign(plan, "").where(_CONTACT.c.list_id == plan.list_id, _CONTACT.c.assigned_to != "")
    return dialect.affected(session, mine)


def take_back(session: Session, plan: Preassignment) -> int:
    """Assign every contact of the plan as it was before; returns how many there were."""
    return dialect.affected(
        session,
        sa.update(_CONTACT)
        .where(_CONTACT.c.list_id == plan.list_id, _CONTACT.c.assigned_in == plan.id)
        .values(assigned_to=_CONTACT.c.assigned_before, assigned_before=None, assigned_in=None),
    )


def is_touched(session: Session, plan: Preassignment) -> bool:
    """Whether a contact of the plan was taken or texted since, in a campaign that keeps assignments."""
    keeping = [row.id for row in campaigns_over(session, plan.list_id) if row.keep_assignments]
    if not keeping:
        return False
    texted = col(Conversation.state) != ConversationState.UNTEXTED.value
    since = sa.case((texted, col(Conversation.texted_at)), else_=col(Conversation.assigned_at))
    touched = (
        sa.select(sa.literal(1))
        .select_from(Conversation)
        .join(Contact, col(Contact.id) == col(Conversation.contact_id))
        .where(col(Conversation.campaign_id).in_(keeping), col(Contact.assigned_in) == plan.id)
        .where(since >= plan.applied_at)
    )
    return session.execute(touched.limit(1)).first() is not None


def _assign(plan: Preassignment, to: Any) -> Any:
    return sa.update(_CONTACT).values(
        assigned_before=_CONTACT.c.assigned_to, assigned_to=to, assigned_in=plan.id
    )


def _place(plan: Preassignment, split: Split, people: int) -> sa.ColumnElement[int]:
    """Which of the people a contact goes to: in the list's order, or in a scrambled one."""
    order: list[Any] = [col(Contact.id)]
    if split is Split.RANDOM:
        thrown = (col(Contact.id) * 48271 + plan.seed * 69621 % _PRIME + 1) % _PRIME
        order = [(thrown * thrown + thrown * 40692) % _PRIME, *order]
    return (sa.func.row_number().over(order_by=order) - 1) % people


def _takers(session: Session, people: Sequence[int]) -> sa.Select[Any]:
    place = sa.func.row_number().over(order_by=col(Person.id)) - 1
    return sa.select(people_lookup.key_column(col(Person.id)).label("key"), place.label("place")).where(
        dialect.among(session, col(Person.id), people)
    )
