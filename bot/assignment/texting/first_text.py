"""First texts: one human act sends one text and brings the next contact."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import BucketInHand, ContactDone, Deed
from bot.assignment.refusals.general import AlreadyTexted, StaleText
from bot.assignment.rules.conversation import on_text_sent
from bot.assignment.staffing import on_duty
from bot.assignment.texting import bucket, enqueue
from bot.storage.attention import queue
from bot.storage.audit import events
from bot.storage.conversations import assignments, conversations, messages
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.texting import pool
from bot.storage.traffic import outbox
from bot.vocabulary import ConversationState


def send_first_text(
    session: Session, now: datetime, who: Identity, conversation_id: int, fingerprint: str
) -> ContactDone:
    """Send the text that was shown. A repeated press gets the same answer and sends nothing."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    if messages.first_text_by(session, conversation_id) == person.id:
        return _done(session, Deed.SENT, conversation, person, who, now)
    guards.holder(session, person, conversation)
    guards.in_play(session, conversation)
    campaign = guards.open_campaign(session, conversation.campaign_id)
    guards.in_country(session, conversation, campaign)
    guards.in_hours(session, conversation, campaign, now)
    guards.first_text(session, conversation, campaign, now)
    body = snapshots.written_for(campaign, snapshots.contact_of(session, conversation), person)
    if snapshots.fingerprint(body) != fingerprint:
        raise StaleText
    on_duty.at_work(session, now, person, campaign)
    enqueue.send_first(session, now, conversation, person, body)
    conversation.state = on_text_sent(ConversationState(conversation.state))
    conversation.texted_at = now
    outbox.put_card(session, campaign, now=now)
    return _done(session, Deed.SENT, conversation, person, who, now)


def skip_contact(session: Session, now: datetime, who: Identity, conversation_id: int) -> ContactDone:
    """Give one unsent contact back, behind all others of the pool, and go on."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    if conversation.holder_id == person.id:
        _still_untexted(session, conversation)
        on_duty.at_work(session, now, person, guards.campaign(session, conversation.campaign_id))
        conversations.release(session, [conversation_id])
        pool.put_behind(session, conversation_id)
        assignments.end(session, [conversation_id], by="skip", now=now)
        _note(session, "skip", conversation, person, who, now)
    return _done(session, Deed.SKIPPED, conversation, person, who, now)


def opt_out_unsent(session: Session, now: datetime, who: Identity, conversation_id: int) -> ContactDone:
    """The volunteer knows that this contact wants no text: opt the number out and go on."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    if conversation.barred is None:
        guards.holder(session, person, conversation)
        on_duty.at_work(session, now, person, guards.campaign(session, conversation.campaign_id))
        enqueue.stop_texting(
            session, now, conversation.phone, by="volunteer", actor_id=person.id, surface=who.platform
        )
    return _done(session, Deed.OPTED_OUT, conversation, person, who, now)


def bucket_in_hand(session: Session, now: datetime, who: Identity, campaign_id: int) -> BucketInHand:
    """The volunteer's next contact as things stand; nothing is claimed."""
    person = guards.person(session, who)
    return _in_hand(session, guards.campaign(session, campaign_id), person, now)


def _still_untexted(session: Session, conversation: Conversation) -> None:
    if conversation.state != ConversationState.UNTEXTED:
        raise AlreadyTexted(snapshots.short_name_of(session, conversation))


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
    session: Session, deed: Deed, conversation: Conversation, person: Person, who: Identity, now: datetime
) -> ContactDone:
    session.flush()
    persons.acted(session, person, now, who.platform)
    campaign = guards.campaign(session, conversation.campaign_id)
    hand = _in_hand(session, campaign, person, now)
    return ContactDone(
        deed=deed,
        name=snapshots.full_name(snapshots.contact_of(session, conversation)),
        campaign=hand.campaign,
        next=hand.next,
        total=hand.total,
        waiting=hand.waiting,
        more=hand.more,
        asleep=hand.asleep,
        texted=hand.texted,
        skipped=hand.skipped,
    )


def _in_hand(session: Session, campaign: Campaign, person: Person, now: datetime) -> BucketInHand:
    holder, campaign_id = person.id or 0, campaign.id or 0
    total = assignments.newest_bucket(session, holder, campaign_id)
    following = bucket.next_text(session, campaign, person, now, total=total)
    unsent = conversations.unsent_by_campaign(session, holder) if following is None else {}
    texted, skipped = (
        (0, 0) if following else assignments.became_of_newest_bucket(session, holder, campaign_id)
    )
    return BucketInHand(
        campaign=snapshots.campaign_ref(campaign),
        next=following,
        total=total,
        waiting=queue.count_waiting_of(session, holder),
        more=following is None
        and guards.is_member(session, person, campaign)
        and bucket.has_more(session, campaign, person, now),
        asleep=unsent.get(campaign_id, 0),
        texted=texted,
        skipped=skipped,
    )
