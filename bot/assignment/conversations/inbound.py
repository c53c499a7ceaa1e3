"""Texts from contacts: stored once, matched to a conversation, and never dropped."""

from dataclasses import replace
from datetime import datetime

from bot.assignment.attention import digest
from bot.assignment.conversations.by_itself import by_rule
from bot.assignment.outcomes.conversations import Inbound, Landed, Received
from bot.assignment.rules.conversation import on_inbound
from bot.assignment.rules.law import tags
from bot.assignment.rules.law.optout import Meaning, is_yes, meaning_of
from bot.assignment.rules.places import phones
from bot.assignment.rules.plain import plain_words
from bot.assignment.rules.replies.filing_rules import Rule
from bot.assignment.rules.texts import finding, media
from bot.assignment.staffing import deadlines, on_duty, routing, unstaffed
from bot.assignment.texting import enqueue
from bot.storage.audit import events
from bot.storage.conversations import messages, reports, waits, written
from bot.storage.engine import together
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.tables import Conversation, Message, PhoneNumber
from bot.storage.texting import hearing, numbers, pseudonyms
from bot.storage.texting.hearing import Heard
from bot.storage.traffic import outbox
from bot.vocabulary import ConversationState, Direction, TextStatus

# Whole bodies that the provider itself answers with a confirmation, whatever its settings call them.
# https://help.twilio.com/articles/31560110671259
_PROVIDER_ANSWERS = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
_LONGEST_ANSWERED = 50  # characters, with whatever stands around the word

# What decides whether a number may be texted at all.
_DECIDING = {Meaning.STOP, Meaning.START}
_LABELS = {"STOP": Meaning.STOP, "START": Meaning.START, "HELP": Meaning.HELP}


def receive_text(session: Session, now: datetime, inbound: Inbound) -> Received:
    """Store an inbound text, update its conversation, and tell whoever should know.

    A repeated delivery gets the same answer and changes nothing. Texts of unknown senders go to the admins.
    """
    phone, meaning = phones.of_sender(inbound.sender), _meaning(inbound)
    # What else is written waits for its conversation alone.
    numbers.take_turns(session, *([phone] if meaning in _DECIDING else []))
    heard = hearing.heard(session, phone, inbound.receiver, inbound.provider_id, now)
    if (heard is None or heard.repeated) and (received := _odd(session, now, inbound, phone, heard)):
        return received
    with together.gathered(session):
        return _heard(session, now, inbound, phone, heard, meaning)


def _heard(
    session: Session, now: datetime, inbound: Inbound, phone: str, heard: Heard | None, meaning: Meaning
) -> Received:
    """Store what came for the first time, and do what it says."""
    at, conversation = min(inbound.sent_at or now, now), heard.conversation if heard else None
    _store(session, at, inbound, phone, conversation)
    if meaning in _DECIDING and not numbers.decided(session, phone, at=at, now=now):
        return Received(Landed.OVERTAKEN, conversation.id if conversation else None)
    if meaning is Meaning.STOP:
        return _stopped(session, now, inbound, phone, conversation)
    _reaches(session, now, phone, heard)
    if meaning is Meaning.START:
        return _started(session, now, inbound, phone, heard)
    if heard is None:
        for person in persons.admins(session):
            outbox.put_strangers(session, person.id or 0, now=now)
        return Received(Landed.UNKNOWN_SENDER, None)
    _replied(session, now, inbound, heard, meaning)
    return Received(Landed.REPLY, heard.conversation.id)


def _odd(
    session: Session, now: datetime, inbound: Inbound, phone: str, heard: Heard | None
) -> Received | None:
    """What came before, or from whoever was forgotten; None where it is to be stored like any other."""
    seen = messages.by_provider_id(session, inbound.provider_id)
    if seen is not None:
        return Received(Landed.REPEATED, seen.conversation_id)
    gone = pseudonyms.forgotten(session, phone) if heard is None else None
    return _from_forgotten(session, now, inbound, phone, gone) if gone is not None else None


def _from_forgotten(
    session: Session, now: datetime, inbound: Inbound, phone: str, gone: PhoneNumber
) -> Received | None:
    """Whoever was forgotten wrote: a STOP, and what was written before, is kept without number and words.

    After a START the number is known again. Anything else is read as a stranger's.
    """
    at, meaning = min(inbound.sent_at or now, now), _meaning(inbound)
    late = gone.forgotten_at is not None and at < gone.forgotten_at
    if meaning is not Meaning.STOP and not late:
        if meaning is Meaning.START and numbers.decided(session, gone.phone, at=at, now=now):
            pseudonyms.remember(session, phone, gone)
        return None
    _store(session, at, replace(inbound, body="", media=()), gone.phone, None)
    if meaning is Meaning.STOP and numbers.decided(session, gone.phone, at=at, now=now):
        return _stopped(session, now, inbound, gone.phone, None)
    return Received(Landed.OVERTAKEN, None)


def _reaches(session: Session, now: datetime, phone: str, heard: Heard | None) -> None:
    """Whoever writes is reached, whatever a carrier said of the number."""
    if heard is None or (heard.number and heard.number.retired_at):
        numbers.revive(session, phone, now=now)
    if heard is not None and heard.conversation.set_aside_code is not None:
        heard.conversation.set_aside_code = None
        numbers.bar(session, phone, now=now)


