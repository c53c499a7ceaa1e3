"""What Baton says by itself when work lies: to whoever holds it, and to whoever looks after it."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.taker import Taker
from bot.assignment.outcomes.text import CampaignRef


@dataclass(frozen=True, slots=True)
class Late:
    """What waits longer than a campaign allows, in that campaign."""

    campaign: CampaignRef
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class NudgePost:
    """What waits too long with its reader, the oldest first; nothing when it was all answered.

    The first of it began to wait too long at `since`.
    """

    late: tuple[Late, ...]
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return bool(self.late)


@dataclass(frozen=True, slots=True)
class EscalationPost:
    """What waits too long with somebody who was reminded in vain, and who could take it.

    Whoever reads it and is no admin may not look at all that waits. The first of it began to wait too long at
    `since`.
    """

    holder: PersonRef
    late: tuple[Late, ...]
    taker: Taker | None
    may_look: bool
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return bool(self.late)


@dataclass(frozen=True, slots=True)
class StillOnItPost:
    """Whether its reader still texts the `unsent` contacts of a campaign, which go back at `until`.

    It is asked `since` then. Without `until` nothing is asked any more, and `returned` tells how many went
    back.
    """

    campaign: CampaignRef
    unsent: int
    until: datetime | None
    returned: int = 0
    since: datetime | None = None

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return self.until is not None


@dataclass(frozen=True, slots=True)
class NobodyOnPost:
    """Replies of a campaign come and nobody is on; or somebody is by now."""

    campaign: CampaignRef
    waiting: int
    next_shift: datetime | None
    on: tuple[PersonRef, ...]

    @property
    def fresh(self) -> bool:
        """Whether it should be noticed and not only redrawn."""
        return not self.on
