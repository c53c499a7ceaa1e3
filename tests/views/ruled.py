"""Rules for replies at their largest."""

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.replies import RulesPicture
from bot.assignment.rules.replies.filing_rules import MOST_RULES, Effect, Flaw, Flawed, Rule
from bot.vocabulary import Spoken
from tests.views.volunteer import LONG

FACTS: dict[str, str | int] = {
    "words": LONG,
    "effect": LONG,
    "nearest": LONG,
    "tag": LONG,
    "other": 50,
    "most": 50,
    "count": 999,
}
FLAWS = tuple(Flawed(number, flaw, FACTS) for number, flaw in enumerate(Flaw, 1))


def rules() -> RulesPicture:
    rule = Rule(1, LONG, Effect(Spoken.ANSWER, LONG, LONG))
    return RulesPicture(
        CampaignRef(1, LONG),
        "*yes* → _Will_ you vote? <yes>\n" * 90,
        (rule,) * MOST_RULES,
        FLAWS,
        (LONG,) * 99,
        ended=False,
    )
