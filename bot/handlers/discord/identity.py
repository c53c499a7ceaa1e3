"""Who acts: Discord's account of them, read from each act, and the admins that the settings name."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.handlers.chat.errors import Outsider
from bot.handlers.cleaning import cleaned
from bot.handlers.discord import roles
from bot.handlers.discord.roles import Roles, role_ids
from bot.views.phrases.languages import language_of
from bot.vocabulary import Language

PLATFORM = roles.PLATFORM
_FRESH = timedelta(minutes=10)
_MOST = 10_000
_NOBODY = 10007  # Unknown Member: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json


@dataclass(frozen=True, slots=True)
class Admins:
    """Whom the deployment makes admins: accounts, roles, perhaps those who manage the server too."""

    named: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    of_server: bool = False

    def include(self, member: discord.Member, may: discord.Permissions) -> bool:
        """Whether a member of the server, who may do so much there, is one of them."""
        by_role = any(str(role_id) in self.roles for role_id in role_ids(member))
        return (
            str(member.id) in self.named
            or by_role
            or (self.of_server and (may.administrator or may.manage_guild))
        )


class Identities:
    """Turns members of the one server into identities that the core knows."""

    def __init__(self, desk: Desk, admins: Admins, server: int, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._admins = admins
        self.server = server
        self._clock = clock
        self._known: OrderedDict[int, tuple[datetime, Identity]] = OrderedDict()
        # What people read, and when that was looked up.
        self._spoken: dict[int, tuple[datetime, Language]] = {}
        self.roles = Roles(desk, server)

    async def of(self, interaction: discord.Interaction[Any]) -> Identity:
        """The enrolled identity of whoever acts; raises Outsider.

        An act in the server brings its member along; of an act in a direct message the member is asked for,
        at most once in ten minutes.
        """
        user = interaction.user
        if user.bot or interaction.guild_id not in {None, self.server}:
            raise Outsider
        if isinstance(user, discord.Member):
            told = language_of(str(interaction.locale))
            return await self._enrolled(user, interaction.permissions, told)
        asked_at, who = self._known.get(user.id, (None, None))
        if who is None or asked_at is None or self._clock() - asked_at > _FRESH:
            who = await self.of_account(interaction.client, str(user.id))
        return who

    async def of_account(self, client: discord.Client, account: str) -> Identity:
        """The enrolled identity of an account; raises Outsider when it is no person of the server."""
        member = await self.member(client, account)
        return await self._enrolled(member, member.guild_permissions)

    async def member(self, client: discord.Client, account: str) -> discord.Member:
        """The member behind an account; raises Outsider when the server has none, or a bot."""
        guild = client.get_guild(self.server) or await client.fetch_guild(self.server)
        try:
            member = await guild.fetch_member(int(account))
        except discord.NotFound as missing:
            raise Outsider from missing
        if member.bot:
            raise Outsider
        return member

    def language_of(self, account: int) -> Language | None:
        """In which language somebody reads; a choice that another process heard is known minutes later."""
        return self._spoken[account][1] if account in self._spoken else None

    def reads(self, who: Identity, language: Language) -> None:
        """Somebody reads another language from now on."""
        self._spoken[int(who.account)] = (self._clock(), language)

    async def _enrolled(
        self, member: discord.Member, may: discord.Permissions, language: Language | None = None
    ) -> Identity:
        account, now = member.id, self._clock()
        former = self._known.get(account, (None, None))[1]
        told = self._identity(member, may, language or (former.language if former else None))
        read_at = self._spoken[account][0] if account in self._spoken else None
        if former != told:
            self._spoken[account] = (now, (await self._desk.run(members.enrol, told)).speaks)
        elif read_at is None or now - read_at > _FRESH:
            self._spoken[account] = (now, await self._desk.read(members.language_of, told))
        await self.roles.follow(member)
        self._known[account] = (self._clock(), told)
        self._known.move_to_end(account)
        if len(self._known) > _MOST:
            self._spoken.pop(self._known.popitem(last=False)[0], None)
        return told

    def _identity(
        self, member: discord.Member, may: discord.Permissions, language: Language | None
    ) -> Identity:
        return Identity(
            platform=PLATFORM,
            workspace=str(self.server),
            account=str(member.id),
            name=cleaned(member.display_name),
            is_admin=self._admins.include(member, may),
            language=language,
        )
