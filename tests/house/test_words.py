"""Rooms are named for what they do and say so in one sentence."""

import ast
import re

from tests.house.tree import Module, modules

VAGUE = {"base", "common", "core", "helper", "helpers", "manager", "misc", "util", "utils"}

SENTENCE = re.compile(r"[A-Z]\S* .*[.!?]$", re.DOTALL)


def docstrings(module: Module) -> set[ast.AST]:
    bodies = (getattr(node, "body", None) for node in ast.walk(module.tree))
    return {body[0].value for body in bodies if isinstance(body, list) and isinstance(body[0], ast.Expr)}


def test_every_room_says_in_one_sentence_what_it_is_for():
    wrong = []
    for module in modules("baton_sandbox/", "bot/"):
        sentence = (ast.get_docstring(module.tree) or "").partition("\n\n")[0]
        if not sentence.endswith(".") or re.search(r"[.!?]\s+[A-Z]", sentence):
            wrong.append(f"{module.path}: {sentence!r}")
    assert not wrong


def test_no_room_has_a_name_that_says_nothing():
    names = {
        part
        for module in modules("baton_sandbox/", "bot/")
        for part in module.path.removesuffix(".py").split("/")
    }
    assert not names & VAGUE


def test_no_handler_of_a_chat_writes_sentences():
    assert not [
        f"{module.path}:{node.lineno} {node.value!r}"
        for module in modules("bot/handlers/slack/", "bot/handlers/discord/")
        for node in set(ast.walk(module.tree)) - docstrings(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.match(node.value)
    ]
