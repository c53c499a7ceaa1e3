"""Who acts: Slack's account of them, asked for once in a while, and the admins that the settings name."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.handlers.chat.errors import Outsider
from bot.handlers.cleaning import cleaned
from bot.views.phrases.languages import language_of
from bot.vocabulary import Language

PLATFORM = "slack"
_FRESH = timedelta(minutes=10)
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Admins:
    """Whom the deployment makes admins: accounts or addresses, perhaps the workspace's own admins too."""

    named: frozenset[str] = frozenset()
    of_workspace: bool = False

    def include(self, user: dict[str, Any], email: str | None) -> bool:
        """Whether a user of Slack's users.info is one of them."""
        named = {name.lower() for name in self.named}
        by_name = user["id"].lower() in named or (email or "").lower() in named
        return by_name or (self.of_workspace and bool(user.get("is_admin") or user.get("is_owner")))


class Identities:
    """Turns accounts into identities that the core knows: at most one users.info in ten minutes for each."""

    def __init__(self, desk: Desk, admins: Admins, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._admins = admins
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[datetime, Identity]] = OrderedDict()
        self._spoken: dict[tuple[str, str], Language] = {}

    async def of(self, client: AsyncWebClient, team_id: str, user_id: str) -> Identity:
        """The enrolled identity of an account; raises Outsider."""
        key = (team_id, user_id)
        asked_at, who = self._known.get(key, (None, None))
        if who is None or asked_at is None or self._clock() - asked_at > _FRESH:
            answer = await client.users_info(user=user_id, include_locale=True)
            told = self._identity(team_id, cleaned(answer["user"]))
            if told != who:
                self._spoken[key] = (await self._desk.run(members.enrol, told)).speaks
            else:
                self._spoken[key] = await self._desk.read(members.language_of, told)
            who = told
            self._remember(key, who)
        return who

    def language_of(self, who: Identity) -> Language:
        """In which language somebody reads; a choice that another process heard is known minutes later."""
        return self._spoken.get((who.workspace, who.account), Language.ENGLISH)

    def reads(self, who: Identity, language: Language) -> None:
        """Somebody reads another language from now on."""
        self._spoken[who.workspace, who.account] = language

    def _identity(self, team_id: str, user: dict[str, Any]) -> Identity:
        if not _is_of(team_id, user) or user.get("is_bot") or user.get("deleted"):
            raise Outsider
        profile = user.get("profile", {})
        email = profile.get("email") or None
        return Identity(
            platform=PLATFORM,
            workspace=team_id,
            account=user["id"],
            name=profile.get("real_name") or user.get("real_name") or user["name"],
            email=email,
            zone=user.get("tz") or "",
            is_admin=self._admins.include(user, email),
            language=language_of(user.get("locale") or ""),
        )

    def _remember(self, key: tuple[str, str], who: Identity) -> None:
        self._known[key] = (self._clock(), who)
        self._known.move_to_end(key)
        if len(self._known) > _MOST:
            self._spoken.pop(self._known.popitem(last=False)[0], None)


def _is_of(team_id: str, user: dict[str, Any]) -> bool:
    """Whether a user belongs to a workspace; in shared channels there are those of other organisations too.

    Who is of an Enterprise organisation has a list of workspaces: https://docs.slack.dev/reference/objects/user-object
    """
    workspaces = {user.get("team_id"), *user.get("enterprise_user", {}).get("teams", ())}
    return team_id in workspaces and not user.get("is_stranger")
