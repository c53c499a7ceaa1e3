"""The words of a text bank that have a fixed set of values; every floor uses these and adds none."""

from enum import StrEnum

PSEUDONYM = "forgotten:"  # with this begins what stands for a phone number that was forgotten


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
    """Why nobody may be texted in a conversation, beside its state; the first of these that holds.

    The first two are of the number and hold in every campaign. The next three are of the contact, in every
    campaign over their list: somebody else's number, no consent, or forgotten. A carrier set the last aside.
    """

    OPTED_OUT = "opted_out"
    RETIRED = "retired"
    WRONG_NUMBER = "wrong_number"
    NO_CONSENT = "no_consent"
    FORGOTTEN = "forgotten"
    SET_ASIDE = "set_aside"


class Direction(StrEnum):
    """Out is a text we sent, in is a reply we got."""

    OUT = "out"
    IN = "in"


class MediaKind(StrEnum):
    """What comes with a text beside its words."""

    PICTURE = "picture"
    SOUND = "sound"
    VIDEO = "video"
    CARD = "card"
    FILE = "file"


class TextKind(StrEnum):
    """Why a text was sent: the first one, its one human retry, an answer, or an admin's test of it."""

    FIRST = "first"
    RETRY = "retry"
    ANSWER = "reply"  # the word in the database is older
    TEST = "test"


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

    The subject is a message (`text`, `delivery_unknown`, `unknown_sender`), a person (`inbox…`, `nudge`,
    `escalation`), a line of the record (`carrier_news`), a reassignment (`reassigned`), a shift (`shift_…`),
    a request for cover (`cover`), an event for other programs (`public_event`), a suggestion (`silenced`),
    nothing in particular (`replies_unread`, `given_up`, `deletion_ahead`) or a campaign (the others).
    """

    TEXT = "text"
    INBOX = "inbox"
    INBOX_REDRAW = "inbox_redraw"
    UNHELD = "unheld"
    UNKNOWN_SENDER = "unknown_sender"
    CAMPAIGN_CARD = "campaign_card"
    CAMPAIGN_PAUSED = "campaign_paused"
    CARRIER_NEWS = "carrier_news"
    NOT_REACHED = "not_reached"
    HOME_CLOSED = "home_closed"
    DELIVERY_UNKNOWN = "delivery_unknown"
    REASSIGNED = "reassigned"
    SHIFT_CARD = "shift_card"
    SHIFT_EVENT = "shift_event"
    SHIFT_REMINDER = "shift_reminder"
    SHIFT_ENDED = "shift_ended"
    SHIFT_SUMMARY = "shift_summary"
    SHIFT_HANDOVER = "shift_handover"
    COVER = "cover"
    DIGEST = "digest"
    DIGEST_REDRAW = "digest_redraw"
    NUDGE = "nudge"
    STILL_ON_IT = "still_on_it"
    ESCALATION = "escalation"
    NOBODY_ON = "nobody_on"
    REPLIES_UNREAD = "replies_unread"
    GIVEN_UP = "given_up"
    PUBLIC_EVENT = "public_event"
    SILENCED = "silenced"
    DELETION_AHEAD = "deletion_ahead"


class Timed(StrEnum):
    """What happens by itself at a moment, by subject and key; see `assignment.timers` for what each does.

    Of campaigns, shifts, a series (`recur`), people (`nudge`…), lists (`index…`), conversations (`later`).
    """

    SHIFT_REMINDER = "shift_reminder"
    SHIFT_BEGINS = "shift_begins"
    SHIFT_ENDS = "shift_ends"
    SHIFT_GRACE = "shift_grace"
    RECUR = "recur"
    DIGEST = "digest"
    NUDGE = "nudge"
    ESCALATE = "escalate"
    IDLE = "idle"
    IDLE_RETURN = "idle_return"
    RESUME = "resume"
    LAY_OUT = "lay_out"
    INDEX_NAMES = "index_names"
    INDEX_WORDS = "index_words"
    LEARN = "learn"
    LAPSE = "lapse"
    LAPSE_ESCALATE = "lapse_escalate"
    LAPSE_RETURN = "lapse_return"
    LATER = "later"
    PURGE_CAMPAIGN = "purge_campaign"
    PURGE_LIST = "purge_list"
    RETENTION = "retention"


class TimerState(StrEnum):
    """`skipped` came too late to be of use, `cancelled` is not wanted, `given_up` went wrong too often."""

    WAITING = "waiting"
    FIRED = "fired"
    SKIPPED = "skipped"
    CANCELLED = "cancelled"
    GIVEN_UP = "given_up"


class AtShiftEnd(StrEnum):
    """What becomes of what waits when a shift ends: holders are asked first, or it is handed over at once."""

    ASK = "ask"
    HAND_OVER = "hand_over"


class StateRules(StrEnum):
    """Which rules of states a campaign's hours keep: none, those for Sundays, or all that Baton knows."""

    NONE = "none"
    SUNDAYS = "sundays"
    STRICT = "strict"


class Spoken(StrEnum):
    """What a report says of a contact beside its note: a tag, or an answer to a question."""

    TAG = "tag"
    ANSWER = "answer"


class Asks(StrEnum):
    """What a question asks for: one of its choices, a number, or free words."""

    CHOICE = "choice"
    NUMBER = "number"
    WORDS = "words"


class Source(StrEnum):
    """Who or what filed a report: a person, or by itself a rule of the campaign."""

    PERSON = "person"
    RULE = "rule"


class Language(StrEnum):
    """A language that Baton speaks, by its code of ISO 639."""

    ENGLISH = "en"
    SPANISH = "es"


class Volume(StrEnum):
    """How much Baton says to somebody by itself: everything, only what is about to go wrong, or nothing."""

    ALL = "all"
    FEW = "few"
    NONE = "none"


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
    """Why conversations moved; `routed` is a reply that came while its holder was off shift."""

    REASSIGN = "reassign"
    HAND_ON = "hand_on"
    DONE = "done"
    HAND_OVER = "hand_over"
    SHIFT_END = "shift_over"
    ROUTED = "routed"
    ESCALATED = "escalated"


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
    BARRED = "barred"
    RECEIVER = "receiver"
    TOUCHED = "touched"
