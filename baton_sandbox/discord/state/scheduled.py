"""Events that the server shows its people, and how their status goes on by itself."""

from dataclasses import dataclass
from datetime import datetime

from baton_sandbox.shapes import Json

# https://docs.discord.com/developers/resources/guild-scheduled-event
SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
EXTERNAL = 3
# What may follow by somebody's hand.
FOLLOWS = {SCHEDULED: (ACTIVE, CANCELED), ACTIVE: (COMPLETED,)}


@dataclass
class ScheduledEvent:
    """An event outside of Discord's own channels."""

    id: str
    creator: str
    name: str
    description: str | None
    location: str
    starts: datetime
    ends: datetime
    status: int = SCHEDULED

    def come_to(self, now: datetime) -> None:
        """An external event begins and ends by itself at its times."""
        if self.status == SCHEDULED and self.starts <= now:
            self.status = ACTIVE
        if self.status == ACTIVE and self.ends <= now:
            self.status = COMPLETED

    def body(self, guild: str) -> Json:
        """As Discord gives it."""
        return {
            "id": self.id,
            "guild_id": guild,
            "channel_id": None,
            "creator_id": self.creator,
            "name": self.name,
            "description": self.description,
            "scheduled_start_time": self.starts.isoformat(),
            "scheduled_end_time": self.ends.isoformat(),
            "privacy_level": 2,
            "status": self.status,
            "entity_type": EXTERNAL,
            "entity_id": None,
            "entity_metadata": {"location": self.location},
            "image": None,
            "recurrence_rule": None,
        }
