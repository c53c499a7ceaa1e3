"""How rightly rules file replies to a dozen questions, counted over more than eight hundred of them.

`seen.tsv` was looked at while rules and folding were written, `held_out.tsv` never. A line has a question,
what is right, and the reply. Right is an answer, `tag:` with a tag, `-` for nothing, or `!` for an opt-out.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules.law.optout import Meaning, meaning_of
from bot.assignment.rules.replies.filing_rules import read
from bot.assignment.rules.replies.matching import Book
from bot.assignment.rules.replies.rule_checks import flaws, forbidding

FOLDER = Path(__file__).parent / "answers"
TOLD = tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))
SPANISH = re.compile(
    r"[áéíóúñ¿¡]|\b(si|ya|gracias|quien|numero|claro|soy|quizas|tal vez|el|la|que|por|voy|puedo|tengo|me|"
    r"no se|no estoy|estoy|esta|tu|su|los|las|para|con|todavia|nunca|fallecio|murio|equivocado)\b",
    re.IGNORECASE,
)
ENGLISH = re.compile(
    r"\b(the|text|texting|texts|let|off|for|contact|call|not|to|remove|you|count)\b", re.IGNORECASE
)
# As one writes who takes care: a capital letter first, a full stop or the like behind more than three words.
TIDY = re.compile(r"[A-ZÁÉÍÓÚ¿¡\d]\S*(?: \S+){0,2}[.!?]?|[A-ZÁÉÍÓÚ¿¡].*[.!?]")
LEAST_RIGHT, LEAST_FILED = 0.98, 0.4


def lines(half):
    rows = (FOLDER / f"{half}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows]


def written(of):
    return TOLD["every"] + of["rules"].replace("→ Q ", f"→ {of['prompt']} ")


def asked(of):
    return [Question(of["prompt"], tuple(of["options"]))]


@cache
def rules():
    return {of["id"]: Book(read(written(of), asked(of), TOLD["tags"])[0]) for of in TOLD["questions"]}


def files(question, body):
    """What rules file of a first reply; nothing of what opts out."""
    if meaning_of(body) is Meaning.STOP:
        return set()
    effects = (rule.effect for rule in rules()[question].matching(body, first=True))
    return {effect.value or f"tag:{effect.name}".lower() for effect in effects}


def test_the_corpus_is_as_large_and_mixed_as_it_should_be():
    """More than eight hundred replies to a dozen questions, a tenth of them Spanish, a third messy."""
    rows = [*lines("seen"), *lines("held_out")]
    bodies = [body for _, _, body in rows]
    assert len(set(rows)) >= 800
    assert len({of for of, _, _ in rows}) >= 12
    spanish = [body for body in bodies if SPANISH.search(body) and not ENGLISH.search(body)]
    assert len(spanish) >= len(bodies) / 10
    assert sum(not TIDY.fullmatch(body) for body in bodies) >= len(bodies) / 3


@pytest.mark.parametrize("of", TOLD["questions"], ids=lambda of: of["id"])
def test_the_rules_of_the_corpus_could_be_written(of):
    assert not forbidding(flaws(written(of), asked(of), TOLD["tags"]))


@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_what_rules_file_is_right(half, record_property):
    filed = [(right, body, files(question, body)) for question, right, body in lines(half)]
    told = [(right, body, said) for right, body, said in filed if said]
    wrong = [(right, body, said) for right, body, said in told if said != {right}]
    meant = [right for right, _, _ in filed if right not in "-!"]
    record_property("replies", (f"rules, {half}", "filed", len(told) - len(wrong), 0, len(wrong)))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(told), wrong
    assert len(told) >= LEAST_FILED * len(meant)


@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_no_opt_out_is_filed_instead_of_obeyed(half):
    for question, right, body in lines(half):
        if right == "!":
            assert not files(question, body)
            assert meaning_of(body) is not Meaning.NONE
