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
    `inbox_redraw`), a reassignment (`reassigned`) or a campaign (the others).
    """

    TEXT = "text"
    INBOX = "inbox"
    INBOX_REDRAW = "inbox_redraw"
    UNHELD = "unheld"
    UNKNOWN_SENDER = "unknown_sender"
    CAMPAIGN_CARD = "campaign_card"
    CAMPAIGN_PAUSED = "campaign_paused"
    DELIVERY_UNKNOWN = "delivery_unknown"
    REASSIGNED = "reassigned"


class Portion(StrEnum):
    """Which of somebody's conversations a reassignment is about."""

    WAITING = "waiting"
    UNSENT = "unsent"
    ANSWERED = "answered"
    ALL = "all"


class Split(StrEnum):
    """How a reassignment deals to several receivers: by chance, in turn, or to the least loaded first."""

    RANDOM = "random"
    EVEN = "even"
    LOAD = "load"


class Cause(StrEnum):
    """Why conversations moved: an admin's plan, a volunteer's own hand, or the end of their day."""

    REASSIGN = "reassign"
    HAND_ON = "hand_on"
    DONE = "done"


class PlanState(StrEnum):
    """A reassignment's life; `expired` once nobody confirmed it in time."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class MoveState(StrEnum):
    """One conversation in a plan: `skipped` at the confirm, `undone` or `kept` at the undo."""

    PLANNED = "planned"
    MOVED = "moved"
    SKIPPED = "skipped"
    UNDONE = "undone"
    KEPT = "kept"


class Skipped(StrEnum):
    """Why a planned move was not made, or not taken back."""

    HOLDER = "holder"
    STATE = "state"
    OPTED_OUT = "opted_out"
    RETIRED = "retired"
    RECEIVER = "receiver"
    TOUCHED = "touched"
