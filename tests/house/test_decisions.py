"""Decisions fit a screen, say what notices when they no longer hold, and that exists."""

import ast
import re

import pytest

from tests.house.tree import text, tracked

FOLDER = "docs/decisions/"
INDEX = f"{FOLDER}README.md"
RECORDS = [path for path in tracked() if path.startswith(FOLDER) and path.endswith(".md") and path != INDEX]
SECTIONS = ["Context", "Decision", "Consequences", "Check"]
SCREEN = 50  # lines
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def named_tests(path: str) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(text(path)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }


def title(path: str) -> str:
    return text(path).partition("\n")[0]


def test_there_are_decisions():
    assert RECORDS


@pytest.mark.parametrize("record", RECORDS)
def test_a_decision_has_its_four_parts_on_one_screen(record):
    number = record.removeprefix(FOLDER)[:4]
    assert re.match(rf"# {number}\b[.:]? \S", title(record))
    assert re.findall(r"^## (.+)$", text(record), re.MULTILINE) == SECTIONS
    assert len(text(record).splitlines()) <= SCREEN


@pytest.mark.parametrize("record", RECORDS)
def test_what_checks_a_decision_exists(record):
    named = TEST.findall(text(record).partition("## Check")[2])
    assert named
    assert not [
        f"{path}::{test}"
        for path, test in named
        if path not in tracked() or (test and test not in named_tests(path))
    ]


def test_no_two_decisions_share_a_number():
    numbers = [record.removeprefix(FOLDER)[:4] for record in RECORDS]
    assert len(set(numbers)) == len(numbers)


def test_the_index_names_every_decision_by_its_title():
    rows = dict(re.findall(r"^\| \[\d{4}\]\(([\w-]+\.md)\) \| (.+) \|$", text(INDEX), re.MULTILINE))
    assert rows == {record.removeprefix(FOLDER): title(record)[7:] for record in RECORDS}
