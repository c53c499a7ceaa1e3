"""What the core says of shifts, and at the end of one to its people, its lead and the next lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.reassignment import PlanPicture, Taker
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.results.measures import ShiftMeasures
from bot.assignment.rules.calendar.recurring import Pattern
from bot.assignment.rules.calendar.when import TimeFault


class ShiftPhase(StrEnum):
    """Where a shift stands at the moment of the answer."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    OVER = "over"
    CALLED_OFF = "called_off"


class CoverFault(StrEnum):
    """Why there is no cover to be had: gone, one's own, for a time one is on it, or off it, oneself."""

    GONE = "gone"
    OWN = "own"
    ON_IT = "on_it"
    OFF_IT = "off_it"


@dataclass(frozen=True, slots=True)
class ShiftTerms:
    """How a shift is held: seats on its roster (None: any number), its lead, the channels of its card.

    The lead may be named by their account on the asker's platform. Without a lead it is led by whoever opens
    it. On a platform without a channel of its own its card stands in the campaign's; where it would stand
    nowhere, in the one that was written `here`.
    """

    seats: int | None = None
    lead_id: int | None = None
    lead: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)
    here: str = ""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Somebody looks for another in their place from a time to a time; `taker` is who came."""

    id: int
    asker: PersonRef
    taker: PersonRef | None
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Recurs:
    """The series of a shift: when its shifts are, by the clocks of a zone.

    `jump` says that the clocks skip or repeat that time on the day of this shift; `stopped` that no more
    shifts of it are opened.
    """

    series_id: int
    pattern: Pattern
    zone: str
    stopped: bool
    jump: TimeFault | None = None


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift, without a campaign one of all; `people` as they joined, `mine` says whether I am on it.

    `covers` are the requests that stand: those nobody took, and who is on for whom. Who only covers is not
    among the `people`, and takes no seat. I am the lead or an admin where I may `manage` it.
    """

    id: int
    campaign: CampaignRef | None
    starts_at: datetime
    ends_at: datetime
    phase: ShiftPhase
    people: tuple[PersonRef, ...]
    mine: bool
    seats: int | None = None
    lead: PersonRef | None = None
    covers: tuple[CoverRow, ...] = ()
    recurs: Recurs | None = None
    manage: bool = False


@dataclass(frozen=True, slots=True)
class ShiftsPicture:
    """The running shifts, the first to end in front, then the next `upcoming` of so many in `total`.

    `campaigns`, told to admins, are those a shift can be opened for; `here` is now on the asker's clock, by
    which they type times: that of `zone`, which is empty while neither theirs nor the team's is known.
    """

    me: Me
    running: tuple[ShiftRow, ...]
    upcoming: tuple[ShiftRow, ...]
    total: int
    campaigns: tuple[CampaignRef, ...]
    here: datetime
    zone: str = ""


@dataclass(frozen=True, slots=True)
class NextShifts:
    """Somebody's own next shift, or the one that they are on, and the next with a free seat for them.

    Their people are not told.
    """

    mine: ShiftRow | None = None
    free: ShiftRow | None = None


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """A request for cover and its shift, as they are now: `mine` was asked by the reader.

    While it `is_open`, anybody may still take it; `in_channel` says that it is offered there.
    """

    shift: ShiftRow
    cover: CoverRow
    mine: bool
    is_open: bool
    in_channel: bool = False


@dataclass(frozen=True, slots=True)
class ShiftCardPost:
    """A shift as its channel sees it."""

    shift: ShiftRow


@dataclass(frozen=True, slots=True)
class ShiftEventPost:
    """A shift as an event of the server, on platforms whose servers have such."""

    shift: ShiftRow


@dataclass(frozen=True, slots=True)
class CoverPost:
    """A request for cover as the shift's channel sees it."""

    picture: CoverPicture


@dataclass(frozen=True, slots=True)
class CoverNews:
    """Tells whoever looked for cover, or came, what became of it; `asked` by the reader."""

    picture: CoverPicture


@dataclass(frozen=True, slots=True)
class ShiftReminderPost:
    """A shift begins soon, told to somebody who is on it; noticed each time."""

    shift: ShiftRow
    fresh: bool = True


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
    At `settles_at` what waits goes elsewhere by itself.
    """

    shift: EndedShift
    waiting: int
    oldest: datetime | None
    taker: Taker | None
    finishing_until: datetime | None = None
    instead: Instead | None = None
    settles_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShiftEndingPost:
    """A shift ends soon, told to whoever holds something: what waits for them, and how many are unsent."""

    left: PartingPost
    unsent: int
    fresh: bool = True


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
    """A note that came with a contact who still waits; `name` is first name and initial."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class HandoverPost:
    """To the lead of the shift that takes over: what waits, for whom, and the notes that came with them."""

    shift: EndedShift
    waiting: int
    unheld: int
    oldest: datetime | None
    people: tuple[tuple[PersonRef, int], ...]
    notes: tuple[TravelledNote, ...]
