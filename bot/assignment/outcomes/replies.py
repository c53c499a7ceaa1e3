"""What is filed on conversations, by people and by rules, and the rules by which replies are filed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.rules.replies.filing_rules import Effect, Flawed, Rule

# Of a run of rules over the replies that are there.
UNDO_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class FiledReport:
    """What somebody filed on the conversation; an empty answer took the former one back.

    If it was `closed` with it, nothing more was to be answered. What a `rule` of the campaign filed has no
    author; where some of it `stands`, it can be taken back.
    """

    author: str
    at: datetime
    tags: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    note: str
    removed: tuple[str, ...] = ()
    closed: bool = False
    id: int = 0
    rule: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class RulesPicture:
    """The rules of a campaign: as an admin wrote them, as they are read, and what is to be said of them.

    `effects` are some of what a rule may file, as it is written. Of a campaign that `ended` they are fixed.
    `last_run` is the newest run of them over what was there, if it can be taken back.
    """

    campaign: CampaignRef
    text: str
    rules: tuple[Rule, ...]
    warnings: tuple[Flawed, ...]
    effects: tuple[str, ...]
    ended: bool
    last_run: int = 0


@dataclass(frozen=True, slots=True)
class Regained:
    """Of a tag or an answer, on how many conversations a run files it, and on how many it takes it back."""

    effect: Effect
    gets: int = 0
    loses: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What it would come to if a campaign's rules were run again over the replies that are there.

    `ids` are the conversations that it would change, and of which `losing` would lose something. `people` are
    those that it would change had no person filed anything there. `waits` are those that would wait for a
    person again. `mark` names the rules that were read.
    """

    campaign: CampaignRef
    mark: int
    changes: tuple[Regained, ...] = ()
    ids: tuple[int, ...] = ()
    losing: int = 0
    people: int = 0
    waits: int = 0


@dataclass(frozen=True, slots=True)
class RunPicture:
    """A run of rules over the replies that were there: what it came to.

    It can be taken back until `undo_until`; once `undone`, what was said since on `kept` conversations stays.
    """

    id: int
    draft: Draft
    undo_until: datetime | None = None
    undone: bool = False
    kept: int = 0
