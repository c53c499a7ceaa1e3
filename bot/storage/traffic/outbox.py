"""What must leave: put in the transaction that caused it, taken by a courier that leases it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect, together
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Campaign, Message, OutboxItem
from bot.vocabulary import CampaignState, OutboxState, Parcel, TextKind

_DEPARTS = "outbox.departs"
_ITEM = dialect.plain(OutboxItem)
_ABOUT = (_ITEM.c.kind == sa.bindparam("of"), _ITEM.c.subject_id == sa.bindparam("subject"))
_AT = sa.bindparam("at", type_=INSTANT)
_END = sa.update(_ITEM).values(state=sa.bindparam("to"), leased_until=None)
_END_ONE, _END_ABOUT = _END.where(_ITEM.c.id == sa.bindparam("item")), _END.where(*_ABOUT)
# Replies of one moment make one message.
_GATHER = timedelta(seconds=2)
# Cards in a channel are redrawn at most this often.
_DEBOUNCE = timedelta(seconds=5)
# Texts of strangers are told, and counted anew, at most this often.
_STRANGERS = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Due:
    """An item handed to a courier, who has it until `leased_until`."""

    id: int
    kind: Parcel
    subject_id: int
    platform: str
    address: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What must leave, for `to` (platform, address), now or at a moment."""

    kind: Parcel
    subject_id: int
    to: tuple[str, str] = ("", "")
    due_at: datetime | None = None


def put(
    session: Session,
    kind: Parcel,
    subject_id: int,
    *,
    now: datetime,
    to: tuple[str, str] = ("", ""),
    due_at: datetime | None = None,
) -> None:
    """Put an item for `to` (platform, address); if a like one waits already, that one serves for both."""
    put_all(session, [Leaving(kind, subject_id, to, due_at)], now=now)


def put_all(session: Session, items: Iterable[Leaving], *, now: datetime) -> None:
    """Put several items at once."""
    rows = [
        {"kind": each.kind, "subject_id": each.subject_id, "due_at": each.due_at or now, "created_at": now}
        | {"platform": each.to[0], "address": each.to[1]}
        for each in items
    ]
    if rows:
        together.write(session, _LEAVES, rows)
        session.info[_DEPARTS] = True


def _put(name: str, given: sa.FromClause) -> Any:
    new: dict[str, Any] = {each: given.c[each] for each in _GIVEN}
    none, waiting = sa.literal(0, sa.Integer), sa.literal(OutboxState.WAITING.value)
    new |= {"state": waiting, "attempts": none, "failures": none}
    rows = sa.select(*new.values()).where(sa.true())  # or SQLite takes what follows for a join's condition
    return dialect.insert(name, OutboxItem).from_select(list(new), rows).on_conflict_do_nothing()


_GIVEN = ("kind", "subject_id", "platform", "address", "due_at", "created_at")
_LEAVES = together.Write("outbox", tuple(sa.column(each, _ITEM.c[each].type) for each in _GIVEN), _put)


def put_card(session: Session, campaign: Campaign, *, now: datetime, at_once: bool = False) -> None:
    """Let the campaign's card in each of its homes be redrawn soon: many clicks make one redraw.

    An admin's decisions are shown `at_once`. Drafts have no card.
    """
    put_all(session, cards(campaign, now, at_once=at_once), now=now)
    if at_once and campaign.state != CampaignState.DRAFT:
        _hurry(session, Parcel.CAMPAIGN_CARD, campaign.id or 0, now)


def cards(campaign: Campaign, now: datetime, *, at_once: bool = False) -> list[Leaving]:
    """The campaign's card in each of its homes."""
    if campaign.state == CampaignState.DRAFT:
        return []
    due_at = now if at_once else now + _DEBOUNCE
    return [Leaving(Parcel.CAMPAIGN_CARD, campaign.id or 0, to, due_at) for to in campaign.homes.items()]


def put_digest(session: Session, campaign: Campaign, *, now: datetime) -> None:
    """Let the digest that stands in each home of the campaign be redrawn soon, where one does."""
    put_all(session, digests(campaign, now), now=now)


