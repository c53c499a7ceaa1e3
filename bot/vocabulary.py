"""The words of a text bank that have a fixed set of values; every floor uses these and adds none."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do."""

    VOLUNTEER = "volunteer"
    ADMIN = "admin"


class ListState(StrEnum):
    """A contact list is of use only when its import finished whole."""

    IMPORTING = "importing"
    READY = "ready"
    FAILED = "failed"


class CampaignState(StrEnum):
    """A campaign's life; `opening` while its conversations are being laid out."""

    DRAFT = "draft"
    OPENING = "opening"
    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


class ConversationState(StrEnum):
    """How far one contact of one campaign has come; see `assignment.rules.conversation` for what moves it."""

    UNTEXTED = "untexted"
    TEXTED = "texted"
    NEEDS_ATTENTION = "needs_attention"
    ANSWERED = "answered"
    CLOSED = "closed"


class Barred(StrEnum):
    """Why nobody may be texted in a conversation, beside its state."""

    OPTED_OUT = "opted_out"
    RETIRED = "retired"


class Direction(StrEnum):
    """Out is a text we sent, in is a reply we got."""

    OUT = "out"
    IN = "in"


class TextKind(StrEnum):
    """Why a text was sent: the first one, its one human retry, or an answer."""

    FIRST = "first"
    RETRY = "retry"
    REPLY = "reply"


class TextStatus(StrEnum):
    """Where a text is, as far as Baton knows; see `rules.delivery` for the order."""

    QUEUED = "queued"
    LEAVING = "leaving"
    DOUBT = "doubt"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    RECEIVED = "received"


class OutboxState(StrEnum):
    """`waiting` may leave, `leaving` may have left, `done` and `dead` are over."""

    WAITING = "waiting"
    LEAVING = "leaving"
    DONE = "done"
    DEAD = "dead"


class Parcel(StrEnum):
    """What an outbox item carries; its content is read fresh when it leaves.

    The subject is a message (`text`, `delivery_unknown`, `unknown_sender`), a person (`inbox`,
    `inbox_redraw`) or a campaign (the others).
    """

    TEXT = "text"
    INBOX = "inbox"
    INBOX_REDRAW = "inbox_redraw"
    UNHELD = "unheld"
    UNKNOWN_SENDER = "unknown_sender"
    CAMPAIGN_CARD = "campaign_card"
    CAMPAIGN_PAUSED = "campaign_paused"
    DELIVERY_UNKNOWN = "delivery_unknown"
