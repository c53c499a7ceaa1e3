"""What was learnt of filed first replies, and what it is learnt from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Campaign, Conversation, Learnt, Message, Report
from bot.vocabulary import Direction, Source, TextKind


@dataclass(frozen=True, slots=True)
class FirstReply:
    """The first text of a contact, and what a person filed before they wrote again: tags and answers."""

    campaign_id: int
    body: str
    tags: Sequence[str] = ()
    answers: Sequence[tuple[str, str]] = ()


def of_version(session: Session, version: int) -> Learnt | None:
    """What was learnt, if it still has this version."""
    return session.exec(select(Learnt).where(Learnt.version == version)).first()


def newest(session: Session) -> Learnt | None:
    """What was learnt, to look at."""
    return session.exec(select(Learnt).order_by(col(Learnt.id))).first()


def version(session: Session) -> int:
    """The newest version, for a new campaign; 0 where nothing was learnt."""
    found = session.execute(sa.select(col(Learnt.version)).order_by(col(Learnt.id))).scalars().first()
    return found or 0


def due_at(session: Session) -> datetime | None:
    """Since when it is to be learnt anew, if it is; the model itself is not read."""
    return session.exec(select(Learnt.due_at).order_by(col(Learnt.id))).first()


def locked(session: Session) -> Learnt | None:
    """What was learnt, for this transaction alone."""
    rows = dialect.locked(select(Learnt).order_by(col(Learnt.id)))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def add(session: Session, row: Learnt) -> None:
    """The one row of the installation."""
    session.add(row)
    session.flush()


def put(session: Session, row: Learnt, model: bytes | None) -> None:
    """Another version, named after all that it says, of which campaigns tell."""
    row.model = model
    said = b"\n".join([row.mark.encode(), model or b"", *(label.encode() for label in row.silenced)])
    row.version = int.from_bytes(sha256(said).digest()[:7]) if model or row.silenced else 0
    session.flush()
    session.execute(sa.update(Campaign).values(learnt=row.version))
    session.expire_all()


def forget(session: Session, now: datetime) -> None:
    """Nothing of what was learnt is left, and it is learnt anew: somebody was forgotten."""
    row = locked(session)
    if row is not None:
        row.due_at = now
        put(session, row, None)


def filed(session: Session, limit: int) -> Iterator[FirstReply]:
    """First replies of which a person filed something, or nothing when they closed, the newest first."""
    rows = session.execute(_FILED, {"limit": limit}).all()
    replies = _first(session, [row.conversation_id for row, _ in rows])
    done: set[int] = set()
    for row, campaign in reversed(rows):
        heard = replies.get(row.conversation_id, ())
        again = heard[-1].created_at if len(heard) > 1 else None
        if not heard or heard[0].media or row.conversation_id in done or row.created_at < heard[0].created_at:
            continue
        if not row.says_more:  # whoever writes a note has not said yet what it was
            continue
        if again is not None and row.created_at > again:
            continue
        done.add(row.conversation_id)
        answers = [(asked, said) for asked, said in row.answers.items() if said]
        yield FirstReply(campaign, heard[0].body, row.tags, answers)


def answered_alone(session: Session, limit: int) -> Iterator[FirstReply]:
    """First replies that people answered and filed nothing of, the newest first."""
    rows = session.execute(_ANSWERED, {"limit": limit}).all()
    replies = _first(session, [conversation for conversation, _ in rows])
    for conversation, campaign in rows:
        heard = replies.get(conversation, ())
        if len(heard) == 1 and not heard[0].media:
            yield FirstReply(campaign, heard[0].body)


_FILED: Any = (
    sa.select(Report, col(Conversation.campaign_id))
    .join(Conversation, col(Conversation.id) == col(Report.conversation_id))
    .where(col(Report.source) == Source.PERSON.value, col(Conversation.replied_at).is_not(None))
    .order_by(col(Report.id).desc())
    .limit(sa.bindparam("limit"))
)
_ANSWERED: Any = (
    sa.select(col(Conversation.id), col(Conversation.campaign_id))
    .join(Message, col(Message.conversation_id) == col(Conversation.id))
    .where(col(Message.kind) == TextKind.ANSWER.value)
    .where(~sa.exists().where(col(Report.conversation_id) == col(Conversation.id)))
    .order_by(col(Message.id).desc())
    .limit(sa.bindparam("limit"))
)


def _first(session: Session, ids: Sequence[int]) -> dict[int, list[Message]]:
    """The first texts of the contacts of these conversations, two of each at most."""
    these = dialect.among(session, col(Message.conversation_id), sorted(set(ids)))
    rows = sa.select(Message).where(these, col(Message.direction) == Direction.IN.value)
    found: dict[int, list[Message]] = {}
    for message in session.execute(rows.order_by(col(Message.created_at), col(Message.id))).scalars():
        heard = found.setdefault(message.conversation_id or 0, [])
        if len(heard) < 2:  # noqa: PLR2004  the first, and when they wrote again
            heard.append(message)
    return found
