"""What is answered about contacts whom a campaign set aside."""

from dataclasses import dataclass

from bot.assignment.outcomes.text import CampaignRef


@dataclass(frozen=True, slots=True)
class AsideContact:
    """One of them, by first name and initial."""

    conversation_id: int
    name: str


@dataclass(frozen=True, slots=True)
class AsideGroup:
    """Those of one reason, a carrier's `code`; `contacts` are the first of `count`."""

    code: int
    count: int
    contacts: tuple[AsideContact, ...]


@dataclass(frozen=True, slots=True)
class AsidePicture:
    """Who of a campaign is set aside: `total`, of whom `groups` shows the most common reasons.

    `put_back` is how many the press that brought this put back.
    """

    campaign: CampaignRef
    total: int
    groups: tuple[AsideGroup, ...]
    put_back: int = 0
