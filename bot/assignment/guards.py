"""Checks that every operation begins with: who asks, and whether it is allowed now."""

import hashlib
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
from bot.storage.conversations import conversations
from bot.storage.engine.database import Collision, Session
from bot.storage.people import persons, reaching, user_lists
from bot.storage.publishing import api_tokens
from bot.storage.tables import Campaign, Conversation, Message, Person
from bot.storage.texting import numbers, subjects
from bot.storage.texting.subjects import Subject
from bot.vocabulary import Barred, CampaignState, ConversationState, Role

_SOMEBODY_ELSE = "the asker is another person by now"


def person(session: Session, who: Identity, *, locked: bool = False, about: int | None = None) -> Person:
    """The person who asks; refuses suspended people. `locked`, they do one thing at a time: see `in_turn`.

    `about` a conversation, in turn with every other text to and from its number.
    """
    account = (who.platform, who.workspace, who.account)
    found = persons.by_account(session, *account, locked=locked, about=about)
    if found is None:
        raise NoSuchThing("person")
    if found.part_of is not None:
        raise Collision(_SOMEBODY_ELSE)
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
        raise Collision(_SOMEBODY_ELSE)
    return asker


def admin(session: Session, who: Identity) -> Person:
    """The admin who asks."""
    found = person(session, who)
    if found.role != Role.ADMIN:
        raise NotAnAdmin
    return found


def program(session: Session, token: str) -> None:
    """Refuses a program whose token does not hold, or was made by somebody who is no admin any more."""
    found = api_tokens.by_digest(session, digest_of(token))
    maker = persons.find(session, found.made_by) if found else None
    if maker is None or maker.suspended_at is not None or maker.role != Role.ADMIN:
        raise NotAnAdmin


def digest_of(token: str) -> str:
    """What is kept of a token: it is long and random, so that one round of SHA-256 is enough."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def campaign(session: Session, campaign_id: int) -> Campaign:
    """A campaign that exists."""
    found = campaigns.find(session, campaign_id)
    if found is None:
        raise NoSuchThing("campaign")
    return found


def open_campaign(session: Session, campaign_id: int) -> Campaign:
    """A campaign that is open for claims and first texts."""
    found = campaign(session, campaign_id)
    is_open(found)
    return found


def is_open(found: Campaign) -> None:
    """Refuses a campaign that is not open."""
    if found.state != CampaignState.OPEN:
        raise CampaignNotOpen(found.name, found.state, found.paused_because)


def is_member(session: Session, asker: Person, subject: Campaign) -> bool:
    """Whether somebody belongs to the campaign's people; admins belong to all."""
    limit = subject.user_list_id
    return limit is None or asker.role == Role.ADMIN or user_lists.holds(session, limit, asker.id or 0)


def member(session: Session, asker: Person, subject: Campaign) -> None:
    """Refuses whoever is not of the campaign's people."""
    if not is_member(session, asker, subject):
        raise outside(session, subject)


def outside(session: Session, subject: Campaign) -> OutsideCampaign:
    """Why somebody is refused who is not of the campaign's people."""
    limit = user_lists.find(session, subject.user_list_id or 0)
    return OutsideCampaign(subject.name, limit.name if limit else "")


def reach(asker: Person) -> Reach | None:
    """What of all that waits somebody may take; None for admins, who may take anything."""
    return None if asker.role == Role.ADMIN else Reach(asker.id or 0)


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
    numbers.take_turns_about(session, conversation_id)
    found = conversations.locked(session, conversation_id)
    if found is None:
        raise NoSuchThing("contact")
    return found


def subject(session: Session, now: datetime, who: Identity, conversation_id: int) -> tuple[Person, Subject]:
    """Who asks, and the same conversation with all that the guards below judge."""
    asker = person(session, who, about=conversation_id)
    found = subjects.locked(session, conversation_id, asker.id or 0, now)
    if found is None:
        raise NoSuchThing("contact")
    return asker, found


def holder(asker: Person, of: Subject) -> None:
    """Refuses everybody but the holder."""
    if of.conversation.holder_id != asker.id:
        raise NotTheHolder(of.holder)


def holds(session: Session, asker: Person, subject: Conversation) -> None:
    """The same, of a conversation that is only looked at."""
    if subject.holder_id != asker.id:
        raise NotTheHolder(snapshots.name_of(session, subject.holder_id))


def reader(session: Session, asker: Person, subject: Conversation) -> None:
    """Refuses everybody but the holder and the admins."""
    if asker.role != Role.ADMIN:
        holds(session, asker, subject)


def in_play(of: Subject) -> None:
    """Refuses contacts who opted out and numbers that no text reaches; asks the number, not only the flag."""
    name, barred = snapshots.short_name(of.contact), of.conversation.barred
    if of.number and of.number.opted_out_at:
        raise HasOptedOut(name)
    if barred == Barred.RETIRED:
        raise NumberRetired(name, of.number.retired_code if of.number else None)
    if barred is not None:
        raise ContactBarred(name, Barred(barred))


def in_country(of: Subject) -> None:
    """Refuses numbers of countries that the campaign does not text by now."""
    zone = of.conversation.zone
    if snapshots.is_abroad(of.campaign, zone):
        raise NumberAbroad(snapshots.short_name(of.contact), of.campaign.name, hours.country_of(zone))


def in_hours(of: Subject, now: datetime) -> None:
    """Refuses outside texting hours where the contact lives."""
    zone, window = of.conversation.zone, snapshots.hours_of(of.campaign)
    if not hours.may_text(zone, window, now):
        raise OutsideHours(snapshots.short_name(of.contact), hours.opens_at(zone, window, now))


def first_text(of: Subject, now: datetime) -> None:
    """Refuses a second first text, and one too soon after another campaign's."""
    if of.conversation.state != ConversationState.UNTEXTED:
        raise AlreadyTexted(snapshots.short_name(of.contact))
    window = timedelta(hours=of.campaign.lock_hours)
    if of.elsewhere_at is not None and of.elsewhere_at > now - window:
        raise TextedLately(snapshots.short_name(of.contact), of.elsewhere_at + window)


def retry(of: Subject, failed: Message | None, body: str, now: datetime) -> None:
    """Refuses a retry that would fail as before: too soon, or in words that a carrier refused."""
    if failed is None or failed.error_code is None:
        return
    name = snapshots.short_name(of.contact)
    again_at = delivery.retry_from(failed.error_code, failed.settled_at)
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
