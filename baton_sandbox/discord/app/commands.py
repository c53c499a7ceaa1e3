"""The commands the app has synced, as Discord stores and gives them."""

from collections.abc import Callable, Iterator

from baton_sandbox.discord.checks.commands import CHAT_INPUT, SUB_COMMAND, SUB_GROUP
from baton_sandbox.shapes import Json


class Commands:
    """Global commands, and those of the guild alone, by their place."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._by_guild: dict[str, list[Json]] = {}
        self.syncs = 0

    def __iter__(self) -> Iterator[Json]:
        for commands in self._by_guild.values():
            yield from commands

    def of(self, guild: str = "") -> list[Json]:
        """Those of a guild, or the global ones."""
        return list(self._by_guild.get(guild, []))

    def sync(self, app: str, given: list[Json], guild: str = "") -> list[Json]:
        """Replace all of a place; a command of the same type and name keeps its id."""
        before = {(one["type"], one["name"]): one["id"] for one in self.of(guild)}
        stored = [_stored(app, one, guild) for one in given]
        for command in stored:
            command["id"] = before.get((command["type"], command["name"])) or self._new_id()
            command["version"] = self._new_id()
        self._by_guild[guild] = stored
        self.syncs += 1
        return stored

    def find(self, name: str, kind: int = CHAT_INPUT) -> Json | None:
        return next((one for one in self if one["type"] == kind and one["name"] == name), None)


def _stored(app: str, given: Json, guild: str) -> Json:
    command = {
        "application_id": app,
        "type": CHAT_INPUT,
        "description": "",
        "default_member_permissions": None,
        "dm_permission": True,
        "nsfw": False,
        "name_localizations": None,
        "description_localizations": None,
        "contexts": None,
        "integration_types": [0],
        "options": [],
        **given,
    }
    return {**command, "guild_id": guild} if guild else command


def without_localizations(of: Json) -> Json:
    """As Discord gives a command, option or choice to whoever does not ask for all languages."""
    kept = {key: value for key, value in of.items() if not key.endswith("_localizations")}
    inner = {
        key: [without_localizations(each) for each in kept[key] or []]
        for key in ("options", "choices")
        if key in kept
    }
    return kept | inner


def leaf(command: Json, words: list[str]) -> tuple[list[Json], list[Json]] | None:
    """The way through groups that these words name, and the options at its end; None where none leads."""
    way: list[Json] = []
    options: list[Json] = command.get("options") or []
    for word in words:
        inner = next(
            (one for one in options if one["name"] == word and one["type"] in (SUB_COMMAND, SUB_GROUP)), None
        )
        if inner is None:
            return None
        way.append(inner)
        options = inner.get("options") or []
    if any(one["type"] in (SUB_COMMAND, SUB_GROUP) for one in options):
        return None
    return way, options
