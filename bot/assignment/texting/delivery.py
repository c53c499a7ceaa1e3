"""Records what the provider says became of a text, in whatever order it says it."""

from datetime import datetime, timedelta

from bot.assignment.outcomes.delivery import Accepted, Refused, StatusReport, TextSettled, UnheardText
from bot.assignment.rules.texts.delivery import moves_on
from bot.assignment.texting import carriers, enqueue
from bot.storage.conversations import messages
from bot.storage.engine.database import Session
from bot.storage.tables import Message
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel, TextKind, TextStatus

# A text that the provider took and never told of again is looked up after so long, once.
UNHEARD_FOR = timedelta(days=1)


def record_status(session: Session, now: datetime, report: StatusReport) -> TextSettled | None:
    """A status callback; None when the text is not ours. It may prove a send whose answer was lost."""
    message = _reported(session, report)
    if message is None:
        return None
    message.provider_id = message.provider_id or report.provider_id
    message.our_number = report.our_number or message.our_number
    message.segments = report.segments or message.segments
    return _settle(session, now, message, report.status, report.error_code)


def record_accepted(session: Session, now: datetime, message_id: int, accepted: Accepted) -> TextSettled:
    """The provider took the text."""
    message = messages.get_locked(session, message_id)
    message.provider_id = message.provider_id or accepted.provider_id
    message.our_number = accepted.our_number or message.our_number
    message.segments = accepted.segments or message.segments
    return _settle(session, now, message, accepted.status, accepted.error_code)


def record_refused(session: Session, now: datetime, message_id: int, refused: Refused) -> TextSettled:
    """The provider refused the text: it did not leave, that is certain."""
    message = messages.get_locked(session, message_id)
    if not _may_still_leave(message):
        return TextSettled(message_id, TextStatus(message.status))
    carriers.refused(session, now, message, refused.code)
    return TextSettled(message_id, TextStatus(message.status))


def record_not_sent(session: Session, now: datetime, message_id: int, again_at: datetime) -> TextSettled:
    """The provider did not accept the text (too many requests): it may leave later."""
    message = messages.get_locked(session, message_id)
    if not _may_still_leave(message):
        return TextSettled(message_id, TextStatus(message.status))
    message.status = TextStatus.QUEUED
    outbox.subject_again_at(session, Parcel.TEXT, message_id, again_at)
    return TextSettled(message_id, TextStatus.QUEUED)


def record_unknown(session: Session, now: datetime, message_id: int) -> TextSettled:
    """Neither an answer nor the provider's records tell: tell the sender and stop."""
    message = messages.get_locked(session, message_id)
    if message.status == TextStatus.DOUBT and message.person_id is not None:
        to = ("person", str(message.person_id))
        outbox.put(session, Parcel.DELIVERY_UNKNOWN, message_id, now=now, to=to)
    return _settle(session, now, message, TextStatus.UNKNOWN, None)


def sending_slowness(session: Session, now: datetime) -> int:
    """By how much texts leave slower than they might, because carriers asked for it lately."""
    return carriers.slowness(session, now)


def unheard(session: Session, now: datetime, limit: int) -> tuple[UnheardText, ...]:
    """Texts that the provider accepted a day ago without any news since: their status is asked for once."""
    found = messages.unheard(session, now - UNHEARD_FOR, limit=limit)
    return tuple(UnheardText(row.id or 0, row.provider_id or "") for row in found)


def record_looked_up(session: Session, now: datetime, message_id: int, found: Accepted | None) -> TextSettled:
    """What the provider's record says a day later; without news there, the status stays unknown."""
    if found is not None:
        settled = record_accepted(session, now, message_id, found)
        if settled.status != TextStatus.ACCEPTED:
            return settled
    message = messages.get_locked(session, message_id)
    if message.status == TextStatus.ACCEPTED:
        message.status, message.settled_at = TextStatus.UNKNOWN, now
    return TextSettled(message_id, TextStatus(message.status))


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
        if message.kind == TextKind.TEST:
            enqueue.end_test(session, now, message)
        elif status in {TextStatus.UNDELIVERED, TextStatus.FAILED}:
            carriers.failed(session, now, message, code)
    return TextSettled(message.id or 0, TextStatus(message.status))