def digests(campaign: Campaign, now: datetime) -> list[Leaving]:
    """That digest."""
    if campaign.digest_minutes is None:
        return []
    due_at, id_ = now + _DEBOUNCE, campaign.id or 0
    return [Leaving(Parcel.DIGEST_REDRAW, id_, to, due_at) for to in campaign.homes.items()]


def put_inbox(session: Session, person_id: int | None, *, now: datetime, notify: bool = False) -> None:
    """Let a person's inbox be redrawn where it stands; `notify` posts it again so that they notice.

    The courier picks the platform: the address stays empty.
    """
    if person_id is not None:
        it = noticed(person_id, now) if notify else Leaving(Parcel.INBOX_REDRAW, person_id)
        put_all(session, [it], now=now)


def noticed(person_id: int, now: datetime) -> Leaving:
    """A person's inbox, posted again."""
    return Leaving(Parcel.INBOX, person_id, due_at=now + _GATHER)


def put_strangers(session: Session, person_id: int, *, now: datetime) -> None:
    """Let an admin know of texts from numbers that no campaign texted: one letter for all of them."""
    put(session, Parcel.UNKNOWN_SENDER, 0, now=now, to=("person", str(person_id)), due_at=now + _STRANGERS)


def has_departures(session: Session) -> bool:
    """Whether this transaction put something into the outbox."""
    return bool(session.info.get(_DEPARTS))


def lease(
    session: Session,
    kinds: Sequence[Parcel],
    *,
    now: datetime,
    for_: timedelta,
    limit: int,
    answers_only: bool = False,
    to: tuple[str, str] | None = None,
) -> list[Due]:
    """Hand out due items, oldest first, each to one courier only. They are *leaving* from then on.

    Of texts, with `answers_only`, only answers; `to` is the only (platform, address) that is meant.
    """
    facts = {"kinds": list(kinds), "now": now, "until": now + for_, "most": limit}
    facts |= {"to_platform": to[0], "to_address": to[1]} if to else {}
    items = [
        Due(row.id, Parcel(row.kind), row.subject_id, row.platform, row.address, row.attempts)
        for row in session.execute(_lease(answers_only=answers_only, to=to is not None), facts)
    ]
    return sorted(items, key=lambda item: item.id)


@cache
def _lease(*, answers_only: bool, to: bool) -> Any:
    rows = _ITEM.c
    answer = select(Message.id).where(Message.id == rows.subject_id, Message.kind == TextKind.ANSWER)
    due = dialect.locked(
        sa.select(rows.id)
        .where(waits(), rows.kind.in_(sa.bindparam("kinds", expanding=True)))
        .where(rows.due_at <= sa.bindparam("now"), *([answer.exists()] if answers_only else []))
        .where(*(rows[each] == sa.bindparam(f"to_{each}") for each in ("platform", "address") if to))
        .order_by(rows.due_at, rows.id)
        .limit(sa.bindparam("most")),
        skip=True,
    ).cte("due")  # not a subquery: PostgreSQL might run that once a row, and hand out more than the limit
    return (
        sa.update(_ITEM)
        .where(rows.id == due.c.id, waits())
        .values(state=OutboxState.LEAVING, leased_until=sa.bindparam("until"), attempts=rows.attempts + 1)
        .returning(rows.id, rows.kind, rows.subject_id, rows.platform, rows.address, rows.attempts)
    )


def _hurry(session: Session, kind: Parcel, subject_id: int, due_at: datetime) -> None:
    """Let items about the subject wait no longer than until then."""
    session.execute(_hurry_up(), {"of": kind, "subject": subject_id, "at": due_at})


@cache
def _hurry_up() -> sa.Update:
    return sa.update(_ITEM).where(waits(), *_ABOUT, _ITEM.c.due_at > _AT).values(due_at=_AT)


def finish(session: Session, item_id: int, state: OutboxState = OutboxState.DONE) -> None:
    """The item has left, or is given up."""
    session.execute(_END_ONE, {"item": item_id, "to": state})


