"""Leases texts that are due, after a last check of each."""

from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.delivery import DoubtfulText, TextParcel
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.law import tags
from bot.assignment.rules.places import places
from bot.assignment.rules.texts import delivery
from bot.assignment.rules.texts.carrier_codes import Until
from bot.assignment.texting import enqueue, pausing
from bot.assignment.upkeep import catch_up
from bot.assignment.upkeep.failures import Hand
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations, messages, reports
from bot.storage.engine.database import Session
from bot.storage.tables import Message, PhoneNumber
from bot.storage.texting import numbers
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Due
from bot.vocabulary import Barred, CampaignState, OutboxState, Parcel, TextKind, TextStatus

# How long a courier may take with an item before others wonder what became of it.
LEASE = timedelta(seconds=60)
# The provider keeps a queued text this long at most. https://www.twilio.com/docs/messaging/api/message-resource
_LONGEST = timedelta(hours=10)
# How often a courier with room looks behind texts that may not leave, in one transaction.
_LOOKS = 8


def lease_texts(
    session: Session, now: datetime, limit: int, hand: Hand | None = None, per_day: int | None = None
) -> tuple[TextParcel, ...]:
    """Mark due texts as leaving, after a last check of each: number barred, campaign stopped, outside hours.

    At most `per_day` segments of the provider's day are first texts: beyond that every campaign pauses until
    the next day. Answers leave all the same. An exception undoes all of it; `hand` says which text raised
    it.
    """
    hand = hand or Hand()
    hand.id = 0
    day = _Day(session, now, per_day)
    parcels: list[TextParcel] = []
    held, unheard = catch_up.holds_first_texts(session, now), catch_up.unheard_of(session)
    for _ in range(_LOOKS):
        room = limit - len(parcels)
        due = outbox.lease(session, [Parcel.TEXT], now=now, for_=LEASE, limit=room, answers_only=held)
        found = messages.locked_many(session, [item.subject_id for item in due])
        numbers.take_turns(session, *(message.phone for message in found.values()))
        for item in due:
            hand.id = item.id
            message = found[item.subject_id]
            if message.kind != TextKind.ANSWER and message.phone in unheard:
                outbox.again_at(session, item.id, now + LEASE)
            elif parcel := _leave(session, now, item, message, day):
                parcels.append(parcel)
        if len(parcels) == limit or not due:
            break
    day.count(sum(parcel.segments for parcel in parcels))
    return tuple(parcels)


class _Day:
    """What may still leave on this day of the provider's; read only where there is a limit."""

    def __init__(self, session: Session, now: datetime, per_day: int | None) -> None:
        self._session = session
        self._now = now
        self._left = None if per_day is None else per_day - self._counted(0)

    def has_room_for(self, message: Message) -> bool:
        """Whether this text may leave today. The first that may not pauses every campaign."""
        if self._left is None or message.kind == TextKind.ANSWER:
            return True
        if message.segments <= self._left:
            self._left -= message.segments
            return True
        if message.kind == TextKind.TEST:
            return False
        until = delivery.ends_at(Until.MIDNIGHT, self._now)
        pausing.pause_all(self._session, self._now, pausing.DAILY_CAP, until)
        return False

    def count(self, segments: int) -> None:
        """Count segments that leave."""
        if segments:
            self._counted(segments)

    def _counted(self, segments: int) -> int:
        return messages.count_segments(self._session, delivery.providers_day(self._now), segments)


def lease_doubtful(
    session: Session, now: datetime, limit: int, hand: Hand | None = None
) -> tuple[DoubtfulText, ...]:
    """Texts whose courier did not report what became of them: they may have left and are looked up, not sent.

    An exception undoes all of it; `hand` says which text raised it.
    """
    hand = hand or Hand()
    hand.id = 0
    doubtful = []
    for item in outbox.overdue(session, [Parcel.TEXT], now=now, again=now + LEASE, limit=limit):
        hand.id = item.id
        message = messages.get_locked(session, item.subject_id)
        message.status = TextStatus.DOUBT
        doubtful.append(
            DoubtfulText(
                message.id or 0,
                message.phone,
                message.body,
                message.left_at or message.created_at,
                messages.provider_ids_to(session, message.phone, now - _LONGEST),
            )
        )
    return tuple(doubtful)


