"""Slack's user groups, and the user lists that follow them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.assignment.desk import Desk
from bot.assignment.outcomes.user_lists import Group
from bot.assignment.people import user_lists
from bot.handlers.chat.errors import Outsider
from bot.handlers.slack.failures import FAILURES, code_of, wait_of
from bot.handlers.slack.identity import PLATFORM, Admins, Identities

# Slack's words for an app, or a workspace, without user groups.
_CLOSED = {"missing_scope", "plan_upgrade_required"}
_GONE = "no_such_subteam"
_NOBODY = {"user_not_found", "user_not_visible"}
_AT_ONCE = 8

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class NoGroups(Exception):
    """Baton may not read this workspace's user groups; `code` is Slack's reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Groups:
    """Reads user groups and their people. What is read and kept is read again after any change."""

    def __init__(self, desk: Desk, identities: Identities) -> None:
        self._desk = desk
        self.identities = identities
        # What was read later must not be overtaken by what was read before.
        self._turn = asyncio.Lock()

    async def all(self, client: AsyncWebClient, workspace: str) -> list[Group]:
        """The workspace's user groups, by handle. Raises NoGroups."""
        try:
            answer = await client.usergroups_list()
        except SlackApiError as error:
            if (code := code_of(error)) in _CLOSED:
                raise NoGroups(code) from error
            raise
        found = [Group(PLATFORM, workspace, each["id"], each["handle"]) for each in answer["usergroups"]]
        return sorted(found, key=lambda group: group.handle)

    async def people(self, client: AsyncWebClient, workspace: str, accounts: Sequence[str]) -> list[str]:
        """Those of the accounts that are people of the workspace, enrolled; bots and leavers are left out."""
        few = asyncio.Semaphore(_AT_ONCE)

        async def enrolled(account: str) -> bool:
            async with few:
                return await self._is_person(client, workspace, account)

        known = await asyncio.gather(*(enrolled(account) for account in accounts))
        return [account for account, is_person in zip(accounts, known, strict=True) if is_person]

    async def follow(self, client: AsyncWebClient, workspace: str, only: str = "") -> None:
        """Bring the lists that follow a group into step with it, or the one that follows `only`.

        Where Slack does not answer, they stay as they are.
        """
        try:
            async with self._turn:
                await self._follow(client, workspace, only)
        except NoGroups as no:
            log.warning("user groups cannot be read", code=no.code)
        except FAILURES as failure:
            log.warning("a user group was not followed", code=code_of(failure))

    async def _follow(self, client: AsyncWebClient, workspace: str, only: str) -> None:
        followed = await self._desk.read(user_lists.followed, PLATFORM, workspace)
        wanted = [group for group in followed if only in {"", group.id}]
        there = {group.id: group for group in await self.all(client, workspace)} if wanted else {}
        for group in wanted:
            members = await _members(client, group.id) if group.id in there else None
            if members is None:
                await self._desk.run(user_lists.lose_group, group)
            else:
                accounts = await self.people(client, workspace, members)
                await self._desk.run(user_lists.follow_group, there[group.id], accounts)

    async def _is_person(self, client: AsyncWebClient, workspace: str, account: str) -> bool:
        for last in (False, False, True):
            try:
                await self.identities.of(client, workspace, account)
            except Outsider:
                return False
            except SlackApiError as error:
                wait = wait_of(error)
                if code_of(error) in _NOBODY:
                    return False
                if wait is None or last:
                    raise
                await asyncio.sleep(wait)
            else:
                break
        return True


def in_step(client: AsyncWebClient, desk: Desk, admins: Admins) -> Callable[[], Awaitable[None]]:
    """A beat that follows every group once: not every plan of Slack tells of changes."""
    groups = Groups(desk, Identities(desk, admins, desk.clock))

    async def beat() -> None:
        with suppress(*FAILURES):
            await groups.follow(client, (await client.auth_test())["team_id"])

    return beat


async def _members(client: AsyncWebClient, group_id: str) -> list[str] | None:
    """The accounts in a group; None when it vanished meanwhile."""
    try:
        return list((await client.usergroups_users_list(usergroup=group_id))["users"])
    except SlackApiError as error:
        if code_of(error) == _GONE:
            return None
        raise
