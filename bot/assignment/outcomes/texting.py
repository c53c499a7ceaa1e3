"""What the core answers while people claim and text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.refs import CampaignRef
from bot.vocabulary import CampaignState


@dataclass(frozen=True, slots=True)
class ContactText:
    """The next contact of a bucket with the text written for them.

    `fingerprint` names the exact text shown, so that a click sends what was read or nothing;
    `local_time` is the contact's own clock (None where several zones are plausible);
    `done` of `total` contacts of this bucket are done.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    fields: tuple[tuple[str, str], ...]
    local_time: datetime | None
    body: str
    fingerprint: str
    segments: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BucketClaimed:
    """The volunteer's bucket: `dealt` new contacts, or the unsent ones of before when `resumed`.

    `waiting` replies wait for this volunteer.
    """

    campaign: CampaignRef
    dealt: int
    resumed: bool
    next: ContactText
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class BucketReleased:
    """Unsent contacts went back to the pool."""

    campaign: CampaignRef
    count: int


class Deed(StrEnum):
    """What a click on the texting form came to."""

    SENT = "sent"
    SKIPPED = "skipped"
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, slots=True)
class ContactDone:
    """One contact of a bucket is done; `next` is None when the bucket is finished.

    `total` contacts were in the bucket, of which `asleep` may not be texted right now; once there is no
    next, `texted` and `skipped` are counted (who opted out or was moved is neither). `waiting` replies wait
    for this volunteer; `more` says whether the campaign has contacts for another bucket now.
    """

    deed: Deed
    name: str
    campaign: CampaignRef
    next: ContactText | None
    total: int
    waiting: int
    more: bool
    asleep: int = 0
    texted: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class BucketInHand:
    """A volunteer's bucket in a campaign as it is; the fields are those of ContactDone."""

    campaign: CampaignRef
    next: ContactText | None
    total: int
    waiting: int
    more: bool
    asleep: int
    texted: int = 0
    skipped: int = 0


class Lack(StrEnum):
    """Why a campaign has no contact for a volunteer now."""

    ASLEEP = "asleep"
    LOCKED = "locked"
    ABROAD = "abroad"
    HELD = "held"
    KEPT = "kept"
    TEXTED = "texted"


@dataclass(frozen=True, slots=True)
class StartOffer:
    """A campaign as a volunteer sees it: whether *Start* or *Continue* is to be had.

    Where neither is, `lack` says why; where less than a bucket is `ready`, that many can be texted now.
    Others can from `opens_at`, unless that is None.
    """

    campaign: CampaignRef
    organisation: str
    state: CampaignState
    bucket_size: int
    unsent: int
    lack: Lack | None = None
    opens_at: datetime | None = None
    ready: int | None = None

    @property
    def available(self) -> bool:
        """Whether there is somebody to text."""
        return self.lack is None


@dataclass(frozen=True, slots=True)
class TestPicture:
    """Of which campaign an admin sends a test text to themselves, and how many more they may in a day."""

    __test__ = False

    campaign: CampaignRef
    left: int


@dataclass(frozen=True, slots=True)
class TestWish:
    """The text of the contact at a `place` of the list, to a number as it was `typed`.

    When the form was `opened_at`, in milliseconds, tells it from another.
    """

    __test__ = False

    campaign_id: int
    place: int
    typed: str
    opened_at: int


@dataclass(frozen=True, slots=True)
class TestSent:
    """A test text is on its way to a number, of which no more is told than its end."""

    __test__ = False

    campaign: CampaignRef
    number: str
    left: int
