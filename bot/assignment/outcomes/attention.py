"""What waits for an answer, and what Baton says by itself to those who should look after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.conversations import InboxRow
from bot.assignment.outcomes.reassignment import Taker
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.vocabulary import MediaKind


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A conversation that waits, without personal data beyond first name and initial.

    Its holder has put it aside until `later`. A name that a channel may not read is empty. `on_duty` is None
    where nobody has it, or no shifts are kept; `taker` is who should take it over.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    holder: PersonRef | None
    waiting_since: datetime
    opt_out_hint: bool
    on_duty: bool | None = None
    taker: Taker | None = None
    last_words: str = ""
    media: tuple[MediaKind, ...] = ()
    later: datetime | None = None


@dataclass(frozen=True, slots=True)
class HolderTally:
    """How much waits on one holder (None: on nobody); `on_duty` is told of one campaign with shifts.

    The best `taker` of all of it has room for so many (`moves`) of them.
    """

    holder: PersonRef | None
    waiting: int
    oldest: datetime
    on_duty: bool | None = None
    taker: Taker | None = None
    moves: int = 0

    @property
    def id(self) -> int:
        """The holder's id; 0 is nobody."""
        return self.holder.id if self.holder else 0


@dataclass(frozen=True, slots=True)
class Untexted:
    """Contacts yet to be texted, with people and with nobody; what is more than `most` is `most` + 1."""

    in_hand: int = 0
    in_pool: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class WaitingBoard:
    """What waits, by holder, whose oldest waits longest first; and what is yet to be texted.

    `rows` are some of the `total`, oldest first, from the one in the place `start` on; all of them are of one
    holder where it says whose (`of`). Where nothing waits, perhaps nobody ever `replied`.
    """

    campaign: CampaignRef | None
    total: int
    rows: tuple[WaitingRow, ...]
    holders: tuple[HolderTally, ...]
    at: datetime
    untexted: Untexted = Untexted()
    start: int = 0
    of: HolderTally | None = None
    replied: bool = True

    @property
    def oldest(self) -> datetime:
        """Since when the one waits that waits longest."""
        return min((each.oldest for each in self.holders), default=self.at)

    @property
    def unheld(self) -> int:
        """How many wait for nobody."""
        return sum(each.waiting for each in self.holders if each.holder is None)

    @property
    def off_duty(self) -> int:
        """How many wait on people off duty, as far as shifts are told of."""
        return sum(each.waiting for each in self.holders if each.holder and each.on_duty is False)


@dataclass(frozen=True, slots=True)
class Late:
    """What waits longer than a campaign allows, in that campaign."""

    campaign: CampaignRef
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class NudgePost:
    """What waits too long with its reader, the oldest first; nothing when it was all answered.

    The first of it began to wait too long at `since`.
    """

    late: tuple[Late, ...]
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return bool(self.late)


@dataclass(frozen=True, slots=True)
class EscalationPost:
    """What waits too long with somebody who was reminded in vain, and who could take it.

    Whoever reads it and is no admin may not look at all that waits. The first of it began to wait too long at
    `since`.
    """

    holder: PersonRef
    late: tuple[Late, ...]
    taker: Taker | None
    may_look: bool
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return bool(self.late)


@dataclass(frozen=True, slots=True)
class StillOnItPost:
    """Whether its reader still texts the `unsent` contacts of a campaign, which go back at `until`.

    It is asked `since` then. Without `until` nothing is asked any more, and `returned` tells how many went
    back.
    """

    campaign: CampaignRef
    unsent: int
    until: datetime | None
    returned: int = 0
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return self.until is not None


@dataclass(frozen=True, slots=True)
class NobodyOnPost:
    """Replies of a campaign come and nobody is on; or somebody is by now.

    The groups `called` are mentioned where it stands, one on each platform.
    """

    campaign: CampaignRef
    waiting: int
    next_shift: datetime | None
    on: tuple[PersonRef, ...]
    called: Mapping[str, str] = field(default_factory=dict)

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return not self.on


class Kept(StrEnum):
    """What somebody holds beside what waits: answered or closed, or put aside until later."""

    MINE = "mine"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of that, from the row in the place `start` on, of `total`."""

    kept: Kept
    rows: tuple[InboxRow, ...]
    total: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class PutAside:
    """A conversation is put aside until then, or no longer; `waiting` others wait, first the `following`."""

    conversation_id: int
    name: str
    until: datetime | None
    waiting: int
    following: int | None
