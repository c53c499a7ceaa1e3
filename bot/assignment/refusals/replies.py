"""The refusals of rules for replies."""

from datetime import datetime

from bot.assignment.refusals.general import BadInput, Gone, NotNow
from bot.assignment.rules.replies.filing_rules import Flawed


class RulesRefused(BadInput):
    """Lines that cannot be kept; `by_script` where it was tags or questions that were changed."""

    flaws: tuple[Flawed, ...]
    by_script: bool = False


class RulesChanged(Gone):
    """The rules were changed since somebody looked at what running them again would come to."""

    campaign_id: int


class RunUndoOver(NotNow):
    """The time in which a run of rules could be taken back has passed."""

    until: datetime
