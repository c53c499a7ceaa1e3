"""What people did in a campaign: whom they texted and what came of it, answers, reports, and how soon."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.campaigns import measures
from bot.storage.conversations.reached import reached
from bot.storage.people import persons
from bot.storage.tables import Conversation, Message, Report
from bot.vocabulary import Barred, TextKind, TextStatus

_WITHDRAWN = (TextStatus.CANCELLED.value, TextStatus.FAILED.value)
COUNTS = ("texted", "reached", "replied", "opted_out", "answers", "reports")


@dataclass(frozen=True, slots=True)
class Worked:
    """One person's part by the names in `COUNTS`; half of their answers came within `half` seconds."""

    counts: Counter[str]
    half: int | None


def worked(session: Session, campaign_id: int, since: datetime | None) -> dict[int, Worked]:
    """Everybody who did anything in a campaign, from a moment on or ever; times of answers are of all time.

    Whoever was linked with another person counts as that person.
    """
    now, found = persons.parts(session), dict[int, Counter[str]]()
    for rows in (_texted(), _answers(), _reports()):
        for person, row in _by_person(session, rows, campaign_id, since):
            found.setdefault(now.get(person, person), Counter()).update(row)
    times = measures.ended_of(session, campaign_id)
    return {
        person: Worked(counts, times[person].median if person in times else None)
        for person, counts in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Rows:
    """Counts by name, of whom, in which campaign and when."""

    counts: dict[str, Any]
    rows: Any
    person: Any
    campaign: Any
    at: Any


def _texted() -> _Rows:
    """Of the contacts of whom each person sent the first text: all, reached, replied, opted out."""
    kinds = {
        "texted": sa.true(),
        "reached": reached(),
        "replied": col(Conversation.replied_at).is_not(None),
        "opted_out": reached() & (col(Conversation.barred) == Barred.OPTED_OUT.value),
    }
    rows = sa.join(Message, Conversation, col(Conversation.id) == col(Message.conversation_id))
    first = (
        sa.select()
        .select_from(rows)
        .where(
            col(Message.kind) == TextKind.FIRST.value,
            col(Message.status) != TextStatus.CANCELLED.value,
            col(Conversation.texted_at).is_not(None),
        )
    )
    counts = {name: sa.func.sum(sa.case((kind, 1), else_=0)) for name, kind in kinds.items()}
    return _Rows(counts, first, col(Message.person_id), col(Message.campaign_id), col(Message.created_at))


def _answers() -> _Rows:
    rows = (
        sa.select()
        .select_from(Message)
        .where(col(Message.kind) == TextKind.ANSWER.value, col(Message.status).not_in(_WITHDRAWN))
    )
    counts = {"answers": sa.func.count()}
    return _Rows(counts, rows, col(Message.person_id), col(Message.campaign_id), col(Message.created_at))


def _reports() -> _Rows:
    rows = sa.join(Report, Conversation, col(Conversation.id) == col(Report.conversation_id))
    counts = {"reports": sa.func.count()}
    filed = sa.select().select_from(rows)
    return _Rows(counts, filed, col(Report.person_id), col(Conversation.campaign_id), col(Report.created_at))


def _by_person(
    session: Session, of: _Rows, campaign_id: int, since: datetime | None
) -> list[tuple[int, dict[str, int]]]:
    rows = of.rows.add_columns(of.person, *of.counts.values()).where(
        of.campaign == campaign_id, of.person.is_not(None), *([] if since is None else [of.at >= since])
    )
    found = session.execute(rows.group_by(of.person))
    return [(person, dict(zip(of.counts, map(int, numbers), strict=True))) for person, *numbers in found]
