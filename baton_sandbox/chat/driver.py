"""People made of code who use a chat, for tests that walk through the product."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, Generic, Protocol, TypeVar

from baton_sandbox.chat.changes import Change
from baton_sandbox.chat.people import Person, called
from baton_sandbox.chat.screen import M, NotThere, Screen, V
from baton_sandbox.chat.world import World
from baton_sandbox.feed import wait_until
from baton_sandbox.service import Service
from baton_sandbox.shapes import Given

T = TypeVar("T")


class NeverCame(AssertionError):
    """What was waited for did not happen in time."""


class NotAcknowledged(AssertionError):
    """The app did not take what a person did; the text is the chat's word for it."""


class Answer(Protocol):
    """What the app said first; `error` is the chat's word where it said nothing."""

    @property
    def error(self) -> str | None: ...


A = TypeVar("A", bound=Answer)


def acknowledged(answer: A) -> A:
    """The same answer; raises NotAcknowledged where there was none."""
    if answer.error:
        raise NotAcknowledged(answer.error)
    return answer


class Seat(ABC, Generic[Person, M, V]):
    """One person of a story before their screen."""

    def __init__(self, person: str, world: World[Person, Any]) -> None:
        self._world = world
        self._errors: dict[str, str] = {}
        self._notices: list[str] = []
        self.presses = 0  # of buttons, menus, submissions and commands; letters that are typed are none
        self.id = person
        world.feed.subscribe(self._hear)

    @property
    def person(self) -> Person:
        return self._world.people[self.id]

    @property
    def modal(self) -> V:
        """The modal on top; raises NotThere when none is open."""
        if top := self.sees().modal:
            return top
        raise NotThere(f"{self.person.full_name} has no modal open.\n\n{self.sees().text}")

    @abstractmethod
    def sees(self, channel: str | None = None) -> Screen[M, V]:
        """What is in front of this person, of all channels or of one by name."""

    @abstractmethod
    def _hear(self, change: Change) -> None:
        """Take in what changed."""

    async def until(self, sees: str | Callable[[Screen[M, V]], Given], seconds: float = 5.0) -> Screen[M, V]:
        """Wait until the screen holds these words or meets a condition; raises NotThere, showing it."""

        def seen() -> Screen[M, V] | None:
            screen = self.sees()
            return screen if (sees in screen if isinstance(sees, str) else sees(screen)) else None

        try:
            screen = await wait_until(self._world.feed, seen, seconds)
        except TimeoutError:
            raise NotThere(f"Not seen within {seconds} s: {sees}\n\n{self.sees().text}") from None
        return screen or self.sees()


Member = TypeVar("Member")


class Stage(Service, Generic[Person, Member]):
    """A whole chat for a test: its server, its people, and waiting without sleeping."""

    def __init__(self, server: Service, world: World[Person, Any], seat: Callable[[str], Member]) -> None:
        self._server = server
        self._world = world
        self._seat = seat
        self._members: dict[str, Member] = {}

    async def _start(self, stack: AsyncExitStack) -> None:
        await stack.enter_async_context(self._server)

    def person(self, name: str) -> Member:
        """Somebody by id, handle, first name or full name; raises KeyError."""
        found = called(self._world.people, name).id
        if found not in self._members:
            self._members[found] = self._seat(found)
        return self._members[found]

    async def until(self, happened: Callable[[], T], seconds: float = 5.0) -> T:
        """Wait until `happened` gives something true, looking again at each change; raises NeverCame."""
        try:
            return await wait_until(self._world.feed, happened, seconds)
        except TimeoutError:
            raise NeverCame(f"This did not happen within {seconds} s.") from None
