"""Discord offers what Slack offers: the same commands, and an answer to every button that is drawn."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from baton_sandbox.discord.checks.commands import check_commands
from bot.handlers.discord.app import build_face
from bot.handlers.discord.wire.client import Client
from bot.handlers.discord.wire.translator import Translator
from bot.views.discord.parts import asked
from tests.house.tree import ROOT, modules

MANIFEST = yaml.safe_load(Path(ROOT, "manifest.yml").read_text(encoding="utf-8"))
FACE = build_face(cast("Any", None), cast("Any", None), (10,))  # nobody acts
# Commands of Slack's that Discord has no need of, and why.
ELSEWHERE: dict[str, str] = {}


def test_both_platforms_have_the_same_commands():
    declared = {each["command"].removeprefix("/") for each in MANIFEST["features"]["slash_commands"]}
    assert {command.name for command in FACE.commands} == declared - ELSEWHERE.keys()


def test_every_button_that_is_drawn_is_answered():
    verbs = {
        node.args[0].value
        for module in modules("bot/views/screens/", "bot/views/discord/", "bot/handlers/discord/")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "token"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert verbs
    assert not {asked(verb) or verb for verb in verbs} - FACE.heard


async def test_commands_say_what_they_do_in_every_language_and_keep_their_names():
    tree = Client(FACE).tree
    commands = [await command.get_translated_payload(tree, Translator()) for command in FACE.commands]
    check_commands(commands)
    told = [place for command in commands for place in _places(command)]
    assert len(told) > 100
    for place in told:
        assert not (place.get("name_localizations") and "value" not in place), place["name"]
        key = "name" if "value" in place else "description"
        said = place[f"{key}_localizations"]
        assert set(said) == {"es-ES", "es-419"}
        assert all(0 < len(words) <= 100 for words in (place[key], *said.values()))
        assert place[key] != "…", f"an option {place['name']} of which nothing is said"


def _places(of: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A command with all options and choices within it."""
    yield of
    for place in (*(of.get("options") or ()), *(of.get("choices") or ())):
        yield from _places(place)
