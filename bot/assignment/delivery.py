"""What the provider says became of a text, in any order it says it."""

from datetime import datetime

from bot.assignment import sending
from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport, TextSettled
from bot.assignment.rules.delivery import Fate, fate_of, is_filtered, moves_on
from bot.storage import campaigns, conversations, locks, messages, numbers, outbox
from bot.storage.database import Session
from bot.storage.tables import Message
from bot.vocabulary import Parcel, TextKind, TextStatus

# How many of a campaign's newest texts decide whether carriers filter it.
_WINDOW = 100


def record_status(session: Session, now: datetime, report: StatusReport) -> TextSettled | None:
    """A status callback; None when the text is not ours. It may prove a send whose answer was lost."""
    message = _reported(session, report)
    if message is None:
        return None
    message.provider_id = message.provider_id or report.provider_id
    return _settle(session, now, message, report.status, report.error_code)


def record_accepted(session: Session, now: datetime, message_id: int, accepted: Accepted) -> TextSettled:
    """The provider took the text."""
    message = messages.get_locked(session, message_id)
    message.provider_id = message.provider_id or accepted.provider_id
    message.our_number = accepted.our_number or message.our_number
    message.segments = accepted.segments or message.segments
    return _settle(session, now, message, accepted.status, accepted.error_code)


def record_refused(session: Session, now: datetime, message_id: int, refused: Refused) -> TextSettled:
    """The provider refused the text: it surely did not leave."""
    message = messages.get_locked(session, message_id)
    if not _may_still_leave(message):
        return TextSettled(message_id, TextStatus(message.status))
    if fate_of(refused.code) is not Fate.OURS:
        return _settle(session, now, message, TextStatus.FAILED, refused.code)
    sending.withdraw(session, now, message)
    sending.pause(session, now, message.campaign_id, f"provider:{refused.code}")
    return TextSettled(message_id, TextStatus.CANCELLED)


def record_not_sent(session: Session, now: datetime, message_id: int, again_at: datetime) -> TextSettled:
    """The provider did not look at the text (too many requests): it may leave later."""
    message = messages.get_locked(session, message_id)
    if not _may_still_leave(message):
        return TextSettled(message_id, TextStatus(message.status))
    message.status = TextStatus.QUEUED
    outbox.subject_again_at(session, Parcel.TEXT, message_id, again_at)
    return TextSettled(message_id, TextStatus.QUEUED)


def record_unknown(session: Session, now: datetime, message_id: int) -> TextSettled:
    """Neither an answer nor the provider's records tell: say so to the sender and stop."""
    message = messages.get_locked(session, message_id)
    if message.status == TextStatus.DOUBT and message.person_id is not None:
        to = ("person", str(message.person_id))
        outbox.put(session, Parcel.DELIVERY_UNKNOWN, message_id, now=now, to=to)
    return _settle(session, now, message, TextStatus.UNKNOWN, None)


def _reported(session: Session, report: StatusReport) -> Message | None:
    if report.message_id is not None:
        message = messages.locked(session, report.message_id)
        if message is not None and message.provider_id in {None, report.provider_id}:
            return message
        return None
    return messages.by_provider_id(session, report.provider_id)


def _may_still_leave(message: Message) -> bool:
    """Whether nothing has shown that the provider has the text."""
    return moves_on(TextStatus(message.status), TextStatus.ACCEPTED)


def _settle(
    session: Session, now: datetime, message: Message, status: TextStatus, code: int | None
) -> TextSettled:
    known = TextStatus(message.status)
    if moves_on(known, status):
        message.status = status
        message.settled_at = now
        message.error_code = code or message.error_code
        outbox.finish_subject(session, Parcel.TEXT, message.id or 0)
        if status in {TextStatus.UNDELIVERED, TextStatus.FAILED}:
            _failed(session, now, message, code)
    return TextSettled(message.id or 0, TextStatus(message.status))


def _failed(session: Session, now: datetime, message: Message, code: int | None) -> None:
    numbers.take_turns(session, message.phone)
    if message.kind == TextKind.FIRST:
        locks.follow(session, message.phone)
    match fate_of(code):
        case Fate.RETIRE:
            numbers.retire(session, message.phone, code=code or 0, now=now)
            sending.redraw_cards(session, now, message.phone)
        case Fate.OPT_OUT:
            sending.stop_texting(session, now, message.phone, by="provider")
        case Fate.FILTERED:
            _look_at_filtering(session, now, message)
            _let_retry(session, now, message)
        case Fate.RETRY_ONCE | Fate.OURS:
            _let_retry(session, now, message)


def _let_retry(session: Session, now: datetime, message: Message) -> None:
    """The holder may try an unanswered first text once more; an answer that did not arrive is still owed."""
    conversation = conversations.locked(session, message.conversation_id or 0)
    if conversation is None:
        return
    if message.kind == TextKind.FIRST:
        conversation.needs_retry = conversation.replied_at is None
        outbox.put_card(session, campaigns.get(session, conversation.campaign_id), now=now)
    elif message.kind == TextKind.REPLY:
        sending.owe_again(session, now, conversation)
    outbox.put_inbox(session, conversation.holder_id, now=now)


def _look_at_filtering(session: Session, now: datetime, message: Message) -> None:
    session.flush()
    campaign_id = message.campaign_id or 0
    if is_filtered(messages.latest_outcomes(session, campaign_id, limit=_WINDOW)):
        sending.pause(session, now, campaign_id, "filtered")
