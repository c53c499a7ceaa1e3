"""What is said of whom can be texted when."""

from datetime import datetime

from bot.assignment.outcomes.campaigns import Readiness
from bot.views.phrases.countries import country
from bot.views.phrases.words import Word, Words, counted, listed
from bot.vocabulary import CampaignState

# While it is being opened, its contacts are still being laid out.
_TOLD_IN = (CampaignState.DRAFT, CampaignState.OPEN, CampaignState.PAUSED)
_COUNTRIES = 6


def tells(state: CampaignState, of: Readiness) -> bool:
    """Whether there is something to be told of a campaign in this state."""
    return state in _TOLD_IN and of.total > 0


def ready(of: Readiness) -> Words:
    """How many contacts can be texted now, and from when on the others can."""
    said: list[Word] = [f"{of.now:,} of {counted(of.total, 'contact')} to text can be texted now"]
    if of.locked:
        said += [f"; {of.locked:,} ", *_from(of.locked_until), ", for another campaign texted them"]
    if of.asleep:
        said += [f"; {of.asleep:,} ", *_from(of.asleep_until), ", by their clocks and states"]
    if of.in_hand:
        said.append(f"; {of.in_hand:,} are with volunteers of another campaign")
    if of.abroad:
        names = listed([f"{country(code)} {count:,}" for code, count in of.abroad[:_COUNTRIES]])
        said.append(f"; not texted, for their numbers are of other countries: {names}")
    return (*said, ".")


def _from(moment: datetime | None) -> Words:
    return ("from ", moment) if moment else ("at no hour that is allowed",)
