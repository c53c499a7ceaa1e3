"""What the core says at the end of a shift: to whoever goes, to the lead, and to the next lead."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.measures import ShiftMeasures
from bot.assignment.outcomes.moves import PlanPicture
from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.taker import Taker
from bot.assignment.outcomes.text import CampaignRef


@dataclass(frozen=True, slots=True)
class EndedShift:
    """A shift that is over, without a campaign one of all."""

    id: int
    campaign: CampaignRef | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Instead:
    """Nobody on duty can take over: some admins who could, and when the next shift begins, if one is planned.

    What is left in the queue is offered to that shift.
    """

    admins: tuple[PersonRef, ...]
    next_shift: datetime | None


@dataclass(frozen=True, slots=True)
class PartingPost:
    """To somebody whose shift is over: how many contacts wait for them, and who would take over best.

    `finishing_until` is how long they said they go on; `instead` is who else could where nobody on duty can.
    """

    shift: EndedShift
    waiting: int
    oldest: datetime | None
    taker: Taker | None
    finishing_until: datetime | None = None
    instead: Instead | None = None


@dataclass(frozen=True, slots=True)
class StillWith:
    """Contacts wait with somebody, whose shift is over; the best to take over from them."""

    person: PersonRef
    count: int
    finishing_until: datetime | None
    taker: Taker | None


@dataclass(frozen=True, slots=True)
class SummaryPost:
    """To the lead of a shift that is over; `moved` are what Baton handed over by itself, to be taken back.

    `unheld` wait for nobody; `instead` is who could take what waits where nobody on duty can.
    """

    shift: EndedShift
    done: ShiftMeasures
    still: tuple[StillWith, ...]
    unheld: int
    moved: tuple[PlanPicture, ...]
    instead: Instead | None = None


@dataclass(frozen=True, slots=True)
class TravelledNote:
    """A note that went along with a contact who still waits; `name` is short."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class HandoverPost:
    """To the lead of the shift that takes over: what waits, for whom, and the notes that came along."""

    shift: EndedShift
    waiting: int
    unheld: int
    oldest: datetime | None
    people: tuple[tuple[PersonRef, int], ...]
    notes: tuple[TravelledNote, ...]
