"""A whole workspace for a test: the server, its faults, its people, and waiting without sleeping."""

from pathlib import Path

from baton_sandbox.chat.driver import Stage
from baton_sandbox.clock import Clock
from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import ApiCall
from baton_sandbox.slack.driver.member import Member
from baton_sandbox.slack.faults import Faults
from baton_sandbox.slack.server import SlackServer
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.state.riverside import riverside
from baton_sandbox.slack.state.world import World
from baton_sandbox.slack.transport.delivery import Delivery
from baton_sandbox.slack.workspace import Workspace


class Slack(Stage[Person, Member]):
    """The demo's workspace, served on loopback while the `async with` block lasts."""

    def __init__(self, manifest_path: Path, clock: Clock | None = None, world: World | None = None) -> None:
        self.clock = clock or (world.clock if world else Clock())
        self.world = world or riverside(self.clock)
        self.server = SlackServer(self.world, manifest_path)
        super().__init__(self.server, self.world, lambda person: Member(self.workspace, person))

    @property
    def workspace(self) -> Workspace:
        return self.server.workspace

    @property
    def faults(self) -> Faults:
        return self.workspace.faults

    @property
    def delivery(self) -> Delivery:
        return self.workspace.delivery

    @property
    def calls(self) -> list[ApiCall]:
        """Every Web API call so far, oldest first."""
        return list(self.workspace.calls)

    @property
    def mistakes(self) -> list[str]:
        """What the app sent that Slack would have refused without telling it."""
        return self.workspace.mistakes + self.delivery.sockets.strays

    def delivered(self, kind: str) -> list[Json]:
        """Payloads the app was sent so far, of one `type` such as block_actions, or of one command."""
        sent = [envelope.payload for envelope in self.delivery.sent]
        return [payload for payload in sent if kind in (payload.get("type"), payload.get("command"))]

    def crowd(self, count: int, channel: str = "text-bank") -> list[Member]:
        """As many more volunteers, all in one channel."""
        room = self.world.channels.named(channel)
        members = []
        for number in range(1, count + 1):
            person = Person(f"U0CROWD{number:03}", f"volunteer{number}", f"Volunteer {number}")
            self.world.put_person(person)
            if room:
                self.world.join(room, person.id)
            members.append(self.person(person.id))
        return members

    async def settled(self) -> None:
        """Wait until every event has been delivered or given up."""
        await self.delivery.settled()
