"""Somebody who acts, with all that is at hand to answer them."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.reassignment import candidates
from bot.handlers.asking import Handed, Media
from bot.handlers.slack.forms import Form
from bot.handlers.slack.groups import Groups
from bot.handlers.slack.pages import Pages
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.wire.download import downloaded
from bot.views.phrases.languages import speak
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Acting:
    """A person at their screen."""

    desk: Desk
    who: Identity
    screen: Screen
    groups: Groups
    media: Media

    @property
    def pages(self) -> Pages:
        """The ways to show a page."""
        return Pages(self.screen)

    @property
    def filled(self) -> Form:
        """What was filled into the modal that was submitted."""
        return Form(self.screen.view)

    @property
    def picked(self) -> tuple[str, ...]:
        """The value that was picked in the menu that was acted on."""
        option = self.screen.body["actions"][0].get("selected_option")
        return (str(option["value"]),) if option else ()

    def brought(self, file: Handed) -> AbstractAsyncContextManager[Path]:
        """What was handed in as a file on this machine; raises aiohttp.ClientError when it does not come."""
        return downloaded(self.screen.client, file)

    async def behind(self, accounts: Sequence[str]) -> dict[str, PersonRef]:
        """The people behind accounts, known from now on if they were not; bots and outsiders are missing."""
        await self.groups.people(self.screen.client, self.who.workspace, accounts)
        return await self.desk.read(candidates.behind, self.who, accounts)

    def reads(self, language: Language) -> None:
        """From now on the person reads this language, here and wherever else they act."""
        self.groups.identities.reads(self.who, language)
        speak(language)

    async def follow(self, group: Group) -> None:
        """Bring the lists that follow a user group into step with it."""
        await self.groups.follow(self.screen.client, group.workspace, group.id)
