"""What is said of whom can be texted when."""

from datetime import datetime

from bot.assignment.outcomes.campaigns import Readiness
from bot.views.phrases.countries import country
from bot.views.phrases.languages import number
from bot.views.phrases.sentences import say, tr, tr_n
from bot.views.phrases.words import Word, Words, listed
from bot.vocabulary import CampaignState

# While it is being opened, its contacts are still being laid out.
_TOLD_IN = (CampaignState.DRAFT, CampaignState.OPEN, CampaignState.PAUSED)
_COUNTRIES = 6


def tells(state: CampaignState, of: Readiness) -> bool:
    """Whether there is something to be told of a campaign in this state."""
    return state in _TOLD_IN and of.total > 0


def ready(of: Readiness) -> Words:
    """How many contacts can be texted now, and from when on the others can."""
    said: list[Word] = [_now(of)]
    if of.locked:
        when = _from(of.locked_until)
        said += ["; ", *say("{count} {when}, for another campaign texted them", count=of.locked, when=when)]
    if of.asleep:
        when = _from(of.asleep_until)
        said += ["; ", *say("{count} {when}, by their clocks and states", count=of.asleep, when=when)]
    if of.in_hand:
        held = tr_n(
            "{n} is with a volunteer of another campaign",
            "{n} are with volunteers of another campaign",
            of.in_hand,
        )
        said += ["; ", held]
    if of.abroad:
        names = listed([f"{country(code)} {number(count)}" for code, count in of.abroad[:_COUNTRIES]])
        said += ["; ", tr("not texted, for their numbers are of other countries: {names}", names=names)]
    return (*said, ".")


def _now(of: Readiness) -> str:
    if of.now == of.total:
        return tr_n(
            "The {n} contact to text can be texted now",
            "All {n} contacts to text can be texted now",
            of.total,
        )
    return tr_n(
        "{now} of {n} contact to text can be texted now",
        "{now} of {n} contacts to text can be texted now",
        of.total,
        now=of.now,
    )


def _from(moment: datetime | None) -> Words:
    return say("from {at}", at=moment) if moment else say("at no hour that is allowed")
