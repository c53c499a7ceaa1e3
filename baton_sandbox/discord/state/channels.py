"""Text channels and direct messages."""

from dataclasses import dataclass, field

from baton_sandbox.discord.state.permissions import VIEW_CHANNEL
from baton_sandbox.shapes import Json

GUILD_TEXT, DM = 0, 1
_ROLE, _MEMBER = 0, 1


@dataclass
class Channel:
    """A room of the guild, or a direct message between the bot and the one in `recipient`.

    `seen_by` names the roles that see a private channel; None means that everybody does. `denied` are
    permissions that the bot lacks here.
    """

    id: str
    name: str = ""
    topic: str = ""
    position: int = 0
    seen_by: tuple[str, ...] | None = None
    denied: int = 0
    recipient: str = ""
    last_read: dict[str, str] = field(default_factory=dict)

    @property
    def is_dm(self) -> bool:
        return bool(self.recipient)


def overwrites(channel: Channel, guild: str, bot: str) -> list[Json]:
    """Discord's permission overwrites of a channel."""
    found = []
    if channel.seen_by is not None:
        found.append(_overwrite(guild, _ROLE, deny=VIEW_CHANNEL))
        found += [_overwrite(role, _ROLE, allow=VIEW_CHANNEL) for role in channel.seen_by]
    if channel.denied:
        found.append(_overwrite(bot, _MEMBER, deny=channel.denied))
    return found


def _overwrite(target: str, kind: int, allow: int = 0, deny: int = 0) -> Json:
    return {"id": target, "type": kind, "allow": str(allow), "deny": str(deny)}
