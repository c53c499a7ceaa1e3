"""What passes between the core and the courier: texts on their way, and messages for chat."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.campaign import CampaignCard
from bot.assignment.outcomes.given_up import GivenUpPost
from bot.assignment.outcomes.moves import PlanPicture
from bot.assignment.outcomes.nudges import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.parting import HandoverPost, PartingPost, SummaryPost
from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.shift import CoverNews, CoverPost, ShiftCardPost, ShiftReminderPost
from bot.assignment.outcomes.text import CampaignRef, InboxRow
from bot.assignment.outcomes.waiting import WaitingBoard
from bot.vocabulary import Parcel, TextStatus


@dataclass(frozen=True, slots=True)
class TextParcel:
    """A text that is marked as leaving: hand it to the provider once, and again only if it surely refused.

    `valid_for` is in seconds: later the provider must drop it, for it would arrive outside texting hours.
    `segments` is Baton's own count.
    """

    message_id: int
    phone: str
    body: str
    valid_for: int
    segments: int = 1


@dataclass(frozen=True, slots=True)
class DoubtfulText:
    """A text that left without an answer: ask the provider what it has, never send again.

    `known` are the provider's ids of the other texts to this number.
    """

    message_id: int
    phone: str
    body: str
    left_at: datetime
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UnheardText:
    """A text that the provider took and never told of again, by the provider's id."""

    message_id: int
    provider_id: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider has the text; it may already know that it did not arrive, and why."""

    provider_id: str
    status: TextStatus
    our_number: str = ""
    segments: int = 0
    error_code: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The provider refused the text for good; `code` is its own."""

    code: int


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A status callback: `message_id` is ours, from the callback's address, when it had one.

    It may be the first to tell which number of ours the text left from; `segments` is 0 where it is not told.
    """

    message_id: int | None
    provider_id: str
    status: TextStatus
    error_code: int | None = None
    our_number: str = ""
    segments: int = 0


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is due to leave: how many items, and for how many seconds the oldest has been due."""

    items: int
    oldest: float


@dataclass(frozen=True, slots=True)
class TextSettled:
    """Where a text stands after news of it."""

    message_id: int
    status: TextStatus


@dataclass(frozen=True, slots=True)
class InboxPost:
    """A person's inbox as a message to them; `fresh` when it should be noticed and not only redrawn.

    All that it tells of came `since` then.
    """

    person: PersonRef
    rows: tuple[InboxRow, ...]
    waiting: int
    fresh: bool
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnheldPost:
    """Replies of a campaign wait for nobody; the first of them began to at `since`, perhaps again."""

    campaign: CampaignRef
    waiting: int
    oldest: datetime | None
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return self.waiting > 0


@dataclass(frozen=True, slots=True)
class DigestPost:
    """What waits in a campaign, for its channel; `fresh` when it should be noticed and not only redrawn."""

    board: WaitingBoard
    fresh: bool


@dataclass(frozen=True, slots=True)
class StrangersText:
    """A text from a number that no campaign ever texted; `phone` is masked."""

    phone: str
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnknownSenderPost:
    """How many such texts came in the last day, and the newest of them, the last one in front."""

    newest: tuple[StrangersText, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RepliesUnreadPost:
    """The provider's list of received texts does not answer; it was read up to `read_to`.

    First texts wait for it, unless an admin let them leave: then people are `texting`. Once it `answered`,
    all that it had is read.
    """

    read_to: datetime
    texting: bool
    answered: bool = False


@dataclass(frozen=True, slots=True)
class CampaignPausedPost:
    """A campaign paused itself, and why: a reason of `assignment.pausing`, or `provider:` and its code.

    It goes on by itself at `until`, if that is told. `others` paused for the same reason. Once the campaign
    is `paused` no longer, this is old news.
    """

    campaign: CampaignRef
    because: str
    paused: bool = True
    until: datetime | None = None
    others: tuple[CampaignRef, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeClosedPost:
    """A campaign can not be told of in some of its homes: the platform of each, and what it says of why."""

    campaign: CampaignRef
    homes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CarrierNewsPost:
    """What admins should know of a code that texts of a campaign came back with, perhaps of one `country`."""

    campaign: CampaignRef
    code: int
    country: str


@dataclass(frozen=True, slots=True)
class NotReached:
    """A contact who got no text, for the provider's code; `given_back`, they may be texted later."""

    name: str
    code: int
    given_back: bool


@dataclass(frozen=True, slots=True)
class NotReachedPost:
    """A sender's contacts of a campaign who got no text, the newest first; `total` counts all of them."""

    campaign: CampaignRef
    total: int
    rows: tuple[NotReached, ...]


@dataclass(frozen=True, slots=True)
class DeliveryUnknownPost:
    """Nobody can say whether a text arrived; its sender decides."""

    conversation_id: int
    campaign: CampaignRef
    name: str


@dataclass(frozen=True, slots=True)
class ReassignedPost:
    """News of a reassignment for one of those it touched.

    The reader got `gained` conversations and gave `lost` of them; `acted` when it was their own doing.
    """

    plan: PlanPicture
    reader: PersonRef
    gained: int
    lost: int
    acted: bool


Content = (
    InboxPost
    | UnheldPost
    | UnknownSenderPost
    | CampaignCard
    | DigestPost
    | RepliesUnreadPost
    | CampaignPausedPost
    | CarrierNewsPost
    | HomeClosedPost
    | NotReachedPost
    | DeliveryUnknownPost
    | GivenUpPost
    | ReassignedPost
    | ShiftCardPost
    | ShiftReminderPost
    | CoverPost
    | CoverNews
    | NudgePost
    | EscalationPost
    | StillOnItPost
    | NobodyOnPost
    | PartingPost
    | SummaryPost
    | HandoverPost
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message for one address of a platform; `reference` is where its predecessor stands, if any.

    That one is edited, or taken away where the letter is to be noticed and so stands `anew`. The account took
    none lately where it is `closed`; where it does not take this one, the reader has another `elsewhere`.
    """

    item_id: int
    kind: Parcel
    subject_id: int
    platform: str
    address: str
    content: Content
    reference: str | None
    anew: bool = False
    closed: bool = False
    elsewhere: bool = False
