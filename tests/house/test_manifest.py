"""manifest.yml declares what the Slack app listens to and calls, and nothing more."""

import ast
import re

import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.handlers.slack.app import LISTENERS
from tests.house.tree import Module, modules, text

MANIFEST = yaml.safe_load(text("manifest.yml"))

# What each call needs of the bot's token. https://docs.slack.dev/reference/methods
SCOPES = {
    "api_call": set(),  # through which all others go
    "apps_connections_open": set(),  # the app token's own
    "auth_test": set(),
    "chat_delete": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_open": {"im:write"},
    "files_upload_v2": {"files:write"},
    "pins_add": {"pins:write"},
    "pins_remove": {"pins:write"},
    "usergroups_list": {"usergroups:read"},
    "usergroups_users_list": {"usergroups:read"},
    "users_info": {"users:read", "users:read.email"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
# Words in the code that tell of a need beyond calls: a file is fetched with the bot's token.
OTHER_SCOPES = {"url_private_download": "files:read", 'app.event("message")': "im:history"}
# What bolt hears under another name than Slack declares it.
DECLARED = {"message": "message.im"}


_CALL = re.compile(r"[a-z]+_\w+")


class Register:
    """Stands where bolt's app stands, and notes who listens to what."""

    def __init__(self) -> None:
        self.heard: dict[str, list[object]] = {"command": [], "event": [], "action": [], "view": []}
        for module in LISTENERS:
            module.register(self)

    def __getattr__(self, kind: str):
        def listen(what, **_):
            self.heard.setdefault(kind, []).append(what)
            return lambda handler: handler

        return listen

    def named(self, kind: str) -> list[str]:
        """What is listened to by name; patterns are for what nobody declared."""
        return [what for what in self.heard[kind] if isinstance(what, str)]

    def patterns(self, kind: str) -> list[re.Pattern[str]]:
        """What tokens are listened for."""
        return [what for what in self.heard[kind] if isinstance(what, re.Pattern) and what.pattern != ".*"]


REGISTER = Register()
CODE = tuple(modules("bot/handlers/slack/"))


def called(module: Module) -> set[str]:
    """The Web API methods that a room calls."""
    return {
        node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and _CALL.fullmatch(node.attr)
        and hasattr(AsyncWebClient, node.attr)
    }


def test_commands_are_declared_once_each_with_words_for_people():
    declared = [each["command"] for each in MANIFEST["features"]["slash_commands"]]
    assert sorted(declared) == sorted(REGISTER.named("command"))
    assert all(each["description"] and each["usage_hint"] for each in MANIFEST["features"]["slash_commands"])


def test_events_are_declared_exactly():
    declared = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    heard = [DECLARED.get(event, event) for event in REGISTER.named("event")]
    assert sorted(declared) == sorted(heard)


def test_scopes_are_those_of_the_calls_and_no_others():
    calls = {name for module in CODE for name in called(module)}
    unknown = calls - SCOPES.keys()
    assert not unknown, "say in SCOPES what these calls need"
    words = "\n".join(text(module.path) for module in CODE)
    needed = {"commands"} | {scope for word, scope in OTHER_SCOPES.items() if word in words}
    needed |= {scope for name in calls for scope in SCOPES[name]}
    declared = MANIFEST["oauth_config"]["scopes"]["bot"]
    assert sorted(declared) == sorted(needed)
    assert SCOPES.keys() == calls, "these calls are made no more"


def test_what_the_app_shows_is_switched_on():
    home = MANIFEST["features"]["app_home"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"], "commands are typed there too"
    assert MANIFEST["settings"]["interactivity"]["is_enabled"]
    assert MANIFEST["settings"]["socket_mode_enabled"]


def test_slack_takes_the_manifest():
    display = MANIFEST["display_information"]
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4000
    assert re.fullmatch(r"#[0-9a-f]{6}", display["background_color"])
    assert all(len(each["description"]) <= 2000 for each in MANIFEST["features"]["slash_commands"])


def test_every_verb_has_one_listener():
    for kind in ("action", "view"):
        patterns = [pattern.pattern for pattern in REGISTER.patterns(kind)]
        assert len(patterns) == len(set(patterns)), kind


def test_every_button_that_is_drawn_has_a_listener():
    verbs = {
        node.args[0].value
        for module in modules("bot/views/screens/", "bot/views/slack/", "bot/handlers/slack/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "token"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    listened = [*REGISTER.patterns("action"), *REGISTER.patterns("view")]
    deaf = {verb for verb in verbs if not any(pattern.fullmatch(f"b1:{verb}") for pattern in listened)}
    assert verbs
    assert not deaf
