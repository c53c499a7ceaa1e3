"""First texts: one human act sends one text and brings the next contact."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketInHand, ContactDone, Deed
from bot.assignment.refusals.general import AlreadyTexted, StaleText
from bot.assignment.staffing import on_duty
from bot.assignment.texting import bucket, enqueue
from bot.storage.audit import events
from bot.storage.conversations import assignments
from bot.storage.engine import together
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.texting import pool
from bot.storage.texting.subjects import Subject
from bot.vocabulary import ConversationState


def send_first_text(
    session: Session, now: datetime, who: Identity, conversation_id: int, fingerprint: str
) -> ContactDone:
    """Send the text that was shown. A repeated press gets the same answer and sends nothing."""
    person, of = guards.subject(session, now, who, conversation_id)
    if of.first_by == person.id:
        return _done(session, Deed.SENT, of, person, who, now)
    guards.holder(person, of)
    guards.in_play(of)
    guards.is_open(of.campaign)
    guards.in_country(of)
    guards.in_hours(of, now)
    guards.first_text(of, now)
    body = snapshots.written_for(of.campaign, of.contact, person)
    if snapshots.fingerprint(body) != fingerprint:
        raise StaleText
    with together.gathered(session):
        on_duty.at_work(session, now, person, of.campaign, who.platform, alarms=of.alarmed)
        enqueue.send_first(session, now, of, person, body)
    return _done(session, Deed.SENT, of, person, who, now)


def skip_contact(session: Session, now: datetime, who: Identity, conversation_id: int) -> ContactDone:
    """Give one unsent contact back, behind all others of the pool, and go on."""
    person, of = guards.subject(session, now, who, conversation_id)
    if of.conversation.holder_id == person.id:
        if of.conversation.state != ConversationState.UNTEXTED:
            raise AlreadyTexted(snapshots.short_name(of.contact))
        with together.gathered(session):
            on_duty.at_work(session, now, person, of.campaign, who.platform, alarms=of.alarmed)
            pool.give_back_behind(session, conversation_id)
            assignments.end(session, [conversation_id], by="skip", now=now)
            _note(session, "skip", of.conversation, person, who, now)
    return _done(session, Deed.SKIPPED, of, person, who, now)


def opt_out_unsent(session: Session, now: datetime, who: Identity, conversation_id: int) -> ContactDone:
    """The volunteer knows that this contact wants no text: opt the number out and go on."""
    person, of = guards.subject(session, now, who, conversation_id)
    if of.conversation.barred is None:
        guards.holder(person, of)
        phone = of.conversation.phone
        with together.gathered(session):
            on_duty.at_work(session, now, person, of.campaign, who.platform, alarms=of.alarmed)
            enqueue.stop_texting(
                session, now, phone, by="volunteer", actor_id=person.id, surface=who.platform
            )
    return _done(session, Deed.OPTED_OUT, of, person, who, now)


def bucket_in_hand(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketInHand:
    """The volunteer's next contact as things stand; nothing is claimed."""
    person, campaign = guards.person(session, who), guards.campaign(session, campaign_id)
    return _in_hand(session, campaign, pool.zones(session, campaign_id), person, now)


def _note(
    session: Session, verb: str, conversation: Conversation, person: Person, who: Identity, now: datetime
) -> None:
    events.note(
        session,
        verb,
        now=now,
        actor_id=person.id,
        surface=who.platform,
        campaign_id=conversation.campaign_id,
        conversation_id=conversation.id,
    )


def _done(
    session: Session, deed: Deed, of: Subject, person: Person, who: Identity, now: datetime
) -> ContactDone:
    persons.acted(session, person, now, who.platform)
    hand = _in_hand(session, of.campaign, of.zones, person, now)
    return ContactDone(
        deed=deed,
        name=snapshots.full_name(of.contact),
        campaign=hand.campaign,
        next=hand.next,
        total=hand.total,
        waiting=hand.waiting,
        more=hand.more,
        asleep=hand.asleep,
        texted=hand.texted,
        skipped=hand.skipped,
    )


def _in_hand(
    session: Session, campaign: Campaign, zones: Sequence[str], person: Person, now: datetime
) -> BucketInHand:
    hand, following = bucket.hand(session, campaign, person, zones, now)
    texted, skipped, more = 0, 0, False
    if following is None:
        holder, campaign_id = person.id or 0, campaign.id or 0
        texted, skipped = assignments.became_of_newest_bucket(session, holder, campaign_id)
        mine = guards.is_member(session, person, campaign)
        more = mine and bucket.left(session, campaign, person, now).has_more
    return BucketInHand(
        campaign=snapshots.campaign_ref(campaign),
        next=following,
        total=hand.bucket,
        waiting=hand.waiting,
        more=more,
        asleep=0 if following else hand.unsent,
        texted=texted,
        skipped=skipped,
    )
