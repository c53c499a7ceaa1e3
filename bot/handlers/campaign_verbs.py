"""What can be done to a campaign by its name, and to which campaigns."""

from bot.assignment import campaign
from bot.vocabulary import CampaignState

CHANGES = {"open": campaign.open_, "resume": campaign.open_, "pause": campaign.pause, "end": campaign.end}
_EVERY = frozenset(CampaignState)
# Which campaigns a typed verb can be about.
FITTING = {
    "look": _EVERY,
    "status": _EVERY - {CampaignState.DRAFT},
    "settings": _EVERY - {CampaignState.ENDED},
    "script": _EVERY - {CampaignState.ENDED},
    "open": frozenset({CampaignState.DRAFT}),
    "pause": frozenset({CampaignState.OPENING, CampaignState.OPEN}),
    "resume": frozenset({CampaignState.PAUSED}),
    "end": _EVERY - {CampaignState.ENDED},
}
