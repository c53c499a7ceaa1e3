"""A volunteer's start page, and taking what waits for nobody."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.conversations import thread
from bot.assignment.outcomes.conversations import TextingPicture, Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import StartOffer
from bot.assignment.refusals.general import NothingWaits, NotTheHolder
from bot.assignment.staffing import deadlines, on_duty
from bot.assignment.texting import bucket
from bot.storage.attention import offers, queue
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import assignments
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.traffic import outbox
from bot.vocabulary import CampaignState, Role

# What one screen shows; the rest is counted.
_ROWS = 15
_RUNNING = (CampaignState.OPEN, CampaignState.PAUSED)


def my_texting(session: Session, now: datetime, who: Identity) -> TextingPicture:
    """Campaigns to text for and conversations that wait, for the person who asks."""
    person = guards.person(session, who)
    holder = person.id or 0
    lines, waiting = queue.lines_of(session, holder, now, limit=_ROWS)
    beside = queue.beside(session, holder, now, guards.reach(person))
    everywhere = person.role == Role.ADMIN
    return TextingPicture(
        me=snapshots.me(session, person),
        offers=tuple(
            _offer(session, each.campaign, person, each.unsent, now)
            for each in offers.offered(session, _RUNNING, holder)
            if everywhere or not each.closed or each.unsent
        ),
        inbox=thread.inbox(session, lines),
        waiting=waiting,
        unheld=beside.unheld,
        later=beside.aside,
        is_new=beside.is_new,
    )


def take_next(session: Session, now: datetime, who: Identity, campaign_id: int | None = None) -> Thread:
    """Take the conversation that has waited longest for nobody, among the campaigns one may text for."""
    person = guards.person(session, who)
    if campaign_id is not None:
        guards.member(session, person, guards.campaign(session, campaign_id))
    free = queue.take_oldest_unheld(session, campaign_id, reach=guards.reach(person))
    if free is None:
        raise NothingWaits
    return _taken(session, now, who, person, free)


def take(session: Session, now: datetime, who: Identity, conversation_id: int) -> Thread:
    """Take one conversation: anybody if nobody holds it and it waits, an admin in any case."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    if conversation.holder_id == person.id:
        return thread.thread(session, conversation, person, now)
    if person.role != Role.ADMIN and (
        conversation.holder_id is not None or conversation.waiting_since is None
    ):
        raise NotTheHolder(snapshots.name_of(session, conversation.holder_id))
    guards.within_reach(session, person, conversation)
    return _taken(session, now, who, person, conversation)


def _taken(
    session: Session, now: datetime, who: Identity, person: Person, conversation: Conversation
) -> Thread:
    guards.in_turn(session, person)
    campaign = campaigns.get(session, conversation.campaign_id)
    on_duty.at_work(session, now, person, campaign, who.platform)
    former = conversation.holder_id
    conversation.holder_id, conversation.assigned_at = person.id, now
    conversation.later_until = None  # they look at it now
    session.flush()
    assignments.end(session, [conversation.id or 0], by="take", now=now)
    holder, of = person.id or 0, conversation.campaign_id
    assignments.begin(
        session, [conversation.id or 0], holder, campaign_id=of, by="take", actor_id=holder, now=now
    )
    events.note(
        session,
        "take",
        now=now,
        actor_id=person.id,
        surface=who.platform,
        campaign_id=conversation.campaign_id,
        conversation_id=conversation.id,
        person_id=former,
        facts={"from": former, "to": person.id},
    )
    outbox.put_digest(session, campaign, now=now)
    persons.acted(session, person, now, who.platform)
    deadlines.expect_answers(session, now, person.id)
    for one in (former, person.id):
        outbox.put_inbox(session, one, now=now)
    return thread.thread(session, conversation, person, now)


def _offer(session: Session, campaign: Campaign, person: Person, mine: int, now: datetime) -> StartOffer:
    left = bucket.left(session, campaign, person, now) if mine == 0 else None
    ready = left.in_pool if left else 0
    lacking = left is not None and not ready and not left.has_more
    few = left is not None and ready < campaign.bucket_size
    return StartOffer(
        campaign=snapshots.campaign_ref(campaign),
        organisation=campaign.organisation,
        state=CampaignState(campaign.state),
        bucket_size=campaign.bucket_size,
        unsent=mine,
        lack=left.lack if left and lacking else None,
        opens_at=left.opens_next if left and few else None,
        ready=ready if few and not lacking else None,
    )
