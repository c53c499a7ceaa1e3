"""What the core answers about campaigns: what was set, who can be texted, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Protocol

from bot.assignment.outcomes.contacts import ListRow
from bot.assignment.outcomes.conversations import CannedReply, Question
from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.results.measures import NO_ANSWERS, NO_WAITS, AnswerTimes, CampaignMeasures
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.rules.texts.script import Finding
from bot.vocabulary import AtShiftEnd, CampaignState, Language, StateRules


@dataclass(frozen=True, slots=True)
class CampaignSettings:
    """What an admin may set at any time. Hours are by the contact's clock; None means off.

    The campaign texts numbers of `countries` (codes of ISO 3166) alone, without any of all countries.
    With a `user_list_id` only the people of that list may text; None means everybody. Where it `needs_shift`,
    only those on shift may claim. Whoever does something is at work for `at_work_minutes`. `homes` are the
    channels it is told of in, one on a platform: when settings are saved, those on the platforms that are
    named change (to none where the channel is empty), no others; so with the groups that are `called` there.
    There it speaks its `language`. On cards stand the `card_fields` of a contact: without any, the place and
    what the texts name.
    """

    bucket_size: int = 100
    cap: int | None = None
    opens: time = time(9, 0)
    closes: time = time(20, 0)
    state_rules: StateRules = StateRules.SUNDAYS
    countries: tuple[str, ...] = ("US",)
    card_fields: tuple[str, ...] = ()
    lock_hours: int = 6
    digest_minutes: int | None = None
    finish_replies_first: int | None = None
    keep_assignments: bool = False
    free_text: bool = True
    mend_names: bool = True
    language: Language = Language.ENGLISH
    user_list_id: int | None = None
    needs_shift: bool = False
    nudge_minutes: int | None = 15
    idle_minutes: int | None = 30
    at_work_minutes: int = 30
    at_shift_end: AtShiftEnd = AtShiftEnd.ASK
    grace_minutes: int = 5
    homes: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CampaignScript:
    """What an admin writes: the first texts, prepared replies, tags and survey questions."""

    name: str
    organisation: str
    list_id: int
    first_texts: tuple[str, ...]
    canned_replies: tuple[CannedReply, ...] = ()
    tags: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowWish:
    """Whom of an earlier campaign a new draft is for; `silent` and `quiet` are in days.

    Silent are those who were texted so long ago and never wrote. With `quiet`, nobody whom any campaign has
    texted in so many days. `everybody` means the same list, whatever became of it.
    """

    campaign_id: int
    tag: str = ""
    answer: tuple[str, str] | None = None
    silent: int | None = None
    quiet: int = 0
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class FollowPicture:
    """How many contacts a follow-up would have, before anything is made."""

    wish: FollowWish
    campaign: CampaignRef
    contacts: int


@dataclass(frozen=True, slots=True)
class Counts:
    """A campaign in numbers of contacts.

    `texted` leaves out whom no text reached: `retired` and `set_aside` ones, and `undelivered` ones, who may
    be texted once more.
    """

    contacts: int = 0
    available: int = 0
    unsent: int = 0
    texted: int = 0
    replied: int = 0
    waiting: int = 0
    unheld: int = 0
    opted_out: int = 0
    retired: int = 0
    undelivered: int = 0
    set_aside: int = 0

    @property
    def to_text(self) -> int:
        """Contacts that were texted or may still be: those who stopped before any text are left out."""
        return self.texted + self.available + self.unsent + self.undelivered


@dataclass(frozen=True, slots=True)
class Reserved:
    """How many untaken contacts are kept for whom, most first; `strangers` for people Baton does not know."""

    people: tuple[tuple[PersonRef, int], ...]
    strangers: int

    @property
    def total(self) -> int:
        """How many contacts are kept for somebody."""
        return sum(count for _, count in self.people) + self.strangers


@dataclass(frozen=True, slots=True)
class Readiness:
    """Contacts that nobody took yet, by when they can be texted.

    Some of the `asleep` can from `asleep_until` on, some of the `locked`, whom another campaign texted, from
    `locked_until`; None is never. `in_hand` are with volunteers of another campaign; `abroad` counts by
    country those whose numbers this campaign does not text.
    """

    now: int = 0
    asleep: int = 0
    asleep_until: datetime | None = None
    locked: int = 0
    locked_until: datetime | None = None
    in_hand: int = 0
    abroad: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """All of them."""
        return self.now + self.asleep + self.locked + self.in_hand + sum(count for _, count in self.abroad)


NOBODY_READY = Readiness()


@dataclass(frozen=True, slots=True)
class TaggedOut:
    """Contacts of a campaign with a tag that means opt-out, filed before such tags were obeyed.

    `tags` are those words as they were filed, `names` some of the contacts.
    """

    campaign: CampaignRef
    contacts: int
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedDecided:
    """So many of those contacts were opted out, or were said not to be; `left` are still to be done."""

    campaign: CampaignRef
    contacts: int
    left: int
    opted_out: bool


@dataclass(frozen=True, slots=True)
class CampaignPicture:
    """A campaign with everything an admin may change and what the check before launch found.

    `user_lists` are those that it could be limited to; `reserved` is None unless it keeps assignments.
    `renamed` are tags as an admin wrote them, and the built-in ones that they mean. At `purge_at` its
    words are deleted by time.
    """

    ref: CampaignRef
    state: CampaignState
    paused_because: str
    script: CampaignScript
    settings: CampaignSettings
    list: ListRow
    counts: Counts
    findings: tuple[Finding, ...]
    preview: ContactText | None
    user_lists: tuple[UserListRow, ...] = ()
    reserved: Reserved | None = None
    ready: Readiness = NOBODY_READY
    renamed: tuple[tuple[str, str], ...] = ()
    tagged_out: TaggedOut | None = None
    purge_at: datetime | None = None

    @property
    def people(self) -> UserListRow | None:
        """The user list whose people may text; None when everybody may."""
        limit = self.settings.user_list_id
        return next((row for row in self.user_lists if row.id == limit), None)


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """A campaign as its channel sees it: no personal data."""

    ref: CampaignRef
    organisation: str
    state: CampaignState
    paused_because: str
    counts: Counts
    bucket_size: int


@dataclass(frozen=True, slots=True)
class CampaignsPicture:
    """The campaigns a person may see, open and paused ones in front; `hidden` more have no room."""

    me: Me
    rows: tuple[CampaignCard, ...]
    lists: tuple[ListRow, ...]
    tagged_out: tuple[TaggedOut, ...] = ()
    hidden: int = 0


class Called(Protocol):
    """Anything about one campaign."""

    @property
    def ref(self) -> CampaignRef: ...


@dataclass(frozen=True, slots=True)
class NamedCampaign:
    """A campaign by its name, for whoever types or picks it."""

    ref: CampaignRef
    state: CampaignState
    paused_because: str = ""


@dataclass(frozen=True, slots=True)
class CampaignNames:
    """All campaigns that a person may see, in the order of `CampaignsPicture`."""

    me: Me
    rows: tuple[NamedCampaign, ...]


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """Totals up to a moment; of the answers since the point before, half came within `answered_in`."""

    at: datetime
    texted: int
    replied: int
    waiting: int
    opted_out: int
    answered_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class PersonTally:
    """What one volunteer did in a campaign and still has before them."""

    ref: PersonRef
    texted: int
    answered: int
    unsent: int
    waiting: int
    times: AnswerTimes = NO_ANSWERS

    @property
    def holds(self) -> bool:
        """Whether they have something that could be moved to others."""
        return bool(self.unsent or self.waiting)


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """A campaign's progress: totals over time and per volunteer, and how long contacts wait."""

    card: CampaignCard
    series: tuple[SeriesPoint, ...]
    people: tuple[PersonTally, ...]
    measures: CampaignMeasures = NO_WAITS
    ready: Readiness = NOBODY_READY
