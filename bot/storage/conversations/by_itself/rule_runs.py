"""Runs of a campaign's rules over replies that came before: what they read, file, and give back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from bot.storage.conversations import standing
from bot.storage.engine import dialect
from bot.storage.tables import Conversation, Message, Report, RuleRun, Standing
from bot.vocabulary import ConversationState, Direction, Source

Word = tuple[str, str]  # what kind it is, and its name
PAGE = 500


@dataclass(frozen=True, slots=True)
class Reply:
    """A text of a contact after ours; `first` of theirs, and `alone`, without a picture."""

    body: str
    first: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What stands of a tag or an answer (None where it was taken back), and in which report."""

    value: str | None
    report_id: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a contact wrote, oldest first, and what was ever filed of it.

    It may be `closed`, and a person may have filed something, other than a note.
    """

    conversation_id: int
    closed: bool
    replies: tuple[Reply, ...]
    words: Mapping[Word, Said]
    by_person: bool


def locked(session: Session, run_id: int) -> RuleRun | None:
    """One run, for this transaction alone."""
    rows = dialect.locked(select(RuleRun).where(RuleRun.id == run_id))
    return session.execute(rows.execution_options(populate_existing=True)).scalars().first()


def newest(session: Session, campaign_id: int) -> RuleRun | None:
    """The newest run of a campaign's rules, to look at."""
    rows = select(RuleRun).where(RuleRun.campaign_id == campaign_id)
    return session.exec(rows.order_by(col(RuleRun.id).desc()).limit(1)).first()


def exchanges(session: Session, campaign_id: int) -> Iterator[list[Exchange]]:
    """All conversations of a campaign in which somebody replied who may be texted, page by page."""
    after = 0
    rows = _states().where(col(Conversation.campaign_id) == campaign_id)
    while found := session.execute(_page(rows, after)).all():
        yield _exchanges(session, found)
        after = found[-1][0]


def lock(session: Session, ids: Sequence[int]) -> list[Exchange]:
    """Those of them that may still be filed on; nobody else does until this transaction ends."""
    rows = _states().where(dialect.among(session, col(Conversation.id), ids)).order_by(col(Conversation.id))
    return _exchanges(session, session.execute(dialect.locked(rows)).all())


def file(session: Session, run: RuleRun, rows: Sequence[Report]) -> None:
    """File reports of a run, each on another conversation; what they say stands from now on."""
    session.add(run)
    session.flush()
    for row in rows:
        row.run_id = run.id
    give_back(session, run.campaign_id, rows)


def give_back(session: Session, campaign_id: int, rows: Sequence[Report]) -> None:
    """File what takes reports of a run back."""
    session.add_all(rows)
    session.flush()
    standing.keep_all(session, campaign_id, rows)


def filed(session: Session, run_id: int) -> Iterator[list[Report]]:
    """What a run filed, page by page; nobody else files there until this transaction ends."""
    rows = (
        sa.select(col(Conversation.id))
        .join(Report, col(Report.conversation_id) == col(Conversation.id))
        .where(col(Report.run_id) == run_id)
    )
    after = 0
    while ids := list(session.execute(dialect.locked(_page(rows, after), of=Conversation)).scalars()):
        these = dialect.among(session, col(Report.conversation_id), ids)
        theirs = sa.select(Report).where(these, col(Report.run_id) == run_id)
        yield list(session.execute(theirs.order_by(col(Report.conversation_id))).scalars())
        after = ids[-1]


def known_of(session: Session, rows: Sequence[Report]) -> dict[int, list[Report]]:
    """All that was filed on the conversations of these reports, oldest first; nothing of the barred."""
    these = dialect.among(session, col(Report.conversation_id), [row.conversation_id for row in rows])
    found = (
        sa.select(Report)
        .join(Conversation, col(Conversation.id) == col(Report.conversation_id))
        .where(these, col(Conversation.barred).is_(None))
        .order_by(col(Report.id))
    )
    known: dict[int, list[Report]] = {}
    for report in session.execute(found).scalars():
        known.setdefault(report.conversation_id, []).append(report)
    return known


