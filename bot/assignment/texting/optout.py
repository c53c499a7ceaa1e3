"""Opt-outs by hand, mistaken ones taken back, and tags that should have opted somebody out."""

from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.campaigns import TaggedDecided
from bot.assignment.outcomes.conversations import OptedOut, OptOutReversed
from bot.assignment.outcomes.people import Identity
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.law import tags
from bot.assignment.rules.places import phones
from bot.assignment.texting import enqueue
from bot.storage.attention import queue
from bot.storage.audit import events
from bot.storage.conversations import reports, tagged
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation, Person
from bot.storage.texting import numbers, pseudonyms
from bot.storage.traffic import outbox

# How many numbers one transaction opts out: on SQLite everybody else waits that long.
_SLICE = 200


def opt_out(session: Session, now: datetime, who: Identity, conversation_id: int) -> OptedOut:
    """The holder or an admin opts a contact out of every campaign."""
    person = guards.person(session, who)
    conversation = guards.conversation(session, conversation_id)
    guards.reader(session, person, conversation)
    ended = enqueue.stop_texting(
        session, now, conversation.phone, by=person.role, actor_id=person.id, surface=who.platform
    )
    outbox.put_inbox(session, person.id, now=now)
    session.flush()
    _, following = queue.next_of(session, person.id or 0, now)
    name = snapshots.full_name(snapshots.contact_of(session, conversation))
    return OptedOut(conversation_id, name, ended, following)


def opt_out_number(session: Session, now: datetime, who: Identity, written: str) -> OptedOut:
    """An admin opts a phone number out, whether or not any campaign knows it."""
    person = guards.admin(session, who)
    phone = _number(written)
    gone = pseudonyms.forgotten(session, phone)
    barred = gone.phone if gone else phone
    ended = enqueue.stop_texting(session, now, barred, by="admin", actor_id=person.id, surface=who.platform)
    return OptedOut(None, phones.mask(phone), ended)


def reverse_opt_out(session: Session, now: datetime, who: Identity, written: str) -> OptOutReversed:
    """An admin takes a mistaken opt-out back; a number that was forgotten may be loaded again."""
    person = guards.admin(session, who)
    phone = _number(written)
    numbers.take_turns(session, phone)
    known, gone = numbers.find(session, phone), pseudonyms.forgotten(session, phone)
    if gone is not None:
        pseudonyms.remember(session, phone, gone)
    elif known is None or known.opted_out_at is None:
        raise NoSuchThing("opt-out")
    count = numbers.opt_in(session, phone, now=now)
    reports.take_back(session, [phone], tags.OPT_OUT, person_id=person.id, now=now)
    enqueue.redraw_cards(session, now, phone)
    events.note(
        session, "opt_in", now=now, actor_id=person.id, surface=who.platform, facts={"conversations": count}
    )
    return OptOutReversed(phones.mask(phone), count)


def opt_out_tagged(session: Session, now: datetime, who: Identity, campaign_id: int) -> TaggedDecided:
    """An admin opts out those who were given a tag that means it before such tags were obeyed.

    A slice of them in each call; `left` says how many are still to come.
    """
    person, campaign, rows = _tagged(session, who, campaign_id)
    ended = sum(numbers.opt_out(session, row.phone, by=person.role, now=now) for row in rows)
    enqueue.redraw_cards(session, now, *(row.phone for row in rows))
    for row in rows:
        outbox.put_inbox(session, row.holder_id, now=now)
    facts = {"contacts": len(rows), "conversations": ended}
    return _decided(session, now, who, campaign, "opt_out_tagged", facts)


def keep_tagged(session: Session, now: datetime, who: Identity, campaign_id: int) -> TaggedDecided:
    """An admin says that those tags did not mean opt-out; a slice in each call."""
    _, campaign, rows = _tagged(session, who, campaign_id)
    tagged.forget(session, [row.id or 0 for row in rows])
    return _decided(session, now, who, campaign, "keep_tagged", {"contacts": len(rows)})


def _tagged(session: Session, who: Identity, campaign_id: int) -> tuple[Person, Campaign, list[Conversation]]:
    person = guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id)
    rows = tagged.some(session, campaign_id, limit=_SLICE)
    numbers.take_turns(session, *(row.phone for row in rows))
    return person, campaign, rows


def _decided(
    session: Session, now: datetime, who: Identity, campaign: Campaign, verb: str, facts: dict[str, int]
) -> TaggedDecided:
    if facts["contacts"]:
        actor = guards.person(session, who)
        events.note(
            session,
            verb,
            now=now,
            actor_id=actor.id,
            surface=who.platform,
            campaign_id=campaign.id,
            facts=facts,
        )
    left = tagged.count(session, campaign.id or 0)
    return TaggedDecided(snapshots.campaign_ref(campaign), facts["contacts"], left, verb == "opt_out_tagged")


def _number(written: str) -> str:
    phone = phones.to_e164(written)
    if phone is None:
        raise NoSuchThing("phone number")
    return phone
