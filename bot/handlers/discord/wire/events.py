"""Shifts as scheduled events of the server, where Baton may make them; nothing hangs on that.

https://discord.com/developers/docs/resources/guild-scheduled-event
"""

from datetime import datetime
from typing import Any

import discord
import structlog

from bot.assignment.outcomes.shifts import ShiftEventPost, ShiftPhase, ShiftRow
from bot.handlers.discord.failures import code_of
from bot.views.phrases.shifts import event as words

# What stands for an event that was never made.
NONE = "-"
_EXTERNAL, _GUILD_ONLY = 3, 2
_SCHEDULED, _COMPLETED, _CANCELLED = 1, 3, 4
# An event that is over or called off stays so.
_FINISHED = 180000

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Events:
    """Makes, changes and calls off the event of a shift."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._guilds: dict[str, int] = {}

    async def announce(self, post: ShiftEventPost, channel: str, former: str) -> str:
        """Bring the event into step with its shift; `former` is its id, or NONE. Returns the same.

        One that somebody took away is not made again.
        """
        try:
            guild = await self._guild_of(channel)
            if former != NONE:
                await self._change(guild, former, post.shift)
            elif post.shift.phase is ShiftPhase.UPCOMING:
                return await self._make(guild, post.shift)
        except discord.Forbidden as no:
            log.warning("Baton may not show shifts as events of the server", code=code_of(no))
        except discord.NotFound as gone:
            log.info("an event of a shift is gone", code=code_of(gone))
        except discord.HTTPException as failure:
            if failure.code != _FINISHED:
                raise
        return former

    async def _make(self, guild: int, shift: ShiftRow) -> str:
        """Make it, unless it was made by a try of which nobody heard."""
        wanted = _told(shift)
        for known in await self._client.http.get_scheduled_events(guild, False):
            if str(known.get("creator_id")) == str(self._client.application_id) and _alike(known, wanted):
                return str(known["id"])
        fixed = {"privacy_level": _GUILD_ONLY, "entity_type": _EXTERNAL}
        made = await self._client.http.create_guild_scheduled_event(guild, reason=None, **wanted, **fixed)
        return str(made["id"])

    async def _change(self, guild: int, event: str, shift: ShiftRow) -> None:
        changed: dict[str, Any] = {"scheduled_end_time": shift.ends_at.isoformat()}
        if shift.phase is ShiftPhase.UPCOMING:
            changed = _told(shift)
        elif shift.phase is not ShiftPhase.RUNNING:
            changed = {"status": _CANCELLED if shift.phase is ShiftPhase.CALLED_OFF else _COMPLETED}
        await self._client.http.edit_scheduled_event(guild, int(event), reason=None, **changed)

    async def _guild_of(self, channel: str) -> int:
        if channel not in self._guilds:
            found = await self._client.fetch_channel(int(channel))
            if not isinstance(found, discord.abc.GuildChannel):
                raise LookupError(channel)
            self._guilds[channel] = found.guild.id
        return self._guilds[channel]


def _told(shift: ShiftRow) -> dict[str, Any]:
    return {
        "name": words.name(shift),
        "description": words.about(shift),
        "scheduled_start_time": shift.starts_at.isoformat(),
        "scheduled_end_time": shift.ends_at.isoformat(),
        "entity_metadata": {"location": str(words.PLACE)},
    }


def _alike(known: Any, wanted: dict[str, Any]) -> bool:  # noqa: ANN401  as Discord gives it
    times = ("scheduled_start_time", "scheduled_end_time")
    same = all(datetime.fromisoformat(known[each]) == datetime.fromisoformat(wanted[each]) for each in times)
    return same and known["name"] == wanted["name"] and known["status"] == _SCHEDULED