def close_given_up(session: Session, now: datetime, item_id: int) -> None:
    """The final status of a text that failed too often: not sent, or unknown."""
    message = messages.get_locked(session, outbox.subject_of(session, item_id))
    if message.status == TextStatus.QUEUED:
        enqueue.withdraw(session, now, message)
        conversation = conversations.locked(session, message.conversation_id or 0)
        outbox.put_inbox(session, conversation.holder_id if conversation else None, now=now)
    else:
        message.status, message.settled_at = TextStatus.UNKNOWN, now
        if message.kind == TextKind.TEST:
            enqueue.end_test(session, now, message)
    outbox.finish(session, item_id, OutboxState.DEAD)


def _leave(session: Session, now: datetime, item: Due, message: Message, day: _Day) -> TextParcel | None:
    if message.status != TextStatus.QUEUED:
        outbox.finish(session, item.id)
        return None
    if message.kind == TextKind.TEST:
        return _leave_test(session, now, message, day)
    return _leave_contact(session, now, item, message, day)


def _leave_contact(
    session: Session, now: datetime, item: Due, message: Message, day: _Day
) -> TextParcel | None:
    conversation = conversations.locked(session, message.conversation_id or 0)
    campaign = campaigns.get(session, message.campaign_id or 0)
    number = numbers.find(session, message.phone)
    barred = number is not None and not _may_be_texted(session, number, message)
    if conversation is not None and (
        message.kind != TextKind.ANSWER or conversation.barred == Barred.SET_ASIDE
    ):
        barred = barred or conversation.barred is not None
    state = None if message.kind == TextKind.ANSWER else campaign.state  # replies are answered in any
    if conversation is None or barred or state == CampaignState.ENDED:
        enqueue.withdraw(session, now, message)
        return None
    if state == CampaignState.PAUSED:
        outbox.again_at(session, item.id, now + LEASE)
        outbox.put_off_first_texts(session, message.campaign_id or 0, now + LEASE)
        return None
    window = snapshots.hours_of(campaign)
    abroad = message.kind != TextKind.ANSWER and snapshots.is_abroad(campaign, conversation.zone)
    if abroad or not hours.may_text(conversation.zone, window, now):
        enqueue.withdraw(session, now, message)
        outbox.put_inbox(session, conversation.holder_id, now=now)
        return None
    if not day.has_room_for(message):
        outbox.again_at(session, item.id, now + LEASE)
        return None
    return _parcel(now, message, hours.closes_in(conversation.zone, window, now))


def _leave_test(session: Session, now: datetime, message: Message, day: _Day) -> TextParcel | None:
    """A test text leaves at once or not at all."""
    campaign, number = campaigns.get(session, message.campaign_id or 0), numbers.find(session, message.phone)
    zone, window = places.zone_key(e164=message.phone), snapshots.hours_of(campaign)
    barred = number is not None and not _may_be_texted(session, number, message)
    stopped = campaign.state == CampaignState.ENDED or snapshots.is_abroad(campaign, zone)
    if barred or stopped or not hours.may_text(zone, window, now) or not day.has_room_for(message):
        enqueue.withdraw(session, now, message)
        return None
    return _parcel(now, message, hours.closes_in(zone, window, now))


def _parcel(now: datetime, message: Message, closes_in: timedelta) -> TextParcel:
    """The text, from now on leaving; the provider keeps it no longer than until texting closes there."""
    message.status, message.left_at = TextStatus.LEAVING, now
    valid_for = max(1, int(min(_LONGEST, closes_in).total_seconds()))
    return TextParcel(message.id or 0, message.phone, message.body, valid_for, message.segments)


def _may_be_texted(session: Session, number: PhoneNumber, message: Message) -> bool:
    """Whether a number's own bars let a text leave.

    A contact who was opted out by a tag may get the answer of the very same act, unless they wrote since.
    """
    if number.retired_at is not None:
        return False
    if number.opted_out_at is None:
        return True
    filed = reports.by_act(session, message.act) if message.act else None
    along = filed is not None and tags.OPT_OUT in filed.tags and number.opted_out_at == message.created_at
    return along and not messages.wrote_since(session, message)
