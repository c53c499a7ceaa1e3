"""What every Web API method is given: the workspace and the arguments of one call."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.calls import TIER_4, Tier
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.state.channels import Channel, Kind
from baton_sandbox.slack.state.people import Person
from baton_sandbox.slack.state.world import World
from baton_sandbox.slack.workspace import Workspace

_READING: dict[Kind, str] = {
    "channel": "channels:read",
    "private": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}


@dataclass(frozen=True)
class Call:
    """One authorised call; arguments come as text from forms and as anything from JSON."""

    workspace: Workspace
    arguments: Json

    @property
    def world(self) -> World:
        return self.workspace.world

    @property
    def me(self) -> str:
        """The bot user, as whom the app acts."""
        return self.workspace.app.bot_user

    def text(self, name: str, default: str = "") -> str:
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        """A text that must be there; raises invalid_arguments."""
        value = self.text(name)
        if not value:
            message = f"[ERROR] missing required field: {name}"
            raise SlackError("invalid_arguments", response_metadata={"messages": [message]})
        return value

    def flag(self, name: str) -> bool:
        return str(self.arguments.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """A whole number; raises invalid_arguments for anything else."""
        try:
            return int(self.arguments.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments") from None

    def structure(self, name: str, error: str = "invalid_arguments") -> Given:
        """A JSON value, which forms carry as text; None when absent. Raises `error` when it is no JSON."""
        value = self.arguments.get(name)
        if not isinstance(value, str) or value == "":
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def channel(self, name: str = "channel") -> Channel:
        """The channel of that id or #name; raises channel_not_found, also where the bot may not look."""
        wanted = self.required(name)
        channel = self.world.channels.get(wanted) or self.world.channels.named(wanted)
        if channel is None or (channel.kind != "channel" and not channel.has(self.me)):
            raise SlackError("channel_not_found")
        return channel

    def may_read(self, kind: Kind) -> None:
        """Raise missing_scope unless the app may look at rooms of this kind."""
        self.workspace.require_scope(_READING[kind])

    def person(self, name: str = "user") -> Person:
        """The person of that id; raises user_not_found."""
        person = self.world.people.get(self.required(name))
        if person is None:
            raise SlackError("user_not_found")
        return person

    def page(self, rows: list[Given], default: int = 100) -> tuple[list[Given], Json]:
        """One page of a list, and the metadata that leads to the next. Raises invalid_cursor."""
        cursor = self.text("cursor", "row:0")
        place = cursor.removeprefix("row:")
        if not cursor.startswith("row:") or not place.isdecimal():
            raise SlackError("invalid_cursor")
        start, limit = int(place), min(max(1, self.number("limit", default)), 1000)
        after = start + limit
        return rows[start:after], {"next_cursor": f"row:{after}" if after < len(rows) else ""}


@dataclass(frozen=True)
class Method:
    """A Web API method: what it does, what token and scope it needs, and how often it may be called."""

    name: str
    run: Callable[[Call], Json]
    scope: str | None = None
    tier: Tier = TIER_4
    caller: Literal["bot", "app", "anybody"] = "bot"
