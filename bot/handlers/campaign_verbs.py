"""What can be done to a campaign by its name, and to which campaigns."""

from bot.assignment.campaigns import lifecycle
from bot.vocabulary import CampaignState

CHANGES = {"open": lifecycle.open_, "resume": lifecycle.open_, "pause": lifecycle.pause, "end": lifecycle.end}
_EVERY = frozenset(CampaignState)
# Which campaigns a typed verb can be about.
FITTING = {
    "look": _EVERY,
    "status": _EVERY - {CampaignState.DRAFT},
    "results": _EVERY - {CampaignState.DRAFT},
    "export": _EVERY - {CampaignState.DRAFT},
    "follow": _EVERY,
    "settings": _EVERY - {CampaignState.ENDED},
    "script": _EVERY - {CampaignState.ENDED},
    "open": frozenset({CampaignState.DRAFT}),
    "pause": frozenset({CampaignState.OPENING, CampaignState.OPEN}),
    "resume": frozenset({CampaignState.PAUSED}),
    "end": _EVERY - {CampaignState.ENDED},
}
