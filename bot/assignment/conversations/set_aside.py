"""Contacts whom a campaign set aside because of a carrier, or a list left alone: put back by an admin."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.conversations import thread
from bot.assignment.outcomes.contacts import AsideContact, AsideGroup, AsidePicture
from bot.assignment.outcomes.conversations import Thread
from bot.assignment.outcomes.people import Identity
from bot.assignment.rules.law import tags
from bot.assignment.texting import carriers, enqueue
from bot.storage.audit import events
from bot.storage.conversations import assignments, conversations, reports, set_aside
from bot.storage.engine.database import Session
from bot.storage.tables import Conversation, Person
from bot.storage.texting import numbers
from bot.vocabulary import Barred, ConversationState

# What one screen shows of each reason, and how many one press puts back.
_GROUPS, _NAMED, _AT_ONCE = 4, 3, 500


def look(session: Session, now: datetime, who: Identity, campaign_id: int) -> AsidePicture:
    """Who is set aside in a campaign, by reason, for an admin."""
    guards.admin(session, who)
    return _picture(session, campaign_id)


def put_back(session: Session, now: datetime, who: Identity, conversation_id: int) -> Thread:
    """Remove every bar of the contact in this campaign except the number's own; opt-outs stay.

    A contact who was never texted goes back to the pool.
    """
    person = guards.admin(session, who)
    conversation = guards.conversation(session, conversation_id)
    if conversation.barred in thread.LEFT_ALONE:
        _put_back(session, now, conversation, person)
        _note(session, now, who, person, conversation.campaign_id, 1, conversation_id)
    return thread.thread(session, conversation, person, now)


def put_all_back(session: Session, now: datetime, who: Identity, campaign_id: int, code: int) -> AsidePicture:
    """Put back those who are set aside for this code, some hundreds with one press."""
    person = guards.admin(session, who)
    guards.campaign(session, campaign_id)
    looked_at = set_aside.some(session, campaign_id, code, limit=_AT_ONCE)
    numbers.take_turns(session, *(each.phone for each in looked_at))
    found = set_aside.locked(session, campaign_id, code, limit=len(looked_at))
    for conversation in found:
        _put_back(session, now, conversation, person)
    if found:
        _note(session, now, who, person, campaign_id, len(found), None)
    return _picture(session, campaign_id, len(found))


def _put_back(session: Session, now: datetime, conversation: Conversation, person: Person) -> None:
    if conversation.barred == Barred.WRONG_NUMBER:
        reports.take_back(session, [conversation.phone], tags.WRONG_NUMBER, person_id=person.id, now=now)
    numbers.trust(session, conversation.contact_id)
    carriers.put_back(session, now, conversation)
    enqueue.redraw_cards(session, now, conversation.phone)
    id_ = conversation.id or 0
    if conversation.state == ConversationState.UNTEXTED and conversation.holder_id is not None:
        conversations.release(session, [id_])
        assignments.end(session, [id_], by="put_back", now=now)
    session.refresh(conversation)


def _note(
    session: Session,
    now: datetime,
    who: Identity,
    person: Person,
    campaign_id: int,
    count: int,
    conversation_id: int | None,
) -> None:
    events.note(
        session,
        "put_back",
        now=now,
        actor_id=person.id,
        surface=who.platform,
        campaign_id=campaign_id,
        conversation_id=conversation_id,
        facts={"contacts": count},
    )


def _picture(session: Session, campaign_id: int, put_back: int = 0) -> AsidePicture:
    campaign = guards.campaign(session, campaign_id)
    codes = set_aside.codes(session, campaign_id)
    groups = []
    for code, count in codes[:_GROUPS]:
        rows = set_aside.some(session, campaign_id, code, limit=_NAMED)
        names = snapshots.short_names(session, rows)
        contacts = tuple(AsideContact(row.id or 0, names[row.id or 0]) for row in rows)
        groups.append(AsideGroup(code, count, contacts))
    return AsidePicture(
        campaign=snapshots.campaign_ref(campaign),
        total=sum(count for _, count in codes),
        groups=tuple(groups),
        put_back=put_back,
    )
