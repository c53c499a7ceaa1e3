"""What came of a campaign: counts of contacts, by first text, by day and by shift."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.rules.shares import Share
from bot.vocabulary import CampaignState

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class FirstTextRef:
    """One of a campaign's first texts, by its letter; `replaced_at` is when it was reworded or dropped.

    Without an id it stands for those of which nobody knows which they were.
    """

    id: int | None
    place: int
    body: str
    replaced_at: datetime | None = None

    @property
    def letter(self) -> str:
        """A, B, C and so on."""
        return chr(ord("A") + self.place % _LETTERS)


@dataclass(frozen=True, slots=True)
class Answers:
    """A question, and how many gave each answer.

    Where free words are asked for, only how many gave any, under an empty one; of numbers also their mean.
    """

    question: str
    counts: tuple[tuple[str, int], ...]
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Tallied:
    """Contacts who were texted: `reached` ones, whose text left and did not fail, and what came of those."""

    texted: int = 0
    reached: int = 0
    replied: int = 0
    opted_out: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    answers: tuple[Answers, ...] = ()

    def share(self, count: int) -> Share:
        """So many of those reached."""
        return Share(count, self.reached)


@dataclass(frozen=True, slots=True)
class OfText:
    """What came of one first text."""

    text: FirstTextRef
    tallied: Tallied


@dataclass(frozen=True, slots=True)
class OfDay:
    """What came of those who were texted on a day."""

    day: date
    tallied: Tallied


@dataclass(frozen=True, slots=True)
class OfShift:
    """What came of those who were texted in the time of a shift, of this campaign or `of_all`."""

    starts_at: datetime
    ends_at: datetime
    of_all: bool
    tallied: Tallied


@dataclass(frozen=True, slots=True)
class ByItself:
    """A tag or an answer: of how many contacts rules filed it, and what became of suggestions."""

    name: str
    answer: str
    ruled: int
    kept: int
    changed: int


@dataclass(frozen=True, slots=True)
class CampaignResults:
    """What came of a campaign until `at`, or of one of its texts (`chosen`).

    Days are those of the reader's `zone`. Who was texted while several shifts ran is counted in each;
    `beside` are those who were texted while none did. Files of it are for admins, who `may_export` them.
    What Baton filed or suggested `by_itself` is of all texts.
    """

    ref: CampaignRef
    organisation: str
    state: CampaignState
    at: datetime
    zone: str
    whole: Tallied
    texts: tuple[OfText, ...]
    days: tuple[OfDay, ...]
    shifts: tuple[OfShift, ...]
    beside: Tallied
    chosen: FirstTextRef | None = None
    by_itself: tuple[ByItself, ...] = ()
    may_export: bool = True
