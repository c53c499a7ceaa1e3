"""The refusals of rules for replies."""

from bot.assignment.refusals.general import BadInput
from bot.assignment.rules.replies.filing_rules import Flawed


class RulesRefused(BadInput):
    """Lines that cannot be kept; `by_script` where it was tags or questions that were changed."""

    flaws: tuple[Flawed, ...]
    by_script: bool = False
