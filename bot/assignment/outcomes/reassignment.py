"""What is asked of a reassignment, and what the core says of one before, after and when it is taken back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.vocabulary import Cause, PlanState, Portion, Skipped, Split


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody with room, on shift `until` then, or else on one that begins at `begins`.

    With neither they are at work in the campaign, or were active a moment ago in one that keeps no shifts.
    `open_work` counts what they have yet to text or to answer, in all campaigns.
    """

    person: PersonRef
    open_work: int
    until: datetime | None
    on_shift: bool
    begins: datetime | None = None


class SourceKind(StrEnum):
    """Whose conversations: `nobody` holds what waits to be taken and what is in the pool.

    `ticked` are those that a selection names one by one.
    """

    PERSON = "person"
    USER_LIST = "user_list"
    CONTACT_LIST = "contact_list"
    CONVERSATION = "conversation"
    ANYBODY = "anybody"
    NOBODY = "nobody"
    TICKED = "ticked"


@dataclass(frozen=True, slots=True)
class Source:
    """Where conversations come from; `id` is the person's, the list's or the conversation's."""

    kind: SourceKind
    id: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """Which conversations of a source, in one campaign or (None) in all.

    `waited` is in minutes: only contacts who have waited longer. `field` is a custom field's name and value,
    `answer` a question and what stands as the answer to it. `silent` is in days: only contacts who were
    texted so long ago and never wrote. Texted `since` a moment and before `until`. With a `limit` only so
    many, those that have waited longest first.
    """

    source: Source
    portion: Portion = Portion.WAITING
    campaign_id: int | None = None
    tag: str = ""
    waited: int | None = None
    field: tuple[str, str] | None = None
    limit: int | None = None
    answer: tuple[str, str] | None = None
    silent: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    ticked: tuple[int, ...] = ()

    @property
    def has_room_in_guide(self) -> bool:
        """Whether the guide of a reassignment can show all of it."""
        return not (self.answer or self.silent is not None or self.since or self.until or self.ticked)


class TargetKind(StrEnum):
    """Who receives; `pool` means nobody: unsent contacts can be claimed, waiting ones can be taken.

    On duty are those on shift and those at work.
    """

    PEOPLE = "people"
    USER_LIST = "user_list"
    ON_SHIFT = "on_shift"
    ON_DUTY = "on_duty"
    ADMINS = "admins"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Target:
    """Who receives; `ids` are those of the people, or the one of the list."""

    kind: TargetKind
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants moved, to whom, how it is dealt, and the note that travels with it."""

    selection: Selection
    target: Target
    split: Split = Split.LOAD
    note: str = ""


class LeftOutWhy(StrEnum):
    """Why somebody of the target receives nothing."""

    SUSPENDED = "suspended"
    GIVER = "giver"
    CAP = "cap"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody of the target who may not receive, and why."""

    person: PersonRef
    why: LeftOutWhy


@dataclass(frozen=True, slots=True)
class Portioned:
    """How many conversations somebody gives or gets; without a person it is nobody: pool or queue."""

    person: PersonRef | None
    count: int


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A conversation that was not moved, or not taken back; `holder` has it now."""

    conversation_id: int
    name: str
    why: Skipped
    holder: PersonRef | None


@dataclass(frozen=True, slots=True)
class WishPicture:
    """A wish with names: its source, its receivers (none where the kind says it all), and the campaign."""

    wish: Wish
    source: str
    target: tuple[str, ...]
    campaign: CampaignRef | None


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A reassignment as it stands; one that was only looked at has the id 0, Baton's own has no actor.

    `gives` and `gets` count what is planned, or what was moved once it is applied; `oldest` is since when the
    contact who has waited longest among them waits. Left behind: `opted_out` and `retired` contacts, and
    `unplaced` ones for whom no receiver had room, those `carried` to a list that their receiver is not of.
    `skipped` names the first rows that were not moved (or, once undone, not taken back) of `skipped_total`.
    `undo_until` is None when there is nothing to undo.
    """

    id: int
    cause: Cause
    state: PlanState
    asked: WishPicture
    actor: PersonRef | None
    gives: tuple[Portioned, ...]
    gets: tuple[Portioned, ...]
    total: int
    oldest: datetime | None = None
    left_out: tuple[LeftOut, ...] = ()
    opted_out: int = 0
    retired: int = 0
    unplaced: int = 0
    carried: int = 0
    skipped: tuple[SkippedRow, ...] = ()
    skipped_total: int = 0
    expires_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: PersonRef | None = None
    undo_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be a source or a target, by name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class GuideOptions:
    """What an admin may choose from when asking for a reassignment; `on_shift` are on duty now.

    `elsewhere` are people who have no account where the admin is, `typed_filters` saved choices that no form
    has room for: they are typed by name.
    """

    user_lists: tuple[Choice, ...]
    contact_lists: tuple[Choice, ...]
    filters: tuple[Choice, ...]
    campaigns: tuple[CampaignRef, ...]
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    on_shift: int
    elsewhere: tuple[Choice, ...] = ()
    typed_filters: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What *Done for today* will do for the person who asks.

    `unsent` contacts go back to the pool; `waiting` conversations go to those on duty, whose number is
    `on_duty`, or wait for somebody to take them; whatever `others` write later goes the same way. They leave
    so many running `shifts`.
    """

    unsent: int
    waiting: int
    others: int
    on_duty: int
    shifts: int = 0


@dataclass(frozen=True, slots=True)
class SavedChoice:
    """A selection that is kept under a name, and in which campaign alone if it says so."""

    id: int
    name: str
    selection: Selection
    campaign: CampaignRef | None
