"""Everything that is said is said in every language, whole, with the same places."""

import ast
import re
from collections.abc import Sequence
from string import Formatter

from bot.views.phrases.languages import speaking
from bot.views.phrases.sentences import later
from bot.views.phrases.words import harmless, listed, shortened
from bot.vocabulary import Language
from tests.house.catalogue import OTHERS, SAYING, in_step, read, written
from tests.house.tree import Module, modules, text

# Two words, or one that begins a label.
_SPEAKS = re.compile(
    r"[^\W\d_’']{2,},? (a )?[^\W\d_’']{2,}|\ba [^\W\d_’']{2,}|\A\W*[A-Z][a-z]+(…|[.:!?])?\s*\Z"
)
# Names of things, types, and words that are compared and never shown.
_NOT_SAID = frozenset({"Baton", "English", "Part", "Figure", "Axes", "DejaVu Sans", "Unfit"})
# What is said to contacts, and what the terminal says to operators.
_FOR_OTHERS = frozenset(
    f"bot/views/phrases/{each}.py" for each in ("campaigns/checkup", "conversations/contact", "copies")
)


def test_every_sentence_has_its_translation_and_no_other_is_kept():
    """Add what is missing with `.venv/bin/python -m tests.house.catalogue`, and translate it."""
    for language in OTHERS:
        catalogue = read(language)
        assert written(in_step(catalogue)).decode() == written(catalogue).decode(), f"{language}.po is behind"
        assert [each.id for each in catalogue if each.id and not all(_forms(each.string))] == []
        assert [each.id for each in catalogue if each.id and each.fuzzy] == []


def test_translations_have_the_places_of_their_sentences():
    for language in OTHERS:
        for message in read(language):
            if not message.id:
                continue
            wanted = set().union(*map(_places, _forms(message.id)))
            for told in _forms(message.string):
                assert _places(told) <= wanted, told
                assert wanted - _places(told) <= {"n"}, told
                assert _edges(told) == _edges(_forms(message.id)[-1]), told


def test_the_page_of_the_commonest_sentences_says_what_is_said():
    rows = [
        line.strip("| ").split(" | ") for line in text("docs/sentences.md").splitlines() if line[:2] == "| "
    ]
    spanish = {_forms(each.id)[-1]: _forms(each.string)[-1] for each in read(Language.SPANISH) if each.id}
    assert len(rows) == 1 + 10
    assert all(spanish[english] == told for english, told in rows[1:])


def test_a_constant_is_said_in_the_language_of_whoever_reads_it():
    label = later("Send")
    assert (label, str(label), f"{label}!", shortened(label, 4)) == ("Send", "Send", "Send!", "Send")
    with speaking(Language.SPANISH):
        assert (label, str(label), f"{label}!", shortened(label, 4)) == ("Send", "Enviar", "Enviar!", "Env…")
        assert harmless(label) == "Enviar"
        assert (listed(["Ana", "Inés"]), listed(["7", "8"], "or")) == ("Ana e Inés", "7 u 8")


def test_no_sentence_goes_past_the_catalogue():
    speaking = {each.path for each in modules("bot/views") if list(_bare(each))}
    assert speaking == _FOR_OTHERS


def _bare(module: Module):
    """Strings that read like words for people, and are not looked up."""
    above = {below: node for node in ast.walk(module.tree) for below in ast.iter_child_nodes(node)}
    for node in ast.walk(module.tree):
        if not (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and _SPEAKS.search(node.value)
        ):
            continue
        around = list(_around(node, above))
        if node.value in _NOT_SAID or _is_no_word(node, above[node]) or any(map(_is_all, around)):
            continue
        if not any(_is_bug(each) or _is_looked_up(each) for each in around):
            yield node


def _around(node: ast.AST, above: dict[ast.AST, ast.AST]):
    while node in above:
        node = above[node]
        yield node


def _is_bug(node: ast.AST) -> bool:
    """Whether an exception is raised whose words nobody is shown."""
    return isinstance(node, ast.Raise) and "Miswritten" not in ast.unparse(node)


def _is_no_word(node: ast.AST, above: ast.AST) -> bool:
    """Whether it explains the code, or names something in a dictionary."""
    return isinstance(above, ast.Expr) or (isinstance(above, ast.Dict) and node in above.keys)


def _is_all(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and [ast.unparse(each) for each in node.targets] == ["__all__"]


def _is_looked_up(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING


def _forms(of: str | Sequence[str] | None) -> tuple[str, ...]:
    return (of or "",) if of is None or isinstance(of, str) else tuple(of)


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def _edges(sentence: str) -> tuple[bool, bool]:
    return sentence[:1].isspace(), sentence[-1:].isspace()
