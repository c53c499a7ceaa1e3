"""A whole guild for a test: the server, its faults, its people, and waiting without sleeping."""

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from baton_sandbox.clock import Clock
from baton_sandbox.discord.calls import ApiCall
from baton_sandbox.discord.driver.member import Member
from baton_sandbox.discord.faults import Faults
from baton_sandbox.discord.gateway import Gateway
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.server import DiscordServer
from baton_sandbox.discord.shapes import Json
from baton_sandbox.discord.state.people import Person
from baton_sandbox.discord.state.riverside import TEXTERS, riverside
from baton_sandbox.discord.state.world import World
from baton_sandbox.feed import wait_until

T = TypeVar("T")


class NeverCame(AssertionError):
    """What was waited for did not happen in time."""


class Discord:
    """The demo's guild, served on loopback while the `async with` block lasts."""

    def __init__(self, clock: Clock | None = None, world: World | None = None) -> None:
        self.clock = clock or (world.clock if world else Clock())
        self.world = world or riverside(self.clock)
        self.server = DiscordServer(self.world)
        self._members: dict[str, Member] = {}

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.server.__aexit__(kind, error, trace)

    @property
    def hub(self) -> Hub:
        return self.server.hub

    @property
    def faults(self) -> Faults:
        return self.hub.faults

    @property
    def gateway(self) -> Gateway:
        return self.hub.gateway

    @property
    def calls(self) -> list[ApiCall]:
        """Every request so far, oldest first."""
        return list(self.hub.calls)

    @property
    def mistakes(self) -> list[str]:
        """What the app sent that Discord refuses, or that goes wrong without a word."""
        return self.hub.mistakes + self.gateway.strays

    def delivered(self, kind: int) -> list[Json]:
        """Payloads of interactions of one type that the app was sent so far."""
        return [one.payload for one in self.hub.interactions.kept if one.type == kind]

    def person(self, name: str) -> Member:
        """Somebody by id, handle, first name or full name; raises KeyError."""
        for person in self.world.people.values():
            names = (person.id, person.handle, person.name, person.name.partition(" ")[0])
            if name in names and not person.is_bot:
                if person.id not in self._members:
                    self._members[person.id] = Member(self.hub, person.id)
                return self._members[person.id]
        raise KeyError(name)

    def crowd(self, count: int) -> list[Member]:
        """As many more volunteers, all of them texters."""
        for number in range(1, count + 1):
            identity = str(1_000_000_000_000_100_000 + number)
            self.world.put_person(
                Person(identity, f"volunteer{number}", f"Volunteer {number}", roles=(TEXTERS,))
            )
        return [self.person(f"volunteer{number}") for number in range(1, count + 1)]

    async def until(self, happened: Callable[[], T], seconds: float = 5.0) -> T:
        """Wait until `happened` gives something true, looking again at each change; raises NeverCame."""
        try:
            return await wait_until(self.world.feed, happened, seconds)
        except TimeoutError:
            raise NeverCame(f"This did not happen within {seconds} s.") from None
