"""What to do about a text that a carrier or the provider refused, by its error code."""

from datetime import datetime, timedelta

from bot.assignment.rules.places import phones
from bot.assignment.rules.texts import delivery
from bot.assignment.rules.texts.carrier_codes import CarrierCode, Fate, meaning_of
from bot.assignment.texting import enqueue, pausing
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations, messages
from bot.storage.conversations.messages import Outcome
from bot.storage.engine.database import Session
from bot.storage.tables import Conversation, Message
from bot.storage.texting import locks, numbers, pool
from bot.storage.traffic import outbox
from bot.vocabulary import ConversationState, Parcel, TextKind, TextStatus

# News of a text that comes later than this says nothing about today's sending.
_STALE = timedelta(hours=12)
# Admins are told of one code at most this often.
_TOLD = timedelta(days=1)
# The pace is halved for this long; several such errors within the second time halve it once.
SLOW_FOR = timedelta(hours=1)
_SLOWED = timedelta(minutes=5)
_SLOWEST = 8
# For how long failed texts are gathered into one message to the sender.
_GATHER = timedelta(seconds=5)


def refused(session: Session, now: datetime, message: Message, code: int) -> None:
    """The provider refused a text at hand-over: it did not leave, that is certain."""
    numbers.take_turns(session, message.phone)
    meaning = meaning_of(code)
    message.error_code = code
    if message.kind == TextKind.TEST:
        _test_failed(session, now, message, _fate(message, meaning, unknown=Fate.SET_ASIDE))
        return
    match _fate(message, meaning, unknown=Fate.SET_ASIDE):
        case Fate.PUT_OFF if meaning:
            message.status = TextStatus.QUEUED
            again_at = now + timedelta(minutes=meaning.wait)
            outbox.subject_again_at(session, Parcel.TEXT, message.id or 0, again_at)
        case Fate.SET_ASIDE:
            enqueue.withdraw(session, now, message)
            _set_aside(session, now, message, code)
        case Fate.GIVE_BACK:
            _give_back(session, now, message)
            _note(session, now, message, "give_back", code)
        case Fate.PAUSE | Fate.PAUSE_ALL as fate:
            _give_back(session, now, message)
            _pause(session, now, message, pausing.of_provider(code), fate, meaning)
        case fate:
            message.status, message.settled_at = TextStatus.FAILED, now
            _let_others_text(session, message)
            outbox.finish_subject(session, Parcel.TEXT, message.id or 0)
            _fail(session, now, message, fate)
    _look_around(session, now, message, meaning, at_hand_over=True)


def _test_failed(session: Session, now: datetime, message: Message, fate: Fate) -> None:
    """What the provider says of an admin's own number holds; of a campaign a test text says nothing."""
    if fate is Fate.RETIRE:
        numbers.retire(session, message.phone, code=message.error_code or 0, now=now)
        enqueue.redraw_cards(session, now, message.phone)
    elif fate is Fate.OPT_OUT:
        enqueue.stop_texting(session, now, message.phone, by="provider")
    message.status, message.settled_at = TextStatus.FAILED, now
    outbox.finish_subject(session, Parcel.TEXT, message.id or 0)
    enqueue.end_test(session, now, message)


def failed(session: Session, now: datetime, message: Message, code: int | None) -> None:
    """A text that left did not arrive."""
    numbers.take_turns(session, message.phone)
    _let_others_text(session, message)
    meaning = meaning_of(code)
    match _fate(message, meaning, unknown=Fate.RETRY):
        case Fate.PAUSE | Fate.PAUSE_ALL as fate:
            _count_no_try(session, now, message)
            if message.left_at is None or message.left_at >= _counts_since(session, now, message):
                _pause(session, now, message, pausing.of_provider(code), fate, meaning)
        case fate:
            _fail(session, now, message, fate)
    _look_around(session, now, message, meaning, at_hand_over=False)


def slowness(session: Session, now: datetime) -> int:
    """By how much texts leave slower than they might: 1, or 2 to 8 where carriers asked for it lately."""
    times = events.count_since(session, "slow_down", now - SLOW_FOR)
    return min(_SLOWEST, 1 << times)


def _let_others_text(session: Session, message: Message) -> None:
    """A first text that did not arrive locks the number for no other campaign."""
    if message.kind == TextKind.FIRST:
        locks.follow(session, message.phone)


def _fate(message: Message, meaning: CarrierCode | None, *, unknown: Fate) -> Fate:
    return meaning.fate_between(message.our_number, message.phone) if meaning else unknown


def _fail(session: Session, now: datetime, message: Message, fate: Fate) -> None:
    code = message.error_code or 0
    match fate:
        case Fate.RETIRE:
            numbers.retire(session, message.phone, code=code, now=now)
            enqueue.redraw_cards(session, now, message.phone)
            _note(session, now, message, "retire", code)
        case Fate.OPT_OUT:
            enqueue.stop_texting(session, now, message.phone, by="provider")
        case Fate.SET_ASIDE:
            _set_aside(session, now, message, code)
        case _:
            _let_retry(session, now, message)


def _let_retry(session: Session, now: datetime, message: Message) -> None:
    """The holder may send an unanswered first text once more; an answer that did not arrive is still owed.

    What failed twice is set aside, for nobody may try a third time.
    """
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is None:
        return
    if message.kind == TextKind.RETRY:
        _set_aside(session, now, message, message.error_code or 0)
    elif message.kind == TextKind.FIRST:
        conversation.needs_retry = conversation.replied_at is None
        outbox.put_card(session, campaigns.get(session, conversation.campaign_id), now=now)
    else:
        enqueue.owe_again(session, now, conversation)
    outbox.put_inbox(session, conversation.holder_id, now=now, notify=True)


