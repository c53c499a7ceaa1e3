"""Twilio's words for where a text is, in Baton's."""

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


def status_of(word: str) -> TextStatus:
    """The status; a word of tomorrow still tells that Twilio has the text."""
    return _STATUSES.get(word, TextStatus.ACCEPTED)
