"""Takes out what was written in conversations and of them; what counts stays."""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.storage.conversations import written
from bot.storage.engine import dialect
from bot.storage.tables import (
    Campaign,
    Conversation,
    Message,
    Move,
    Reassignment,
    Report,
    SharedField,
    Standing,
)
from bot.vocabulary import Asks, Spoken

# What stands where somebody answered in words of their own: that they answered counts.
GONE = "(forgotten)"

Keeps = Callable[[int, str, str], bool]


def erase(session: Session, conversations: Sequence[Conversation]) -> None:
    """No word of these conversations is left: neither texts, replies and notes nor what was found by them."""
    ids = [row.id or 0 for row in conversations]
    if not ids:
        return
    of_them = dialect.among(session, col(Message.conversation_id), ids)
    session.execute(_emptied(of_them))
    written.drop(session, ids)
    _reports(session, conversations)
    notes = sa.select(col(Move.reassignment_id)).where(dialect.among(session, col(Move.conversation_id), ids))
    session.execute(
        sa.update(Reassignment)
        .where(col(Reassignment.id).in_(notes), col(Reassignment.note) != "")
        .values(note="")
    )
    session.expire_all()


def erase_with(session: Session, phone: str) -> None:
    """No word of texts from a number is left, whether or not a campaign knows it."""
    session.execute(_emptied(col(Message.phone) == phone))


def _emptied(which: sa.ColumnElement[bool]) -> sa.Update:
    """These messages without words; nobody can ask the provider for pictures that came with them."""
    some = (col(Message.body) != "") | col(Message.media).is_not(None)
    return sa.update(Message).where(which, some).values(body="", media=None)


def _reports(session: Session, conversations: Sequence[Conversation]) -> None:
    campaign_of = {row.id or 0: row.campaign_id for row in conversations}
    keeps = _counted(session, sorted(set(campaign_of.values())))
    rows = sa.select(col(Report.id), col(Report.conversation_id), col(Report.answers), col(Report.note))
    found = session.execute(
        rows.where(dialect.among(session, col(Report.conversation_id), list(campaign_of)))
    ).all()
    changes: list[dict[str, Any]] = []
    for id_, conversation, answers, note in found:
        left = {
            asked: said if keeps(campaign_of[conversation], asked, said) else GONE
            for asked, said in answers.items()
        }
        if note or left != answers:
            changes.append({"of": id_, "left": left})
    if changes:
        report = dialect.plain(Report)
        emptied = sa.update(report).where(report.c.id == sa.bindparam("of"))
        session.execute(emptied.values(note="", answers=sa.bindparam("left")), changes)
    _standing(session, campaign_of, keeps)


def _standing(session: Session, campaign_of: dict[int, int], keeps: Keeps) -> None:
    rows = sa.select(col(Standing.conversation_id), col(Standing.name), col(Standing.value)).where(
        dialect.among(session, col(Standing.conversation_id), list(campaign_of)),
        col(Standing.kind) == Spoken.ANSWER.value,
        col(Standing.value).is_not(None),
    )
    changes = [
        {"of": conversation, "asked": asked}
        for conversation, asked, said in session.execute(rows).all()
        if not keeps(campaign_of[conversation], asked, said)
    ]
    if changes:
        standing = dialect.plain(Standing)
        mine = (standing.c.conversation_id == sa.bindparam("of"), standing.c.name == sa.bindparam("asked"))
        said_so = sa.update(standing).where(*mine, standing.c.kind == Spoken.ANSWER.value)
        session.execute(said_so.values(value=GONE), changes)


def _counted(session: Session, campaigns: Sequence[int]) -> Keeps:
    """Whether an answer was picked or is a number, and so no words of anybody's."""
    asked: dict[int, dict[str, tuple[str, tuple[str, ...]]]] = {}
    shared = session.execute(sa.select(SharedField).where(col(SharedField.asks).is_not(None))).scalars()
    of_all = {row.name: (row.asks or "", tuple(row.options)) for row in shared}
    rows = sa.select(col(Campaign.id), col(Campaign.questions))
    for id_, questions in session.execute(rows.where(dialect.among(session, col(Campaign.id), campaigns))):
        own = {
            row["prompt"]: (row.get("asks", Asks.CHOICE.value), tuple(row["options"])) for row in questions
        }
        asked[id_ or 0] = of_all | own

    def keeps(campaign_id: int, prompt: str, said: str) -> bool:
        kind, options = asked.get(campaign_id, of_all).get(prompt, (Asks.WORDS.value, ()))
        return not said or (said in options if kind == Asks.CHOICE else kind == Asks.NUMBER)

    return keeps
