"""Somebody who acts, with all that is at hand to answer them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.reassignment import candidates
from bot.handlers.asking import Handed, Media
from bot.handlers.brought import downloaded
from bot.handlers.chat.errors import Outsider
from bot.handlers.discord.filled import Filled
from bot.handlers.discord.identity import Identities
from bot.handlers.discord.pages import Pages
from bot.handlers.discord.screen import Screen
from bot.views.phrases.languages import speak
from bot.vocabulary import Language

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Acting:
    """A person at their screen; `picked` are a menu's values, `filled` is a form's content."""

    desk: Desk
    who: Identity
    screen: Screen
    identities: Identities
    bucket_sizes: tuple[int, ...]
    filled: Filled
    media: Media
    picked: tuple[str, ...] = ()

    @property
    def pages(self) -> Pages:
        """The ways to show a page."""
        return Pages(self.screen)

    @asynccontextmanager
    async def brought(self, file: Handed) -> AsyncIterator[Path]:
        """What was handed in as a file on this machine; raises aiohttp.ClientError when it does not come."""
        async with ClientSession() as session, downloaded(session, file.url) as path:
            yield path

    async def behind(self, accounts: Sequence[str]) -> dict[str, PersonRef]:
        """The people behind accounts, known from now on if they were not; bots and outsiders are missing."""
        few = asyncio.Semaphore(_AT_ONCE)
        client = self.screen.interaction.client

        async def known(account: str) -> None:
            async with few:
                try:
                    await self.identities.of_account(client, account)
                except Outsider:
                    return

        await asyncio.gather(*(known(account) for account in dict.fromkeys(accounts)))
        return await self.desk.read(candidates.behind, self.who, accounts)

    def reads(self, language: Language) -> None:
        """From now on the person reads this language."""
        self.identities.reads(self.who, language)
        speak(language)

    async def follow(self, group: Group) -> None:
        """Bring the lists that follow a role into step with everybody whom Baton knows."""
        await self.identities.roles.follow_all(self.screen.interaction.client, group.id)
