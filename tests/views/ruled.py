"""Rules for replies at their largest."""

from dataclasses import replace

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.replies import Draft, Regained, RulesPicture, RunPicture
from bot.assignment.rules.replies.filing_rules import MOST_RULES, Effect, Flaw, Flawed, Rule
from bot.views.parts import Page
from bot.views.screens.campaigns import run_again
from bot.vocabulary import Spoken
from tests.views.volunteer import LONG, NOON

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
        last_run=1,
    )


def draft() -> Draft:
    changes = (Regained(Effect(Spoken.ANSWER, LONG, LONG), 99_999, 99_999),) * 40
    return Draft(CampaignRef(1, LONG), 2**32 - 1, changes, tuple(range(99_999)), 99_999, 99_999, 99_999)


def runs() -> dict[str, Page]:
    """All that is shown of running them again."""
    return {
        "rules to be run again": run_again.preview(draft()),
        "nothing to run again": run_again.preview(replace(draft(), changes=(), ids=())),
        "rules that ran again": run_again.ran(RunPicture(1, draft(), NOON)),
        "a run of rules taken back": run_again.undone(RunPicture(1, draft(), undone=True, kept=99_999)),
    }
