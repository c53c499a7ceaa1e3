"""Reads the provider's list of texts that came while Baton was away, before first texts leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.assignment import guards
from bot.assignment.outcomes.letters import RepliesUnreadPost
from bot.assignment.outcomes.people import Identity
from bot.assignment.rules.retries import LONGEST
from bot.assignment.upkeep import failures
from bot.storage.audit import events
from bot.storage.conversations import messages
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.traffic import outbox, posts
from bot.storage.upkeep import received
from bot.vocabulary import Parcel

# The provider's list lags, and its clock is not ours: each reading begins so long before the end of the last.
_OVERLAP = timedelta(minutes=10)
# Without a reading for this long no first text leaves, and admins are told.
_PATIENCE = timedelta(minutes=10)
_SUBJECT = 1  # there is one provider


def start(session: Session, now: datetime) -> None:
    """A process begins: texts that came while none ran are known only once the list was read.

    At installation nothing is read: what came before it is not Baton's.
    """
    reading = received.locked_reading(session)
    if reading is None:
        received.begin_reading(session, now=now)
    else:
        reading.due = True


def since(session: Session, now: datetime) -> datetime:
    """From when on the list is to be read: far enough back for what is tried again."""
    reading = received.reading(session)
    if reading is None:
        return now
    again = (row.sent_at for row in received.pending(session))
    return max(reading.began_at, min(reading.read_to - _OVERLAP, now - _OVERLAP, *again))


def unknown(session: Session, now: datetime, provider_ids: Sequence[str]) -> frozenset[str]:
    """Those of the provider's ids that no stored text has and that are to be tried now."""
    left_alone = {
        row.provider_id
        for row in received.everything(session)
        if row.given_up_at is not None or now < row.try_at <= now + LONGEST
    }
    return frozenset(provider_ids) - messages.known_of(session, provider_ids) - left_alone


def read_to(session: Session, now: datetime, moment: datetime) -> None:
    """Everything received until this moment is stored, or noted to be tried again: first texts may leave."""
    reading = received.locked_reading(session)
    if reading is None:
        return
    if reading.told_at is not None:
        for place in posts.places_of(session, Parcel.REPLIES_UNREAD, _SUBJECT):
            outbox.put(session, Parcel.REPLIES_UNREAD, _SUBJECT, now=now, to=place)
    failures.not_listed(session, now, moment)
    reading.read_to, reading.due = moment, False
    reading.failing_since = reading.told_at = reading.waived_at = None


def not_read(session: Session, now: datetime) -> None:
    """The list did not answer. After ten minutes the admins are told once; they may let first texts leave."""
    reading = received.locked_reading(session)
    if reading is None:
        return
    reading.failing_since = reading.failing_since or now
    if reading.told_at is None and now - reading.failing_since >= _PATIENCE:
        reading.told_at = now
        for admin in persons.admins(session):
            outbox.put(session, Parcel.REPLIES_UNREAD, _SUBJECT, now=now, to=("person", str(admin.id)))


def go_on(session: Session, now: datetime, who: Identity) -> RepliesUnreadPost:
    """Let first texts leave although the list was not read, until it is read again; for an admin."""
    person = guards.admin(session, who)
    reading = received.locked_reading(session)
    if reading is not None and reading.failing_since is not None and reading.waived_at is None:
        reading.waived_at = now
        events.note(session, "text_on", now=now, actor_id=person.id, surface=who.platform)
    return post(session, now)


def holds_first_texts(session: Session, now: datetime) -> bool:
    """Whether a stop may have come of which Baton does not know yet."""
    reading = received.reading(session)
    if reading is None or reading.waived_at is not None:
        return False
    return reading.due or now - reading.read_to > _PATIENCE


def unheard_of(session: Session) -> frozenset[str]:
    """The numbers whose texts could not be stored yet: they may have said stop."""
    return frozenset(row.phone for row in received.pending(session))


def post(session: Session, now: datetime) -> RepliesUnreadPost:
    """What admins are told of it, and what became of it."""
    reading = received.reading(session)
    if reading is None or reading.failing_since is None:
        return RepliesUnreadPost(reading.read_to if reading else now, texting=True, answered=True)
    return RepliesUnreadPost(reading.read_to, texting=reading.waived_at is not None)
