"""A person and a campaign, as answers name them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as other people may see them; accounts are (platform, account) pairs for mentions."""

    id: int
    name: str
    accounts: tuple[tuple[str, str], ...] = ()

    def account_on(self, platform: str) -> str | None:
        """The person's account on a platform, if they have one."""
        return next((account for name, account in self.accounts if name == platform), None)


@dataclass(frozen=True, slots=True)
class CampaignRef:
    """A campaign by name."""

    id: int
    name: str