def _count_no_try(session: Session, now: datetime, message: Message) -> None:
    """A failure on the sender's side says nothing of the contact: the retry does not count."""
    if message.kind != TextKind.RETRY:
        _let_retry(session, now, message)
        return
    enqueue.withdraw(session, now, message)
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is not None:
        outbox.put_inbox(session, conversation.holder_id, now=now, notify=True)


def _set_aside(session: Session, now: datetime, message: Message, code: int) -> None:
    """This campaign texts the contact no more, until an admin puts them back or they write."""
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is None:
        return
    conversation.set_aside_code = code
    conversation.needs_retry = conversation.needs_retry and conversation.state == ConversationState.TEXTED
    numbers.bar(session, message.phone, now=now)
    outbox.put_card(session, campaigns.get(session, conversation.campaign_id), now=now)
    outbox.put_inbox(session, conversation.holder_id, now=now)
    _note(session, now, message, "set_aside", code)


def _give_back(session: Session, now: datetime, message: Message) -> None:
    """Undo the press: the contact is unsent again, and dealt after all others."""
    enqueue.withdraw(session, now, message)
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is not None:
        if conversation.state == ConversationState.UNTEXTED:
            session.flush()
            pool.put_behind(session, conversation.id or 0)
        outbox.put_inbox(session, conversation.holder_id, now=now)


def _note(session: Session, now: datetime, message: Message, verb: str, code: int) -> None:
    """Record what became of a contact, and tell their sender."""
    events.note(
        session,
        verb,
        now=now,
        actor_id=None,
        campaign_id=message.campaign_id,
        conversation_id=message.conversation_id,
        person_id=message.person_id,
        facts={"code": code},
    )
    if message.person_id is not None:
        to = ("person", str(message.person_id))
        subject = message.campaign_id or 0
        outbox.put(session, Parcel.NOT_REACHED, subject, now=now, to=to, due_at=now + _GATHER)


def _pause(
    session: Session,
    now: datetime,
    message: Message,
    because: str,
    fate: Fate = Fate.PAUSE,
    meaning: CarrierCode | None = None,
) -> None:
    """Pause the campaign, or every campaign, perhaps for a time."""
    until = delivery.ends_at(meaning.until, now) if meaning and meaning.until else None
    if fate is Fate.PAUSE_ALL:
        pausing.pause_all(session, now, because, until)
    else:
        pausing.pause(session, now, [message.campaign_id], because, until)


def _counts_since(session: Session, now: datetime, message: Message) -> datetime:
    """Failures count from here on: not from before the campaign was resumed, nor from long ago."""
    opened = events.last_at(session, message.campaign_id or 0, ("open", "resume"))
    return max(opened or now - _STALE, now - _STALE)


def _look_around(
    session: Session, now: datetime, message: Message, meaning: CarrierCode | None, *, at_hand_over: bool
) -> None:
    """Whether this failure and others like it are the sender's fault."""
    session.flush()
    code, newest = message.error_code, _newest(session, now, message, at_hand_over=at_hand_over)
    if meaning is None and at_hand_over and delivery.is_strange(newest):
        _pause(session, now, message, pausing.of_provider(code))
    elif meaning is None and not at_hand_over and delivery.is_failing(newest):
        _pause(session, now, message, pausing.FAILING)
    elif meaning is not None and meaning.fate is Fate.FILTERED and delivery.is_filtered(newest):
        _pause(session, now, message, pausing.FILTERED)
    elif meaning is not None and delivery.is_for_all(meaning, newest):
        _pause(session, now, message, pausing.of_provider(code))
    if meaning is not None and meaning.slows:
        _slow_down(session, now, message)
    if meaning is not None and (meaning.tell_country or delivery.are_many(meaning, newest)):
        _tell_admins(session, now, message, phones.region_of(message.phone) if meaning.tell_country else "")


def _newest(session: Session, now: datetime, message: Message, *, at_hand_over: bool) -> list[Outcome]:
    return messages.latest_outcomes(
        session,
        message.campaign_id or 0,
        since=_counts_since(session, now, message),
        limit=delivery.WINDOW,
        at_hand_over=at_hand_over,
    )


def _slow_down(session: Session, now: datetime, message: Message) -> None:
    if not events.count_since(session, "slow_down", now - _SLOWED):
        facts = {"code": message.error_code}
        events.note(
            session, "slow_down", now=now, actor_id=None, campaign_id=message.campaign_id, facts=facts
        )


def _tell_admins(session: Session, now: datetime, message: Message, country: str) -> None:
    """Tell admins in private what a code means and what to do: once a day, or once for a country."""
    campaign_id, facts = message.campaign_id or 0, {"code": message.error_code, "country": country}
    since = None if country else now - _TOLD
    if facts in events.facts_of(session, "carrier_news", campaign_id, since):
        return
    line = events.note_now(session, "carrier_news", facts, now=now, campaign_id=campaign_id)
    for to in enqueue.admins(session):
        outbox.put(session, Parcel.CARRIER_NEWS, line, now=now, to=to)


def put_back(session: Session, now: datetime, conversation: Conversation) -> None:
    """Let this campaign text the contact again. A contact who was never texted can be claimed."""
    conversation.set_aside_code = None
    newest = messages.newest_text(session, conversation.id or 0)
    failed_first = newest is not None and newest.kind == TextKind.FIRST
    if failed_first and conversation.state == ConversationState.TEXTED:
        conversation.needs_retry = conversation.replied_at is None
    numbers.bar(session, conversation.phone, now=now)
    outbox.put_card(session, campaigns.get(session, conversation.campaign_id), now=now)