def _replied(session: Session, now: datetime, inbound: Inbound, heard: Heard, meaning: Meaning) -> None:
    """Somebody is needed, unless a rule files the reply and says that nobody is."""
    conversation, waited = heard.conversation, heard.conversation.waiting_since
    rules = _rules(heard, meaning, inbound)
    since, doubtful = min(inbound.sent_at or now, now), meaning is Meaning.DOUBTFUL
    _reopen(session, now, conversation, since=since, doubtful=doubtful)
    may_end = waited is None and not conversation.opt_out_hint
    known = {(kind, name): (value, source) for kind, name, value, source in heard.words or ()}
    if rules and by_rule.file(session, now, heard.campaign, conversation, rules, known, may_end=may_end):
        with together.at_once(session):
            by_rule.end_wait(session, now, conversation)
        outbox.put_card(session, heard.campaign, now=now)
    else:
        _tell(session, heard, now)


def _rules(heard: Heard, meaning: Meaning, inbound: Inbound) -> tuple[Rule, ...]:
    """Those that a reply fulfils. What sounds like an opt-out may be filed too, but goes on waiting."""
    conversation = heard.conversation
    if meaning is Meaning.HELP or conversation.barred is not None:
        return ()
    if conversation.state == ConversationState.UNTEXTED:
        return ()
    first, alone = conversation.replied_at is None, not inbound.media
    return by_rule.matched(heard.campaign, inbound.body, first=first, alone=alone)


def _store(
    session: Session, now: datetime, inbound: Inbound, phone: str, conversation: Conversation | None
) -> None:
    message = Message(
        conversation_id=conversation.id if conversation else None,
        campaign_id=conversation.campaign_id if conversation else None,
        direction=Direction.IN,
        phone=phone,
        our_number=inbound.receiver,
        # PostgreSQL stores no NUL, and neither database a lone surrogate.
        body=inbound.body.replace("\x00", "").encode("utf-8", "replace").decode(),
        media=media.stored(inbound.media[: media.MOST]),
        status=TextStatus.RECEIVED,
        provider_id=inbound.provider_id,
        created_at=now,
    )
    messages.add(session, message)
    if message.conversation_id is not None:
        written.put(session, message.conversation_id, finding.words_of(message.body))


def _meaning(inbound: Inbound) -> Meaning:
    """What the words say, or what the provider says of them; if either says stop, it is a stop.

    The provider takes "yes" for START, which is how people answer questions. It labels a whole body.
    """
    read = meaning_of(inbound.body)
    told = _label(inbound) or read
    if read is Meaning.STOP or (told is Meaning.START and is_yes(inbound.body)):
        return read
    return told


def _label(inbound: Inbound) -> Meaning | None:
    """What the provider took the text for and answered; None for a label that we do not know."""
    return _LABELS.get((inbound.opt_out_type or "").strip().upper())


def _stopped(
    session: Session, now: datetime, inbound: Inbound, phone: str, conversation: Conversation | None
) -> Received:
    before = numbers.find(session, phone)
    already = before is not None and before.opted_out_at is not None
    enqueue.stop_texting(session, now, phone, by="contact")
    if conversation is not None:
        conversation.replied_at = conversation.replied_at or now
        outbox.put_inbox(session, conversation.holder_id, now=now)
    short = len(inbound.body) <= _LONGEST_ANSWERED
    told_by_provider = _label(inbound) or (short and plain_words(inbound.body) in _PROVIDER_ANSWERS)
    return Received(
        Landed.OPT_OUT,
        conversation.id if conversation else None,
        confirm=not already and not told_by_provider,
    )


def _started(session: Session, now: datetime, inbound: Inbound, phone: str, heard: Heard | None) -> Received:
    count = numbers.opt_in(session, phone, now=now)
    reports.take_back(session, [phone], tags.OPT_OUT, person_id=None, now=now)
    enqueue.redraw_cards(session, now, phone)
    events.note(session, "opt_in", now=now, actor_id=None, facts={"by": "contact", "conversations": count})
    if heard is None:
        return Received(Landed.OPT_IN, None)
    _reopen(session, now, heard.conversation, since=min(inbound.sent_at or now, now), doubtful=False)
    _tell(session, heard, now)
    return Received(Landed.OPT_IN, heard.conversation.id)


def _reopen(
    session: Session, now: datetime, conversation: Conversation, *, since: datetime, doubtful: bool
) -> None:
    if conversation.barred is not None:
        numbers.hear(session, conversation, now=now)
    conversation.state = on_inbound(ConversationState(conversation.state))
    conversation.replied_at = conversation.replied_at or now
    conversation.needs_retry = False
    conversation.opt_out_hint = conversation.opt_out_hint or doubtful
    if conversation.later_until is not None:  # whoever put it aside hears of it as of a first reply
        conversation.later_until = min(conversation.later_until, now)
    waits.begin(session, conversation, now=now, since=since)


def _tell(session: Session, heard: Heard, now: datetime) -> None:
    conversation, campaign = heard.conversation, heard.campaign
    leaving = [*outbox.cards(campaign, now), *outbox.digests(campaign, now)]
    digest.heard(session, now, campaign)
    if conversation.barred is None:
        if not on_duty.is_on(campaign, now, on_shift=heard.on_shift, worked_at=heard.worked_at):
            with together.at_once(session):
                routing.route(session, now, campaign, conversation)
                unstaffed.heard(session, now, campaign, conversation)
                deadlines.expect_answer(session, now, campaign, conversation)
        else:
            deadlines.expect_reply(session, now, campaign, conversation, heard.reminded_at)
        leaving += enqueue.called(session, now, campaign, conversation)
    outbox.put_all(session, leaving, now=now)
