"""What the core answers about contacts with a tag that means opt-out."""

from dataclasses import dataclass

from bot.assignment.outcomes.text import CampaignRef


@dataclass(frozen=True, slots=True)
class TaggedOut:
    """Contacts of a campaign with a tag that means opt-out, filed before such tags were obeyed.

    `tags` are those words as they were filed, `names` some of the contacts.
    """

    campaign: CampaignRef
    contacts: int
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedDecided:
    """So many of those contacts were opted out, or were said not to be; `left` are still to be done."""

    campaign: CampaignRef
    contacts: int
    left: int
    opted_out: bool
