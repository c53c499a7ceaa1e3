"""An admin sends the text of a draft to their own phone: every guard holds, and no count knows of it."""

from datetime import datetime, timedelta

from bot.assignment import guards, snapshots
from bot.assignment.campaigns import details
from bot.assignment.outcomes.letters import TestTextPost
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import TestPicture, TestSent, TestWish
from bot.assignment.refusals.general import (
    HasOptedOut,
    ListNotReady,
    NoSuchThing,
    OutsideHours,
    ScriptNotReady,
    TextedLately,
)
from bot.assignment.refusals.texting import (
    AlreadyOpened,
    NumberAbroad,
    NumberForgotten,
    NumberRetired,
    TestsSpent,
)
from bot.assignment.rules.calendar import hours
from bot.assignment.rules.places import phones, places
from bot.assignment.rules.texts import merge
from bot.assignment.rules.texts.script import Severity
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import messages
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, ContactList, Message, Person
from bot.storage.texting import numbers, pseudonyms
from bot.storage.traffic import outbox
from bot.vocabulary import CampaignState, Direction, Parcel, TextKind, TextStatus

A_DAY, _SPAN = 5, timedelta(days=1)


def look(session: Session, now: datetime, who: Identity, campaign_id: int) -> TestPicture:
    """What the form is about; refuses where no number could be texted."""
    admin, campaign = guards.admin(session, who), guards.campaign(session, campaign_id)
    return TestPicture(snapshots.campaign_ref(campaign), _left(session, now, admin, campaign))


def send(session: Session, now: datetime, who: Identity, wish: TestWish) -> TestSent:
    """Send it. The same form submitted twice gets the same answer and sends nothing."""
    admin = guards.in_turn(session, guards.admin(session, who))
    campaign, act = guards.campaign(session, wish.campaign_id), f"test:{admin.id}:{wish.opened_at}"
    number = phones.to_e164(wish.typed)
    if number is None:
        raise NoSuchThing("phone number")
    if messages.by_act(session, act) is None:
        left = _left(session, now, admin, campaign) - 1
        numbers.take_turns(session, number)
        _may_be_texted(session, now, admin, campaign, number)
        text = _written(session, now, admin, campaign, wish.place)
        text.phone, text.act = number, act
        outbox.put(session, Parcel.TEXT, messages.add(session, text), now=now)
        surface, of = who.platform, campaign.id
        events.note(session, "test_text", now=now, actor_id=admin.id, surface=surface, campaign_id=of)
    else:
        left = _spare(session, now, admin)
    return TestSent(snapshots.campaign_ref(campaign), phones.mask(number), left)


def post(session: Session, message: Message) -> TestTextPost:
    """Bad news of a test text."""
    campaign = campaigns.get(session, message.campaign_id or 0)
    return TestTextPost(snapshots.campaign_ref(campaign), TextStatus(message.status), message.error_code)


def _left(session: Session, now: datetime, admin: Person, campaign: Campaign) -> int:
    """How many an admin may still send; refuses where it is none, or the campaign is no draft."""
    if campaign.state != CampaignState.DRAFT:
        raise AlreadyOpened(campaign.name)
    findings = details.findings(session, campaign)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise ScriptNotReady(findings)
    left = _spare(session, now, admin)
    if not left:
        oldest = messages.tests_of(session, admin.id or 0, now - _SPAN)[-A_DAY]
        raise TestsSpent(A_DAY, oldest.created_at + _SPAN)
    return left


def _spare(session: Session, now: datetime, admin: Person) -> int:
    return max(0, A_DAY - len(messages.tests_of(session, admin.id or 0, now - _SPAN)))


def _may_be_texted(session: Session, now: datetime, admin: Person, campaign: Campaign, number: str) -> None:
    """What a first text to this number would have to pass, said of the admin, whose number it is."""
    known = numbers.find(session, number)
    if known is not None and known.opted_out_at is not None:
        raise HasOptedOut(admin.name)
    if pseudonyms.forgotten(session, number) is not None:
        raise NumberForgotten
    if known is not None and known.retired_at is not None:
        raise NumberRetired(admin.name, known.retired_code)
    zone, window = places.zone_key(e164=number), snapshots.hours_of(campaign)
    if snapshots.is_abroad(campaign, zone):
        raise NumberAbroad(admin.name, campaign.name, hours.country_of(zone))
    if not hours.may_text(zone, window, now):
        raise OutsideHours(admin.name, hours.opens_at(zone, window, now))
    lately = messages.first_text_elsewhere(session, number, campaign.id or 0)
    until = lately + timedelta(hours=campaign.lock_hours) if lately else now
    if until > now:
        raise TextedLately(admin.name, until)


def _written(session: Session, now: datetime, admin: Person, campaign: Campaign, place: int) -> Message:
    """The text of the contact at a place of the list, in which the admin's own name and address stand."""
    list_ = session.get_one(ContactList, campaign.list_id)
    contact = contacts.nth(session, campaign.list_id, place % max(1, list_.size))
    if contact is None:
        raise ListNotReady(list_.name)
    sender = snapshots.sender_fields(admin)
    own = {name: sender[name] for name in ("first_name", "last_name")} | {"email": admin.email or ""}
    body = merge.render(snapshots.dealt_to(campaign, contact), {**contact.fields, **own}, sender)
    return Message(
        campaign_id=campaign.id,
        person_id=admin.id,
        direction=Direction.OUT,
        kind=TextKind.TEST,
        phone="",
        body=body,
        status=TextStatus.QUEUED,
        segments=guards.fits(body),
        created_at=now,
    )
