"""What a conversation opens with: the likely tag, answer and prepared reply, of which a press decides.

Nothing is written by a suggestion. The model is held in memory, under the version that campaigns name.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from bot.assignment.conversations.by_itself import by_rule, learning
from bot.assignment.offered import Offer
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.rules.replies import language, suggesting
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.rules.replies.learnt import Model, Unreadable, loaded
from bot.assignment.rules.standing import Difference
from bot.storage.conversations.by_itself import learnt, suggestions
from bot.storage.conversations.threads import Written
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation, Message, Person, Report
from bot.vocabulary import ConversationState, Direction, Spoken

_HELD = 4  # versions: tests and moved installations have several databases in one process


@dataclass(frozen=True, slots=True)
class _Known:
    model: Model | None = None
    silenced: frozenset[str] = frozenset()


@dataclass
class _Memory:
    held: OrderedDict[int, _Known] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


_MEMORY = _Memory()


def suggested(
    session: Session,
    campaign: Campaign,
    subject: Conversation,
    lines: Sequence[Message],
    filed: Sequence[Report],
    offer: Offer,
) -> Effect | None:
    """What to pick; None where a person or a rule filed or proposes something, or nothing is sure."""
    heard = [line for line in lines if line.direction == Direction.IN]
    waits = subject.state == ConversationState.NEEDS_ATTENTION and subject.barred is None
    if len(heard) != 1 or not waits or lines[-1] is not heard[0] or heard[0].media:
        return None
    if any(row.says_more for row in filed) or by_rule.proposed(campaign, subject, lines, filed):
        return None
    known = _known(session, campaign.learnt)
    effect = suggesting.suggested(heard[0].body, offer.questions, offer.tags, known.model)
    return None if effect is None or suggesting.label_of(effect) in known.silenced else effect


def warm(session: Session, _now: datetime) -> None:
    """Read what was learnt, and what tells languages apart, before anybody waits for it."""
    language.warm()
    _known(session, learnt.version(session))


def remember(
    session: Session, now: datetime, subject: Conversation, by: Person, given: Answer, filed: Report | None
) -> None:
    """Whether somebody kept what the conversation opened with; who changes it may silence it."""
    what = given.suggested
    if what is None or not _was_shown(what, given):
        return
    tags, answers = (filed.tags, filed.answers) if filed else ([], {})
    kept = what.name in tags if what.kind is Spoken.TAG else answers.get(what.name) == what.value
    label = suggesting.label_of(what)
    told = suggestions.Suggested(what.kind, what.name, what.value, label)
    id_ = suggestions.add(session, subject, told, kept=kept, person_id=by.id or 0, now=now)
    if not kept:
        learning.doubt(session, now, label, id_)


def is_note_alone(
    campaign: Campaign, subject: Conversation, written: Written, new: Difference, given: Answer
) -> bool:
    """Whether a form says a note, and beside it nothing but what it had picked by itself.

    Nobody pressed for that: it goes on waiting for a press.
    """
    if not given.note or given.body is not None or given.close or given.seen is None or new.removed:
        return False
    here = [row for row in written.reports if row.conversation_id == subject.id]
    picked = {Effect(Spoken.TAG, tag) for tag in by_rule.proposed(campaign, subject, written.lines, here)}
    picked |= {given.suggested} if given.suggested else set()
    said = {Effect(Spoken.TAG, tag) for tag in new.tags}
    return said | {Effect(Spoken.ANSWER, *each) for each in new.answers.items()} <= picked


def _was_shown(what: Effect, given: Answer) -> bool:
    """A form may have no room for all questions and tags."""
    if given.seen is None:
        return True
    if what.kind is Spoken.ANSWER:
        return what.name in dict(given.answers)
    return given.tickable is None or what.name in given.tickable


def _known(session: Session, version: int) -> _Known:
    """What was learnt in this version, read once by each process."""
    if version == 0:
        return _Known()
    with _MEMORY.lock:
        if version in _MEMORY.held:
            return _MEMORY.held[version]
    row = learnt.of_version(session, version)
    try:
        model = loaded(row.model, row.mark) if row is not None and row.model is not None else None
    except Unreadable:  # said aloud, and mended, where it is learnt anew
        model = None
    known = _Known(model, frozenset(row.silenced) if row is not None else frozenset())
    with _MEMORY.lock:
        _MEMORY.held[version] = known
        while len(_MEMORY.held) > _HELD:
            _MEMORY.held.popitem(last=False)
    return known
