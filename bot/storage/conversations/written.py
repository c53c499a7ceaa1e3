"""Words that contacts wrote, or that were noted of them: by these their conversations are found."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.storage.engine import dialect, together
from bot.storage.tables import Conversation, Message, Report, WrittenWord
from bot.vocabulary import Direction

# So many of a word's conversations tell whether it is a rare one.
_COUNTED = 200


def put(session: Session, conversation_id: int, words: Sequence[str]) -> None:
    """Let a conversation be found by these words."""
    rows = ({"word": word, "conversation_id": conversation_id} for word in sorted(words))
    together.write(session, _WORDS, rows)


def _put(name: str, given: sa.FromClause) -> Any:
    rows = sa.select(given.c.word, given.c.conversation_id).where(sa.true())  # as in `outbox`
    added = dialect.insert(name, WrittenWord).from_select(["word", "conversation_id"], rows)
    return added.on_conflict_do_nothing()


_WORDS = together.Write(
    "words", (sa.column("word", sa.Text), sa.column("conversation_id", sa.BigInteger)), _put
)


def drop(session: Session, conversations: Sequence[int]) -> None:
    """These conversations are found by words no more."""
    of = dialect.among(session, col(WrittenWord.conversation_id), conversations)
    session.execute(sa.delete(WrittenWord).where(of))


def texts_behind(session: Session, message_id: int, *, limit: int) -> list[tuple[int, int, str]]:
    """What contacts wrote after a message, in order: the text's id, its conversation, its body."""
    rows = (
        sa.select(col(Message.id), col(Message.conversation_id), col(Message.body))
        .where(col(Message.id) > message_id, col(Message.direction) == Direction.IN.value)
        .where(col(Message.conversation_id).is_not(None))
    )
    return list(session.execute(rows.order_by(col(Message.id)).limit(limit)).all())


def notes_behind(session: Session, report_id: int, *, limit: int) -> list[tuple[int, int, str]]:
    """The notes that were filed after a report, in order: the report's id, its conversation, the note."""
    rows = sa.select(col(Report.id), col(Report.conversation_id), col(Report.note)).where(
        col(Report.id) > report_id, col(Report.note) != ""
    )
    return list(session.execute(rows.order_by(col(Report.id)).limit(limit)).all())


def with_words(
    session: Session, words: Sequence[str], *, limit: int, holder_id: int | None = None
) -> list[int]:
    """The conversations in which each of these words stands, the newest first; perhaps of one holder.

    The other words are looked up for each conversation with the rarest: joined, PostgreSQL would read all of
    each word's before the first is found (twice to four times as long, measured at a million conversations).
    """
    rarest, *others = sorted(words, key=lambda word: (_count(session, word), word))
    found = col(WrittenWord.conversation_id)
    rows = sa.select(found).where(col(WrittenWord.word) == rarest)
    for word in others:
        other = aliased(WrittenWord)
        same = sa.select(col(other.word)).where(col(other.word) == word, col(other.conversation_id) == found)
        rows = rows.where(same.correlate(WrittenWord).scalar_subquery().is_not(None))
    if holder_id is not None:
        mine = sa.select(col(Conversation.id)).where(col(Conversation.holder_id) == holder_id)
        rows = rows.where(found.in_(mine))
    return list(session.execute(rows.order_by(found.desc()).limit(limit)).scalars())


def _count(session: Session, word: str) -> int:
    some: Any = sa.select(sa.literal(1)).where(col(WrittenWord.word) == word).limit(_COUNTED).subquery()
    return int(session.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())
