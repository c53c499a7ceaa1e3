"""Whoever acts, on whichever platform: what is known of them, and the ways to show them a page."""

from collections.abc import Sequence
from typing import Protocol

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.views.parts import Page


class Pages(Protocol):
    """The ways to show somebody a page, from where they acted."""

    async def show(self, page: Page) -> None:
        """For this person alone: in the place of what only they see, else beside what they acted on."""

    async def settle(self, page: Page) -> None:
        """In the place of what they acted on; where others read that too, privately beside it."""

    async def beside(self, page: Page) -> None:
        """For this person alone, and nothing is taken away."""


class Asking(Protocol):
    """Somebody who acts, as far as it is the same everywhere."""

    @property
    def desk(self) -> Desk: ...

    @property
    def who(self) -> Identity: ...

    @property
    def pages(self) -> Pages: ...

    @property
    def picked(self) -> tuple[str, ...]:
        """What was picked in the menu that was acted on."""

    async def behind(self, accounts: Sequence[str]) -> dict[str, PersonRef]:
        """The people behind accounts; bots and outsiders are missing."""

    async def ids_of(self, accounts: Sequence[str]) -> tuple[int, ...]:
        """The people behind accounts, each of whom must be one; raises NoSuchThing."""
