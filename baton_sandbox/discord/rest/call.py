"""One request as an operation sees it, and what it may answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from baton_sandbox.discord.calls import ROOMY, Limit
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.permissions import VIEW_CHANNEL
from baton_sandbox.shapes import Given, Json


@dataclass(frozen=True)
class Upload:
    """A file that came along; `number` is what `attachments` calls it."""

    number: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """The parts of a request; `path` are the parameters in its address."""

    hub: Hub
    path: dict[str, str]
    query: dict[str, str]
    body: Given
    uploads: list[Upload] = field(default_factory=list)

    @property
    def fields(self) -> Json:
        """The body as an object; empty where it is none."""
        return self.body if isinstance(self.body, dict) else {}

    def channel(self, permission: int = VIEW_CHANNEL) -> Channel:
        """The channel in the address, if the app may do this in it; raises 10003, 50001 or 50013."""
        world = self.hub.world
        found = world.channels.get(self.path["channel"])
        if found is None:
            raise DiscordError(10003)
        if not world.sees(world.bot.id, found):
            raise DiscordError(50001)
        if not found.is_dm and not world.permissions(world.bot.id, found) & permission:
            raise DiscordError(50013)
        return found


@dataclass(frozen=True)
class Reply:
    """What comes back; None as a body is no body at all."""

    body: Given = None
    status: HTTPStatus = HTTPStatus.OK


NOTHING = Reply(None, HTTPStatus.NO_CONTENT)


@dataclass(frozen=True)
class Operation:
    """A method and an address; `anybody` may call it without the bot's token, by a token in the address."""

    name: str
    method: str
    address: str
    run: Callable[[Call], Reply]
    limit: Limit = ROOMY
    anybody: bool = False
