"""What Twilio writes, in Baton's words; whatever it writes, something can be made of it."""

import hashlib
import re

from bot.vocabulary import TextStatus

# https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
_STATUSES = {
    "accepted": TextStatus.ACCEPTED,
    "scheduled": TextStatus.ACCEPTED,
    "queued": TextStatus.ACCEPTED,
    "sending": TextStatus.ACCEPTED,
    "sent": TextStatus.SENT,
    "delivered": TextStatus.DELIVERED,
    "read": TextStatus.DELIVERED,
    "undelivered": TextStatus.UNDELIVERED,
    "failed": TextStatus.FAILED,
    "canceled": TextStatus.FAILED,
}

_NUMBER = re.compile(r"[0-9]{1,6}")
_LONGEST = 200  # characters; PostgreSQL's indexes take no 2,700 bytes


def status_of(word: str) -> TextStatus:
    """The status; a word of tomorrow still tells that Twilio has the text."""
    return _STATUSES.get(word.strip().lower(), TextStatus.ACCEPTED)


def number_of(written: object) -> int | None:
    """A count, or the code of an error; None for anything else."""
    digits = str(written).strip()
    return int(digits) if _NUMBER.fullmatch(digits) else None


def known_by(written: str) -> str:
    """An id, a number or a name by which something is found again; of a huge one, what tells it apart."""
    return written if len(written) <= _LONGEST else hashlib.sha256(written.encode()).hexdigest()
