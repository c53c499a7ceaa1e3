"""What the board of waiting conversations shows."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.taker import Taker
from bot.assignment.outcomes.text import CampaignRef


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A conversation that waits, without personal data beyond first name and initial.

    `on_duty` is None where nobody has it, or no shifts are kept; `taker` is who should take it over.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    holder: PersonRef | None
    waiting_since: datetime
    opt_out_hint: bool
    on_duty: bool | None = None
    taker: Taker | None = None


@dataclass(frozen=True, slots=True)
class HolderTally:
    """How much waits on one holder (None: on nobody); `on_duty` is told of one campaign with shifts."""

    holder: PersonRef | None
    waiting: int
    oldest: datetime
    on_duty: bool | None = None


@dataclass(frozen=True, slots=True)
class Untexted:
    """Contacts yet to be texted, with people and with nobody; what is more than `most` is `most` + 1."""

    in_hand: int = 0
    in_pool: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class WaitingBoard:
    """What waits, oldest first: `rows` shows the first of `total`; and what is yet to be texted."""

    campaign: CampaignRef | None
    total: int
    rows: tuple[WaitingRow, ...]
    holders: tuple[HolderTally, ...]
    at: datetime
    untexted: Untexted = Untexted()

    @property
    def unheld(self) -> int:
        """How many wait for nobody."""
        return sum(each.waiting for each in self.holders if each.holder is None)

    @property
    def off_duty(self) -> int:
        """How many wait on people off duty, as far as shifts are told of."""
        return sum(each.waiting for each in self.holders if each.holder and each.on_duty is False)
