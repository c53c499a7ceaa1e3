"""What is filed on conversations, by people and by rules, and the rules by which replies are filed."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.rules.replies.filing_rules import Flawed, Rule


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
    """

    campaign: CampaignRef
    text: str
    rules: tuple[Rule, ...]
    warnings: tuple[Flawed, ...]
    effects: tuple[str, ...]
    ended: bool
