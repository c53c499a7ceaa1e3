"""Channels and direct messages: who is in them and what each person has read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from baton_sandbox.shapes import Json

Kind = Literal["channel", "private", "im", "mpim"]


@dataclass
class Channel:
    """A room; `last_read` holds the timestamp of the newest message each person has seen."""

    id: str
    kind: Kind
    name: str = ""
    topic: str = ""
    creator: str = ""
    created: int = 0
    members: list[str] = field(default_factory=list)
    last_read: dict[str, str] = field(default_factory=dict)

    def has(self, person: str) -> bool:
        return person in self.members

    def peer_of(self, person: str) -> str:
        """The other one in a direct message."""
        others = [member for member in self.members if member != person]
        return others[0] if others else person


class Channels:
    """Every channel of a workspace, by id and by who is in it."""

    def __init__(self, channels: Iterable[Channel] = ()) -> None:
        self._by_id = {channel.id: channel for channel in channels}

    def __iter__(self) -> Iterator[Channel]:
        return iter(list(self._by_id.values()))

    def get(self, channel_id: str) -> Channel | None:
        return self._by_id.get(channel_id)

    def add(self, channel: Channel) -> Channel:
        self._by_id[channel.id] = channel
        return channel

    def named(self, name: str) -> Channel | None:
        """The channel of that name, with or without its #."""
        wanted = name.removeprefix("#")
        return next((c for c in self._by_id.values() if c.kind != "im" and c.name == wanted), None)

    def of(self, person: str) -> list[Channel]:
        """The channels a person is in, oldest first."""
        return [channel for channel in self._by_id.values() if channel.has(person)]

    def between(self, people: Iterable[str]) -> Channel | None:
        """The direct message among exactly these people."""
        wanted = set(people)
        kinds = ("im", "mpim")
        return next((c for c in self._by_id.values() if c.kind in kinds and set(c.members) == wanted), None)


def channel_object(channel: Channel, viewer: str) -> Json:
    """Slack's conversation object, as one member or the bot sees it."""
    body: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": False,
        "is_im": channel.kind == "im",
    }
    if channel.kind == "im":
        return {**body, "user": channel.peer_of(viewer), "is_org_shared": False, "is_user_deleted": False}
    return {
        **body,
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "private",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.kind != "channel",
        "is_general": channel.name == "general",
        "is_member": channel.has(viewer),
        "is_shared": False,
        "topic": {"value": channel.topic, "creator": channel.creator, "last_set": channel.created},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }
