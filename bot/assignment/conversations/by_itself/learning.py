"""Learns how people of this installation file first replies: when, from what, and when it is silent.

Learning itself takes seconds and is done in a process of its own, outside any transaction (`bot/learner.py`).
"""

from collections.abc import Iterator
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.letters import SilencedPost
from bot.assignment.rules.law import tags
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.rules.replies.learning import Lesson, Told
from bot.assignment.rules.replies.learnt import NOTHING, Unreadable, loaded
from bot.assignment.rules.replies.suggesting import label_of
from bot.storage.campaigns import campaigns
from bot.storage.conversations.by_itself import learnt, suggestions
from bot.storage.conversations.by_itself.learnt import FirstReply
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Learnt
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, Spoken

_MOST = 5_000  # first replies, of those that were filed and of those that were only answered
# Of the last so many suggestions of a label this share has to be kept.
LAST, KEPT = 100, 0.9
_FEWEST = 20  # of fewer nobody can tell


def begin(session: Session, now: datetime, dice: int) -> str:
    """A process begins. What cannot be read is learnt anew; returns what is wrong with it, if anything.

    `dice` makes the mark of a new installation.
    """
    row = learnt.locked(session)
    if row is None:
        row = Learnt(mark=f"{dice:x}")
        learnt.add(session, row)
    try:
        if row.model is not None:
            loaded(row.model, row.mark)
    except Unreadable as why:
        learnt.put(session, row, None)
        row.due_at = now
        return str(why)
    return ""


def lesson(session: Session, now: datetime) -> Lesson:
    """What people filed of first replies. It is read here, and understood in the process that learns."""
    row = learnt.newest(session)
    asked = {
        each.id or 0: [q.prompt for q in snapshots.questions(each)] for each in campaigns.everything(session)
    }
    replies = (*learnt.filed(session, _MOST), *learnt.answered_alone(session, _MOST))
    told = (each for reply in replies for each in _told(reply, asked.get(reply.campaign_id, [])))
    return Lesson(tuple(told), row.mark if row else "")


def keep(session: Session, now: datetime, model: bytes | None) -> None:
    """This was learnt; all processes use it from their next look at a campaign on.

    If it is due again by now, somebody was forgotten meanwhile, whose words may be in it: it is thrown away.
    """
    row = learnt.locked(session)
    if row is not None and row.due_at is None:
        learnt.put(session, row, model)
        row.learnt_at = now


def doubt(session: Session, now: datetime, label: str, suggestion_id: int) -> None:
    """A suggestion was changed. One that is changed too often is made no more, and admins are told."""
    many, kept = suggestions.last(session, label, LAST)
    row = learnt.locked(session) if many >= _FEWEST and kept < KEPT * many else None
    if row is None or label in row.silenced:
        return
    row.silenced = [*row.silenced, label]
    learnt.put(session, row, row.model)
    for admin in persons.admins(session):
        outbox.put(session, Parcel.SILENCED, suggestion_id, now=now, to=("person", str(admin.id)))


def post(session: Session, suggestion_id: int) -> SilencedPost | None:
    """What admins are told of it."""
    of = suggestions.find(session, suggestion_id)
    if of is None:
        return None
    said = of.name if of.kind == Spoken.TAG else of.value
    return SilencedPost(said, *reversed(suggestions.last(session, of.label, LAST)))


def _told(reply: FirstReply, asked: list[str]) -> Iterator[Told]:
    """One for each question: its answer, else a tag, else nothing."""
    own = [label_of(Effect(Spoken.TAG, tag)) for tag in reply.tags if tag != tags.OPT_OUT]
    answers = {name: label_of(Effect(Spoken.ANSWER, name, value)) for name, value in reply.answers}
    for question in asked or [""]:
        label = answers.get(question) or (NOTHING if answers else next(iter(own), NOTHING))
        yield Told(reply.body, question, label)