def is_filing(report: Report) -> bool:
    """Whether a person filed it, and more than a note."""
    return report.source == Source.PERSON and report.says_more


def standing_in(session: Session, rows: Sequence[Report]) -> dict[int, list[Word]]:
    """Of which tags and answers each of these reports is the newest word, by its id."""
    these = dialect.among(session, col(Standing.conversation_id), [row.conversation_id for row in rows])
    ids = {row.id for row in rows}
    found: dict[int, list[Word]] = {}
    words = sa.select(col(Standing.report_id), col(Standing.kind), col(Standing.name)).where(these)
    for report_id, kind, name in session.execute(words):
        if report_id in ids:
            found.setdefault(report_id, []).append((kind, name))
    return found


def undone(session: Session, run: RuleRun, kept: int, now: datetime) -> None:
    """A run was taken back, but for what was said since on so many conversations."""
    run.undone_at, run.kept = now, kept
    session.flush()


def _states() -> Any:
    """Where somebody replied who may be texted, and whether that is closed."""
    texted = col(Conversation.state) != ConversationState.UNTEXTED.value
    closed = col(Conversation.state) == ConversationState.CLOSED.value
    heard = (col(Conversation.replied_at).is_not(None), col(Conversation.barred).is_(None), texted)
    return sa.select(col(Conversation.id), closed).where(*heard)


def _page(rows: Any, after: int) -> Any:
    return rows.where(col(Conversation.id) > after).order_by(col(Conversation.id)).limit(PAGE)


def _exchanges(session: Session, found: Sequence[Any]) -> list[Exchange]:
    ids = [id_ for id_, _ in found]
    replies, words, people = _replies(session, ids), _words(session, ids), _by_people(session, ids)
    return [
        Exchange(id_, shut, tuple(replies.get(id_, ())), words.get(id_, {}), id_ in people)
        for id_, shut in found
    ]


def _by_people(session: Session, ids: Sequence[int]) -> set[int]:
    these = dialect.among(session, col(Report.conversation_id), ids)
    rows = sa.select(Report).where(these, col(Report.source) == Source.PERSON.value)
    return {row.conversation_id for row in session.execute(rows).scalars() if is_filing(row)}


def _replies(session: Session, ids: Sequence[int]) -> dict[int, list[Reply]]:
    """What came before our first text is no reply, but was the contact's first."""
    inbound = col(Message.direction) == Direction.IN.value
    rows = (
        sa.select(
            col(Message.conversation_id), inbound, sa.case((inbound, col(Message.body))), col(Message.media)
        )
        .where(dialect.among(session, col(Message.conversation_id), ids))
        .order_by(col(Message.id))
    )
    texted: set[int] = set()
    heard: set[int] = set()
    found: dict[int, list[Reply]] = {}
    for conversation, is_in, body, media in session.execute(rows):
        if not is_in:
            texted.add(conversation)
            continue
        if conversation in texted:
            reply = Reply(body, first=conversation not in heard, alone=not media)
            found.setdefault(conversation, []).append(reply)
        heard.add(conversation)
    return found


def _words(session: Session, ids: Sequence[int]) -> dict[int, dict[Word, Said]]:
    rows = (
        sa.select(
            col(Standing.conversation_id),
            col(Standing.kind),
            col(Standing.name),
            col(Standing.value),
            col(Report.id),
            col(Report.closed),
        )
        .join(Report, col(Report.id) == col(Standing.report_id))
        .where(dialect.among(session, col(Standing.conversation_id), ids))
    )
    found: dict[int, dict[Word, Said]] = {}
    for conversation, kind, name, *said in session.execute(rows):
        found.setdefault(conversation, {})[kind, name] = Said(*said)
    return found
