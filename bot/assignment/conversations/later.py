"""A conversation put aside until a moment within a day: it still waits, and is back then or with a reply."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import PutAside
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.conversations import NotWaiting, WhenLater
from bot.assignment.rules.calendar import when
from bot.assignment.staffing import deadlines, on_duty, time_zone
from bot.storage.attention import queue
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Conversation, Person
from bot.storage.traffic import outbox, timers
from bot.vocabulary import ConversationState, Timed

_LONGEST = timedelta(hours=24)
# What may stand before a length or a time.
_BEFORE = ("in ", "for ", "at ", "until ", "till ")


def put_aside(session: Session, now: datetime, who: Identity, conversation_id: int, said: str) -> PutAside:
    """Put a conversation aside as long as it was `said`: "2h", "90m", "5:30pm"; "now" takes it up again.

    Raises WhenLater, NotWaiting.
    """
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    guards.holds(session, person, conversation)
    if not _waits(conversation):
        raise NotWaiting(snapshots.short_name_of(session, conversation))
    campaign = campaigns.get(session, conversation.campaign_id)
    on_duty.at_work(session, now, person, campaign, who.platform)
    conversation.later_until = until = _until(session, now, person, said)
    timers.put_instead(session, Timed.LATER, conversation_id, until, now=now)
    session.flush()
    events.note(
        session,
        "later",
        now=now,
        actor_id=person.id,
        surface=who.platform,
        campaign_id=campaign.id,
        conversation_id=conversation_id,
        facts={"until": until.isoformat()},
    )
    persons.acted(session, person, now, who.platform)
    deadlines.answered(session, now, person.id or 0)
    outbox.put_inbox(session, person.id, now=now)
    outbox.put_digest(session, campaign, now=now)
    waiting, following = queue.next_of(session, person.id or 0, now)
    name = snapshots.full_name(snapshots.contact_of(session, conversation))
    return PutAside(conversation_id, name, until if until > now else None, waiting, following)


def _waits(conversation: Conversation) -> bool:
    return conversation.state == ConversationState.NEEDS_ATTENTION and conversation.barred is None


def _until(session: Session, now: datetime, person: Person, said: str) -> datetime:
    written = " ".join(said.casefold().split())
    for word in _BEFORE:
        written = written.removeprefix(word)
    if written == "now":
        return now
    if clocks := when.readings(written):
        zone = time_zone.zone_of(session, person)
        if not zone:
            raise WhenLater(no_clock=True)
        place: tzinfo = ZoneInfo(zone)
        today = now.astimezone(place).date()
        days = (today, today + timedelta(days=1))
        moments = [datetime.combine(day, at, tzinfo=place).astimezone(UTC) for day in days for at in clocks]
        return min(each for each in moments if each > now)
    span = when.parse_span(f"now for {written}", now, "UTC")
    if isinstance(span, when.WrongTimes) or span.ends_at - span.starts_at > _LONGEST:
        raise WhenLater(no_clock=False)
    return now + (span.ends_at - span.starts_at)
