"""Every message of a workspace, in the order of its timestamps."""

from dataclasses import dataclass

from baton_sandbox.shapes import Json


@dataclass
class Posted:
    """One message: Slack's message object, where it stands, and the one who sees it if it is ephemeral."""

    channel: str
    body: Json
    only_for: str | None = None

    @property
    def ts(self) -> str:
        return str(self.body["ts"])

    def seen_by(self, person: str) -> bool:
        return self.only_for in (None, person)


class Messages:
    """Messages by channel and timestamp."""

    def __init__(self) -> None:
        self._by_channel: dict[str, dict[str, Posted]] = {}

    def add(self, posted: Posted) -> None:
        self._by_channel.setdefault(posted.channel, {})[posted.ts] = posted

    def find(self, channel: str, ts: str) -> Posted | None:
        return self._by_channel.get(channel, {}).get(ts)

    def remove(self, posted: Posted) -> None:
        del self._by_channel[posted.channel][posted.ts]

    def history(self, channel: str, viewer: str) -> list[Posted]:
        """What one person sees in a channel, oldest first."""
        return [posted for posted in self._by_channel.get(channel, {}).values() if posted.seen_by(viewer)]

    def unread(self, channel: str, viewer: str, since: str) -> int:
        """How many lasting messages of others came after a timestamp."""
        count = 0
        for posted in reversed(self._by_channel.get(channel, {}).values()):
            if posted.ts <= since:
                break
            count += posted.only_for is None and posted.body.get("user") != viewer
        return count
