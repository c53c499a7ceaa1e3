"""The server's roles, and the user lists that follow them.

Without a privileged intent Discord lists nobody who has a role. It tells of each person's roles with what
they do, and when it is asked for them: so a list has those with the role whom Baton knows.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog

from bot.assignment.desk import Desk
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.people import user_lists
from bot.handlers.discord.failures import FAILURES, code_of

PLATFORM = "discord"
_AT_ONCE = 8
_MOST = 10_000

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Roles:
    """Keeps the user lists that follow roles of the one server in step with them."""

    def __init__(self, desk: Desk, server: int) -> None:
        self._desk = desk
        self._server = server
        # The roles that each person had when their lists were brought into step.
        self._seen: OrderedDict[int, tuple[int, ...]] = OrderedDict()
        # What was read later must not be overtaken by what was read before.
        self._turn = asyncio.Lock()

    def group(self, role: discord.Role) -> Group:
        """A role as the core knows groups."""
        return Group(PLATFORM, str(self._server), str(role.id), role.name)

    async def follow(self, member: discord.Member) -> None:
        """Bring somebody's lists into step with their roles; free until these change."""
        mine = role_ids(member)
        if self._seen.get(member.id) == mine:
            return
        if await self._followed():
            groups = frozenset(map(str, mine))
            workspace, account = str(self._server), str(member.id)
            await self._desk.run(user_lists.follow_member, PLATFORM, workspace, account, groups)
        self._seen[member.id] = mine
        self._seen.move_to_end(member.id)
        if len(self._seen) > _MOST:
            self._seen.popitem(last=False)

    async def follow_all(self, client: discord.Client, only: str = "") -> None:
        """Bring the lists that follow a role into step with it, or the one that follows `only`.

        Everybody whom Baton knows is asked for. Where Discord does not answer, the lists stay as they are.
        """
        # Whoever acts from now on is looked at again, for a list may be new.
        self._seen.clear()
        try:
            async with self._turn:
                await self._follow_all(client, only)
        except FAILURES as failure:
            log.warning("roles were not followed", code=code_of(failure))

    async def _follow_all(self, client: discord.Client, only: str) -> None:
        wanted = [group for group in await self._followed() if only in {"", group.id}]
        if not wanted:
            return
        guild = await client.fetch_guild(self._server)
        roles = {group.id: guild.get_role(int(group.id)) for group in wanted}
        members = await self._members(guild) if any(roles.values()) else []
        for group in wanted:
            role = roles[group.id]
            if role is None:
                await self._desk.run(user_lists.lose_group, group)
            else:
                accounts = [str(member.id) for member in members if role.id in role_ids(member)]
                await self._desk.run(user_lists.follow_group, self.group(role), accounts)

    async def _followed(self) -> Sequence[Group]:
        return await self._desk.read(user_lists.followed, PLATFORM, str(self._server))

    async def _members(self, guild: discord.Guild) -> list[discord.Member]:
        """Those whom Baton knows and who are of the server still."""
        few = asyncio.Semaphore(_AT_ONCE)

        async def fetched(account: str) -> discord.Member | None:
            async with few:
                try:
                    return await guild.fetch_member(int(account))
                except discord.NotFound:
                    return None

        known = await self._desk.read(user_lists.accounts_known, PLATFORM, str(self._server))
        found = await asyncio.gather(*(fetched(account) for account in known))
        return [member for member in found if member is not None]


def in_step(client: discord.Client, roles: Roles) -> Callable[[], Awaitable[None]]:
    """A beat that follows every role once: Discord tells of no change to those who never act."""

    async def beat() -> None:
        await roles.follow_all(client)

    return beat


def role_ids(member: discord.Member) -> tuple[int, ...]:
    """The ids of a member's roles, of which an act brings no more than the ids."""
    return tuple(member._roles)  # noqa: SLF001  `roles` knows only those that the cache has
