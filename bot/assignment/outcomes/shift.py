"""What the core says of shifts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.people import Me, PersonRef
from bot.assignment.outcomes.text import CampaignRef


class ShiftPhase(StrEnum):
    """Where a shift stands at the moment of the answer."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    OVER = "over"
    CALLED_OFF = "called_off"


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift, without a campaign one of all; `people` as they joined, `mine` says whether I am on it."""

    id: int
    campaign: CampaignRef | None
    starts_at: datetime
    ends_at: datetime
    phase: ShiftPhase
    people: tuple[PersonRef, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class ShiftsPicture:
    """The running shifts, the first to end in front, then the next `upcoming` of so many in `total`.

    `campaigns`, told to admins, are those a shift can be opened for; `here` is now on the asker's clock.
    """

    me: Me
    running: tuple[ShiftRow, ...]
    upcoming: tuple[ShiftRow, ...]
    total: int
    campaigns: tuple[CampaignRef, ...]
    here: datetime
