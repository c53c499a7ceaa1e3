"""Whoever asks, on whichever platform: what is known of them, and how accounts they name become people."""

from collections.abc import Sequence
from typing import Protocol

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef


class Asking(Protocol):
    """Somebody who acts, as far as it is the same everywhere."""

    @property
    def desk(self) -> Desk: ...

    @property
    def who(self) -> Identity: ...

    async def behind(self, accounts: Sequence[str]) -> dict[str, PersonRef]:
        """The people behind accounts; bots and outsiders are missing."""

    async def ids_of(self, accounts: Sequence[str]) -> tuple[int, ...]:
        """The people behind accounts, each of whom must be one; raises NoSuchThing."""
