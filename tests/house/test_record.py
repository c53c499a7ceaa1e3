"""Whatever is noted in the record has its sentence in /audit."""

import ast

from bot import vocabulary
from bot.assignment.audit.lines import UNDO
from bot.views.phrases.audit.deeds import SAID
from bot.vocabulary import Cause
from tests.house.tree import Function, Module, modules

# Of calls of `note`, and of functions that pass one of their own parameters on to it: where the verb stands.
Places = dict[str, int]


def verbs(module: Module) -> set[str]:
    """Every verb that a room notes; what cannot be read is told as it stands, and has no sentence."""
    places: Places = {"note": 1, "note_now": 1}
    while True:
        given = [found for function in module.functions() for found in noted(function, places)]
        passed = {name: place for name, place, _ in given if name}
        if passed.keys() <= places.keys():
            return {verb for _, _, verb in given if verb}
        places |= passed


def noted(function: Function, places: Places) -> list[tuple[str, int, str]]:
    """Verbs that a function notes; its own name, with a place, where it passes its caller's verb on."""
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    found = []
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        called = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if called in places and len(call.args) > places[called]:
            verb = call.args[places[called]]
            if isinstance(verb, ast.Name) and verb.id in names:
                found.append((function.name, names.index(verb.id), ""))
            else:
                found += [("", 0, word) for word in words(verb)]
    return found


def words(verb: ast.expr) -> set[str]:
    match verb:
        case ast.Constant(value=str(word)):
            return {word}
        case ast.IfExp(body=one, orelse=other):
            return words(one) | words(other)
        case ast.Attribute(value=ast.Name(id=kind), attr=member) if hasattr(vocabulary, kind):
            return {getattr(vocabulary, kind)[member].value}
        case ast.Attribute(attr="cause"):
            return set(Cause)
        case _:
            return {ast.unparse(verb)}


def test_every_verb_that_is_noted_has_a_sentence():
    noted = {verb for module in modules("bot/assignment/") for verb in verbs(module)}
    assert {"claim", "take", "pause", "end", "suspend", "skip", "open", "resume"} <= noted
    assert not noted - SAID.keys(), "say in bot/views/phrases/audit/deeds.py what these are"


def test_every_cause_of_a_move_has_a_sentence():
    assert {*Cause, UNDO} <= SAID.keys()


def test_no_sentence_is_about_what_nobody_notes():
    noted = {verb for module in modules("bot/assignment/") for verb in verbs(module)}
    assert not SAID.keys() - noted - {*Cause, UNDO}
