"""Whoever acts, on whichever platform: what is known of them, and the ways to show them a page."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.assignment.desk import Desk
from bot.assignment.outcomes.media import Bringing, Missing, TextMedia
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.refusals.general import NoSuchThing
from bot.views.fields import Form
from bot.views.parts import Page
from bot.views.phrases.words import Words
from bot.vocabulary import Language


class Unfit(Exception):
    """What was typed or chosen cannot be meant; said like a refusal, in a form beside the `field`.

    `others` are what else is wrong with the same form.
    """

    def __init__(self, told: Words, field: str = "", others: Sequence["Unfit"] = ()) -> None:
        super().__init__(told)
        self.told = told
        self.field = field
        self.others = others


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that somebody handed in, which the platform keeps at an address; `size` in bytes."""

    name: str
    size: int
    url: str


class Filled(Protocol):
    """What was filled into a form, by the names of its fields; what is absent or empty reads as nothing."""

    def text(self, name: str) -> str:
        """What was typed, without space around it."""

    def choice(self, name: str) -> str | None:
        """The value that was picked: an option's, or the id of a person or channel."""

    def choices(self, name: str) -> tuple[str, ...]:
        """The values that were ticked."""

    def people(self, name: str) -> tuple[str, ...]:
        """The accounts of the people who were picked."""

    def file(self, name: str) -> Handed | None:
        """The file that was handed in."""


class Bulletin(Protocol):
    """One private answer that tells, by being edited, how far something has come."""

    async def begin(self, page: Page) -> None:
        """Answer the act; a form closes."""

    async def news(self, page: Page) -> None:
        """Edit the answer, unless it was edited a moment ago. It is no matter if this fails."""

    async def end(self, page: Page) -> None:
        """The last word, in the answer's place; where that fails, anew."""


class Media(Protocol):
    """Whoever fetches what came with texts."""

    async def bring(self, of: TextMedia, most: int) -> Bringing:
        """Each of the files, of at most so many bytes, or why it is missing; raises nothing."""


class NoMedia:
    """No provider of texts is configured."""

    async def bring(self, of: TextMedia, _most: int) -> Bringing:
        """Nothing can be fetched."""
        return [Missing.AWAY for _ in of.media]


class Pages(Protocol):
    """The ways to show somebody a page, from where they acted."""

    async def show(self, page: Page) -> None:
        """For this person alone: in the place of what only they see, else beside what they acted on."""

    async def settle(self, page: Page) -> None:
        """In the place of what they acted on; where others read that too, privately beside it."""

    async def beside(self, page: Page) -> None:
        """For this person alone, and nothing is taken away."""

    async def ask(self, form: Form, again: str) -> None:
        """Open a form; `again` is the token of the act, offered once more where it is too late for a form."""

    async def done(self, page: Page) -> None:
        """After a form: in the place of the screen that it was opened from."""

    async def complete(self, page: Page) -> None:
        """The page that was shown just now, with files that took longer; beside what it was shown beside."""

    async def hand_over(self, page: Page) -> None:
        """The files of a page, for this person alone: beside what is there, as often as need be."""

    @property
    def largest_file(self) -> int:
        """Of how many bytes a file may be."""

    def bulletin(self) -> Bulletin:
        """An answer that will be edited."""


class Asking(Protocol):
    """Somebody who acts, as far as it is the same everywhere."""

    @property
    def desk(self) -> Desk: ...

    @property
    def who(self) -> Identity: ...

    @property
    def pages(self) -> Pages: ...

    @property
    def media(self) -> Media:
        """Who fetches what came with texts."""

    @property
    def picked(self) -> tuple[str, ...]:
        """What was picked in the menu that was acted on."""

    @property
    def filled(self) -> Filled:
        """What was filled into the form that was submitted."""

    def brought(self, file: Handed) -> AbstractAsyncContextManager[Path]:
        """What was handed in as a file on this machine; raises aiohttp.ClientError when it does not come."""

    async def behind(self, accounts: Sequence[str]) -> dict[str, PersonRef]:
        """The people behind accounts; bots and outsiders are missing."""

    def reads(self, language: Language) -> None:
        """From now on the person reads this language."""

    async def follow(self, group: Group) -> None:
        """Bring the lists that follow a group of this platform into step with it."""


async def ids_of(acting: Asking, accounts: Sequence[str]) -> tuple[int, ...]:
    """The people behind accounts, each of whom must be one; raises NoSuchThing."""
    known = await acting.behind(accounts)
    if len(known) < len(set(accounts)):
        raise NoSuchThing("account")
    return tuple(known[account].id for account in accounts)
