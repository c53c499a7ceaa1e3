"""Somebody to whom a conversation can go now, and why they are the one."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.people import PersonRef


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody with room, on shift `until` then, or else on one that begins at `begins`.

    With neither they are at work in the campaign, or were active a moment ago in one that keeps no shifts.
    `open_work` counts what they have yet to text or to answer, in all campaigns.
    """

    person: PersonRef
    open_work: int
    until: datetime | None
    on_shift: bool
    begins: datetime | None = None