def subject_of(session: Session, item_id: int) -> int:
    """What an item is about."""
    return session.get_one(OutboxItem, item_id).subject_id


def finish_subject(session: Session, kind: Parcel, subject_id: int) -> None:
    """End whatever item of this kind is under way for the subject."""
    session.execute(_END_ABOUT, {"of": kind, "subject": subject_id, "to": OutboxState.DONE})


def subject_again_at(session: Session, kind: Parcel, subject_id: int, due_at: datetime) -> None:
    """The item under way for the subject did not leave, that is certain: try it again then."""
    _set(session, *_about(kind, subject_id), state=OutboxState.WAITING, due_at=due_at)


def get(session: Session, item_id: int) -> OutboxItem:
    """One item that is known to exist, as it is now."""
    return session.get_one(OutboxItem, item_id, populate_existing=True)


def again_at(session: Session, item_id: int, due_at: datetime) -> None:
    """The item did not leave, that is certain: try it again then.

    If a like one waits already, that one serves.
    """
    item = session.get_one(OutboxItem, item_id)
    alike = (_ITEM.c[each] == getattr(item, each) for each in ("kind", "subject_id", "platform", "address"))
    twin = session.execute(sa.select(_ITEM.c.id).where(*alike, _ITEM.c.id != item_id, waits())).first()
    state = OutboxState.DONE if twin else OutboxState.WAITING
    _set(session, col(OutboxItem.id) == item_id, state=state, due_at=due_at)


def overdue(
    session: Session, kinds: Sequence[Parcel], *, now: datetime, again: datetime, limit: int
) -> list[Due]:
    """Items whose courier never came back: they may have left.

    They are leased to the caller until `again`.
    """
    items = []
    facts = {"kinds": list(kinds), "now": now, "most": limit}
    for row in session.execute(_overdue(), facts).scalars():
        row.leased_until = again
        items.append(
            Due(row.id or 0, Parcel(row.kind), row.subject_id, row.platform, row.address, row.attempts)
        )
    session.flush()
    return items


@cache
def _overdue() -> sa.Select[OutboxItem]:
    some = col(OutboxItem.kind).in_(sa.bindparam("kinds", expanding=True))
    late = (
        sa.select(OutboxItem)
        .where(_leaves(), some, col(OutboxItem.leased_until) <= sa.bindparam("now"))
        .order_by(col(OutboxItem.id))
        .limit(sa.bindparam("most"))
    )
    return dialect.locked(late, skip=True)


def put_off_first_texts(session: Session, campaign_id: int, due_at: datetime) -> None:
    """Let all first texts of a campaign wait until then, so that they hold up no others."""
    first = select(Message.id).where(Message.campaign_id == campaign_id, Message.kind != TextKind.ANSWER)
    session.execute(
        sa.update(OutboxItem)
        .where(waits(), col(OutboxItem.kind) == Parcel.TEXT, col(OutboxItem.subject_id).in_(first))
        .values(due_at=due_at)
    )


def backlog(session: Session, *, now: datetime) -> tuple[int, datetime | None]:
    """How many items are due, and since when the oldest has been."""
    due = select(sa.func.count(), sa.func.min(OutboxItem.due_at)).where(waits(), OutboxItem.due_at <= now)
    count, oldest = session.exec(due).one()
    return count, oldest


def _about(kind: Parcel, subject_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    return col(OutboxItem.kind) == kind, col(OutboxItem.subject_id) == subject_id


def _set(session: Session, *rules: sa.ColumnElement[bool], **values: Any) -> None:
    """Whoever had these items has them no longer."""
    session.execute(sa.update(OutboxItem).where(*rules).values(leased_until=None, **values))


def waits() -> sa.ColumnElement[bool]:
    """An item waits."""
    # A literal: the partial index is not recognised behind a parameter.
    return col(OutboxItem.state) == sa.literal_column("'waiting'")


def _leaves() -> sa.ColumnElement[bool]:
    return col(OutboxItem.state) == sa.literal_column("'leaving'")
