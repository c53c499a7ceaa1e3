"""Messages in chat: where the one about a subject was posted, so that it can be edited."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.engine import dialect
from bot.storage.tables import Post
from bot.vocabulary import Parcel

# Older messages have scrolled away.
READ = timedelta(hours=12)


def post_of(session: Session, kind: str, subject_id: int, platform: str, address: str) -> str | None:
    """The platform's reference of the message that stands for a subject, if it was posted."""
    return session.exec(
        select(Post.reference).where(
            Post.kind == kind,
            Post.subject_id == subject_id,
            Post.platform == platform,
            Post.address == address,
        )
    ).first()


def stands(kind: Parcel, subject_id: Any, since: Any) -> sa.ColumnElement[bool]:
    """Within a statement: whether a message about a subject was posted since then."""
    here = (col(Post.kind) == kind.value, col(Post.subject_id) == subject_id, col(Post.posted_at) > since)
    return sa.exists().where(*here)


def places_of(session: Session, kind: str, subject_id: int) -> list[tuple[str, str]]:
    """Where (platform, address) messages about a subject stand."""
    rows = sa.select(col(Post.platform), col(Post.address)).where(
        col(Post.kind) == kind, col(Post.subject_id) == subject_id
    )
    return [(platform, address) for platform, address in session.execute(rows)]


def posted_at(session: Session, kind: str, subject_id: int, platform: str, address: str) -> datetime | None:
    """When the message that stands for a subject was posted; editing it since does not count."""
    return session.exec(
        select(Post.posted_at).where(
            Post.kind == kind,
            Post.subject_id == subject_id,
            Post.platform == platform,
            Post.address == address,
        )
    ).first()


def posted(
    session: Session, kind: str, subject_id: int, *, to: tuple[str, str], reference: str, now: datetime
) -> None:
    """Remember where the message about a subject stands."""
    platform, address = to
    row = {
        "kind": kind,
        "subject_id": subject_id,
        "platform": platform,
        "address": address,
        "reference": reference,
        "posted_at": now,
    }
    key = ("kind", "subject_id", "platform", "address")
    dialect.upsert(session, Post, [row], key=key, change=("reference", "posted_at"))
