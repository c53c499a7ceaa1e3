"""A whole guild for a test: the server, its faults, its people, and waiting without sleeping."""

from baton_sandbox.chat.driver import Stage
from baton_sandbox.clock import Clock
from baton_sandbox.discord.calls import ApiCall
from baton_sandbox.discord.driver.member import Member
from baton_sandbox.discord.faults import Faults
from baton_sandbox.discord.gateway import Gateway
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.server import DiscordServer
from baton_sandbox.discord.state.people import Person
from baton_sandbox.discord.state.riverside import TEXTERS, riverside
from baton_sandbox.discord.state.world import World
from baton_sandbox.shapes import Json


class Discord(Stage[Person, Member]):
    """The demo's guild, served on loopback while the `async with` block lasts."""

    def __init__(self, clock: Clock | None = None, world: World | None = None) -> None:
        self.clock = clock or (world.clock if world else Clock())
        self.world = world or riverside(self.clock)
        self.server = DiscordServer(self.world)
        super().__init__(self.server, self.world, lambda person: Member(self.hub, person))

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

    def crowd(self, count: int) -> list[Member]:
        """As many more volunteers, all of them texters."""
        for number in range(1, count + 1):
            identity = str(1_000_000_000_000_100_000 + number)
            self.world.put_person(
                Person(identity, f"volunteer{number}", f"Volunteer {number}", roles=(TEXTERS,))
            )
        return [self.person(f"volunteer{number}") for number in range(1, count + 1)]
