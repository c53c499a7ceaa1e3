"""What other campaigns wrote with the same number."""

from dataclasses import dataclass

from bot.assignment.outcomes.conversations import ThreadLine
from bot.assignment.outcomes.refs import CampaignRef


@dataclass(frozen=True, slots=True)
class EarlierCampaign:
    """What another campaign wrote with the same number, and what stands of it.

    So many older lines are `hidden`; `notes` are for admins alone.
    """

    campaign: CampaignRef
    name: str
    lines: tuple[ThreadLine, ...]
    hidden: int
    tags: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What came before a conversation with somebody, the newest first."""

    conversation_id: int
    name: str
    campaigns: tuple[EarlierCampaign, ...]
