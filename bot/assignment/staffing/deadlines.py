"""How long conversations may wait with a holder: when reminders are due, and what is overdue."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.staffing import on_duty
from bot.storage.attention import reminders
from bot.storage.attention.reminders import Waiting
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.traffic import timers
from bot.storage.traffic.timers import Wanted
from bot.vocabulary import Timed

# Whoever acted within this time is not reminded.
_AT_IT = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Overdue:
    """What waits longer with somebody than a campaign allows, in that campaign.

    The first of it has done so since `due`.
    """

    campaign: Campaign
    count: int
    oldest: datetime
    due: datetime


def expect_answer(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> None:
    """A contact wrote to somebody who holds them: remind that person once it waits too long."""
    due = _answer_due(campaign, conversation)
    if due is not None and conversation.holder_id is not None:
        _remind_at(session, now, conversation.holder_id, due)


def expect_reply(
    session: Session,
    now: datetime,
    campaign: Campaign,
    conversation: Conversation,
    reminded_at: datetime | None,
) -> None:
    """The same where it is known at which moment they are or were reminded, if they are."""
    due, holder = _answer_due(campaign, conversation), conversation.holder_id
    if due is None or holder is None:
        return
    if reminded_at is None:
        reminder = Wanted((Timed.NUDGE,), Timed.NUDGE, holder, max(due, now))
        timers.put_unless(session, [reminder], now=now)
    elif reminded_at > due:
        _remind_at(session, now, holder, due)


def _answer_due(campaign: Campaign, conversation: Conversation) -> datetime | None:
    waited = conversation.waiting_since
    if campaign.nudge_minutes is None or not waited:
        return None
    since = max(waited, conversation.assigned_at or waited, conversation.later_until or waited)
    return since + timedelta(minutes=campaign.nudge_minutes)


def expect_answers(session: Session, now: datetime, person_id: int | None) -> None:
    """Somebody holds more or less than before: remind them when the first of it waits too long."""
    if person_id is not None and (due := first_due(session, now, person_id)):
        _remind_at(session, now, person_id, due)


def answered(session: Session, now: datetime, person_id: int) -> None:
    """Somebody answered: reminders for the rest are set anew."""
    if any(timer.key for timer in timers.pending(session, Timed.NUDGE, person_id)):
        timers.cancel(session, Timed.NUDGE, person_id, now=now)
        timers.cancel(session, Timed.ESCALATE, person_id, now=now)
        expect_answers(session, now, person_id)


def expect_texts(session: Session, now: datetime, campaign: Campaign, person_id: int | None) -> None:
    """Somebody has unsent contacts of a campaign: ask whether they are on it once they idle."""
    timers.put_unless(session, expected_texts(campaign, person_id, now), now=now)


def expected_texts(campaign: Campaign, person_id: int | None, now: datetime) -> list[Wanted]:
    """The timer for that."""
    if campaign.idle_minutes is None or person_id is None:
        return []
    due = now + timedelta(minutes=campaign.idle_minutes)
    return [Wanted(timers.IDLING, Timed.IDLE, campaign.id or 0, due, str(person_id))]


def overdue(session: Session, now: datetime, person_id: int, *, lapsing: bool = False) -> list[Overdue]:
    """What waits too long with somebody who is on duty for it, by campaign, the oldest first.

    Of a duty that is `lapsing` all that waits is overdue.
    """
    waits: dict[int, list[Waiting]] = defaultdict(list)
    for one in reminders.waiting_with(session, person_id, now):
        waits[one.campaign_id].append(one)
    found = []
    for campaign_id, rows in waits.items():
        campaign = campaigns.get(session, campaign_id)
        late = [row for row in rows if (due := _due(campaign, row)) is not None and due <= now]
        since = min((_due(campaign, row) or now for row in late), default=now)
        if on_duty.off_duty(session, now, campaign, person_id):
            lapsed = on_duty.lapses_at(session, now, campaign, person_id)
            told = lapsing and lapsed is not None and on_duty.is_watched(session, campaign, person_id)
            late = rows if told else [row for row in late if row.given]
            since = lapsed if told and lapsed is not None else since
        if late:
            found.append(Overdue(campaign, len(late), min(row.since for row in late), since))
    return sorted(found, key=lambda one: one.oldest)


def first_due(session: Session, now: datetime, person_id: int) -> datetime | None:
    """When the first of what waits for somebody has waited, or will have waited, too long."""
    rows = reminders.waiting_with(session, person_id, now)
    moments = [_due(campaigns.get(session, row.campaign_id), row) for row in rows]
    return min((moment for moment in moments if moment is not None), default=None)


def at_it_until(person: Person, now: datetime) -> datetime | None:
    """Until when somebody is not reminded because they acted a moment ago; None if they did not."""
    if person.active_at is None or now - person.active_at >= _AT_IT:
        return None
    return person.active_at + _AT_IT


def _due(campaign: Campaign, row: Waiting) -> datetime | None:
    minutes = campaign.nudge_minutes
    return None if minutes is None else row.here_since + timedelta(minutes=minutes)


def _remind_at(session: Session, now: datetime, person_id: int, due: datetime) -> None:
    """Set the reminder for then at the latest; somebody who was reminded already is reminded in turn."""
    pending = timers.pending(session, Timed.NUDGE, person_id)
    if not any(timer.key or timer.fire_at <= due for timer in pending):
        timers.put_instead(session, Timed.NUDGE, person_id, max(due, now), now=now)
