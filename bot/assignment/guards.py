"""Checks that every operation begins with: who asks, and whether it is allowed now."""

from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import (
    AlreadyTexted,
    CampaignNotOpen,
    ContactBarred,
    EmptyText,
    Escalated,
    HasOptedOut,
    NoSuchThing,
    NotAnAdmin,
    NotTheHolder,
    OutsideCampaign,
    OutsideHours,
    Suspended,
    TextedLately,
    TextTooLong,
)
from bot.assignment.refusals.texting import NumberAbroad, NumberRetired, RetryLater, SameWords
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.texts import delivery, segments
from bot.storage.attention.queue import Reach
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations, messages
from bot.storage.engine.database import Collision, Session
from bot.storage.people import persons, reaching, user_lists
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.texting import numbers
from bot.vocabulary import Barred, CampaignState, ConversationState, Role


def person(session: Session, who: Identity) -> Person:
    """The person who asks; refuses suspended people."""
    found = persons.by_account(session, who.platform, who.workspace, who.account)
    if found is None:
        raise NoSuchThing("person")
    if found.suspended_at is not None:
        raise Suspended
    reaching.mark(session, found, who.platform)
    return found


def in_turn(session: Session, asker: Person) -> Person:
    """The asker as they are now, locked until this transaction ends.

    Whoever was linked with another person a moment ago is looked up again, as that person.
    """
    persons.locked(session, asker.id or 0)
    if asker.part_of is not None:
        raise Collision("the asker is another person by now")
    return asker


def admin(session: Session, who: Identity) -> Person:
    """The admin who asks."""
    found = person(session, who)
    if found.role != Role.ADMIN:
        raise NotAnAdmin
    return found


def campaign(session: Session, campaign_id: int) -> Campaign:
    """A campaign that exists."""
    found = campaigns.find(session, campaign_id)
    if found is None:
        raise NoSuchThing("campaign")
    return found


def open_campaign(session: Session, campaign_id: int) -> Campaign:
    """A campaign that is open for claims and first texts."""
    found = campaign(session, campaign_id)
    if found.state != CampaignState.OPEN:
        raise CampaignNotOpen(found.name, found.state, found.paused_because)
    return found


def is_member(session: Session, asker: Person, subject: Campaign) -> bool:
    """Whether somebody belongs to the campaign's people; admins belong to all."""
    limit = subject.user_list_id
    return limit is None or asker.role == Role.ADMIN or user_lists.holds(session, limit, asker.id or 0)


def member(session: Session, asker: Person, subject: Campaign) -> None:
    """Refuses whoever is not of the campaign's people."""
    if not is_member(session, asker, subject):
        limit = user_lists.find(session, subject.user_list_id or 0)
        raise OutsideCampaign(subject.name, limit.name if limit else "")


def reach(session: Session, asker: Person) -> Reach | None:
    """What of all that waits somebody may take; None for admins, who may take anything."""
    if asker.role == Role.ADMIN:
        return None
    id_ = asker.id or 0
    return Reach(user_lists.campaigns_closed_to(session, id_), user_lists.of(session, id_))


def within_reach(session: Session, asker: Person, subject: Conversation) -> None:
    """Refuses who is not of the list that a conversation was carried to, or else of the campaign's people."""
    if subject.escalated_to is None:
        member(session, asker, campaigns.get(session, subject.campaign_id))
    elif asker.role != Role.ADMIN and not user_lists.holds(session, subject.escalated_to, asker.id or 0):
        found = user_lists.find(session, subject.escalated_to)
        raise Escalated(found.name if found else "")


def seen(session: Session, conversation_id: int) -> Conversation:
    """A conversation, to be read only."""
    found = conversations.find(session, conversation_id)
    if found is None:
        raise NoSuchThing("contact")
    return found


def conversation(session: Session, conversation_id: int) -> Conversation:
    """A conversation, locked, and in turn with every other text to and from its number."""
    numbers.take_turns(session, seen(session, conversation_id).phone)
    found = conversations.locked(session, conversation_id)
    if found is None:
        raise NoSuchThing("contact")
    return found


def holder(session: Session, asker: Person, subject: Conversation) -> None:
    """Refuses everybody but the holder."""
    if subject.holder_id != asker.id:
        raise NotTheHolder(snapshots.name_of(session, subject.holder_id))


def reader(session: Session, asker: Person, subject: Conversation) -> None:
    """Refuses everybody but the holder and the admins."""
    if asker.role != Role.ADMIN:
        holder(session, asker, subject)


def in_play(session: Session, subject: Conversation) -> None:
    """Refuses contacts who opted out and numbers that no text reaches; asks the number, not only the flag."""
    number = numbers.find(session, subject.phone)
    if number and number.opted_out_at:
        raise HasOptedOut(snapshots.short_name_of(session, subject))
    if subject.barred == Barred.RETIRED:
        raise NumberRetired(
            snapshots.short_name_of(session, subject), number.retired_code if number else None
        )
    if subject.barred is not None:
        raise ContactBarred(snapshots.short_name_of(session, subject), Barred(subject.barred))


def in_country(session: Session, subject: Conversation, settings: Campaign) -> None:
    """Refuses numbers of countries that the campaign does not text by now."""
    if snapshots.is_abroad(settings, subject.zone):
        country = hours.country_of(subject.zone)
        raise NumberAbroad(snapshots.short_name_of(session, subject), settings.name, country)


def in_hours(session: Session, subject: Conversation, settings: Campaign, now: datetime) -> None:
    """Refuses outside texting hours where the contact lives."""
    window = snapshots.hours_of(settings)
    if not hours.may_text(subject.zone, window, now):
        raise OutsideHours(
            snapshots.short_name_of(session, subject), hours.opens_at(subject.zone, window, now)
        )


def first_text(session: Session, subject: Conversation, settings: Campaign, now: datetime) -> None:
    """Refuses a second first text, and one too soon after another campaign's."""
    if subject.state != ConversationState.UNTEXTED:
        raise AlreadyTexted(snapshots.short_name_of(session, subject))
    window = timedelta(hours=settings.lock_hours)
    other = messages.first_text_since(session, subject.phone, now - window, other_than=settings.id or 0)
    if other is not None:
        raise TextedLately(snapshots.short_name_of(session, subject), other + window)


def retry(session: Session, subject: Conversation, body: str, now: datetime) -> None:
    """Refuses a retry that would fail as before: too soon, or in words that a carrier refused."""
    failed = messages.newest_text(session, subject.id or 0)
    if failed is None or failed.error_code is None:
        return
    name, again_at = (
        snapshots.short_name_of(session, subject),
        delivery.retry_from(failed.error_code, failed.settled_at),
    )
    if again_at is not None and now < again_at:
        raise RetryLater(name, failed.error_code, again_at)
    if delivery.are_spent(failed.error_code) and body == failed.body:
        raise SameWords(name, failed.error_code)


def fits(body: str) -> int:
    """The number of segments of a text that can be sent."""
    if not body.strip():
        raise EmptyText
    count = segments.count_segments(body).count
    if count > segments.MOST_SEGMENTS:
        raise TextTooLong(count, segments.MOST_SEGMENTS)
    return count
