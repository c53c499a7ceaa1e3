"""An app's manifest, as far as the sandbox heeds it: what it may do and what it wants to hear."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Command:
    """One slash command; `should_escape` turns @names in its text into ids."""

    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True)
class Shortcut:
    """A global or message shortcut."""

    name: str
    callback_id: str
    kind: str


@dataclass(frozen=True)
class Manifest:
    """What the app declared."""

    name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    scopes: frozenset[str]
    events: frozenset[str]
    home_tab: bool
    interactivity: bool

    def command(self, name: str) -> Command | None:
        return next((command for command in self.commands if command.command == name), None)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest written for Slack; raises OSError, yaml.YAMLError, KeyError for a nameless command."""
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    features = document.get("features") or {}
    settings = document.get("settings") or {}
    display = (features.get("bot_user") or {}).get("display_name")
    return Manifest(
        name=str(display or (document.get("display_information") or {}).get("name", "App")),
        commands=tuple(_command(item) for item in features.get("slash_commands") or ()),
        shortcuts=tuple(_shortcut(item) for item in features.get("shortcuts") or ()),
        scopes=frozenset(((document.get("oauth_config") or {}).get("scopes") or {}).get("bot") or ()),
        events=frozenset((settings.get("event_subscriptions") or {}).get("bot_events") or ()),
        home_tab=bool((features.get("app_home") or {}).get("home_tab_enabled")),
        interactivity=bool((settings.get("interactivity") or {}).get("is_enabled")),
    )


def _command(item: dict[str, Any]) -> Command:
    return Command(
        command="/" + str(item["command"]).lstrip("/"),
        description=str(item.get("description") or ""),
        usage_hint=str(item.get("usage_hint") or ""),
        should_escape=bool(item.get("should_escape")),
    )


def _shortcut(item: dict[str, Any]) -> Shortcut:
    return Shortcut(str(item.get("name", "")), str(item["callback_id"]), str(item.get("type", "global")))
