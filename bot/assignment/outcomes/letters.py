"""What passes between the core and the courier as letters: messages for chat."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.attention import (
    EscalationPost,
    NobodyOnPost,
    NudgePost,
    StillOnItPost,
    WaitingBoard,
)
from bot.assignment.outcomes.campaigns import CampaignCard
from bot.assignment.outcomes.conversations import InboxRow
from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.shifts import (
    CoverNews,
    CoverPost,
    HandoverPost,
    PartingPost,
    ShiftCardPost,
    ShiftEndingPost,
    ShiftEventPost,
    ShiftReminderPost,
    SummaryPost,
)
from bot.vocabulary import Language, MediaKind, Parcel, TextStatus

# A text from a contact that could not be stored.
RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Something that went wrong too often, and how the log refers to it.

    Its kind is a Parcel's, a Timed's, or RECEIVED.
    """

    reference: str
    kind: str


@dataclass(frozen=True, slots=True)
class GivenUpPost:
    """How much went wrong too often in the last day, and the newest of it."""

    newest: tuple[GivenUp, ...]
    count: int
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Deletion:
    """A list's contacts or a campaign's words, which are deleted by time `at` this moment."""

    id: int
    name: str
    is_list: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class DeletionsPost:
    """What is deleted next by time, the soonest in front."""

    rows: tuple[Deletion, ...]


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
    """A text from a number that no campaign ever texted, with its `media`; `phone` is masked."""

    phone: str
    body: str
    at: datetime
    media: tuple[MediaKind, ...] = ()
    id: int = 0


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
    """A campaign paused itself, and why: a reason of `texting.pausing`, or `provider:` and its code.

    It goes on by itself at `until`, if that is told. `others` paused for the same reason. Once the campaign
    is no longer `paused`, the post says so.
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
class TestTextPost:
    """A test text of a campaign did not leave or arrive, or nobody can say; `code` is the provider's."""

    __test__ = False

    campaign: CampaignRef
    status: TextStatus
    code: int | None


@dataclass(frozen=True, slots=True)
class ReassignedPost:
    """News of a reassignment for somebody who gave or got conversations in it.

    The reader got `gained` conversations and gave `lost` of them; `acted` when it was their own doing.
    """

    plan: PlanPicture
    reader: PersonRef
    gained: int
    lost: int
    acted: bool


@dataclass(frozen=True, slots=True)
class SilencedPost:
    """A suggestion that was changed too often: of the last `many` only `kept` were kept."""

    said: str
    kept: int
    many: int


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
    | TestTextPost
    | GivenUpPost
    | ReassignedPost
    | SilencedPost
    | DeletionsPost
    | ShiftCardPost
    | ShiftEventPost
    | ShiftReminderPost
    | ShiftEndingPost
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
    It is written in the `language` of whoever reads it: a person's, or that of a campaign's channel.
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
    language: Language = Language.ENGLISH
