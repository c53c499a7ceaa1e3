"""Discord offers what Slack offers: the same commands, and an answer to every button that is drawn."""

import ast
from pathlib import Path
from typing import Any, cast

import yaml

from bot.handlers.discord.app import build_face
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
