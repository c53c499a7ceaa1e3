"""The papers that people look for are there, lead somewhere, and name only what exists."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from posixpath import dirname, join, normpath

import pytest
import yaml

from tests.house.picture import declared, draw
from tests.house.test_dependencies import pins
from tests.house.tree import ROOT, text, tracked

PAPERS = [path for path in tracked() if path.endswith(".md")]
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"run\.py (\w+)")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"\.?[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|yml|toml|txt|example|png))")
SLASH = re.compile(r"`(/[a-z]+)(?: [^`]*)?`")

# What Slack itself, or a watching machine, is asked by these names, and folders.
NOT_OURS = {"/invite", "/healthz", "/livez", "/readyz", "/metrics", "/data", "/tmp"}
# What papers name and the repository does not keep.
NOT_KEPT = {".venv/", ".env", "dist/", "house/"}
EXPECTED = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"]
OTHER_STACKS = {
    "django",
    "fastapi",
    "flask",
    "granian",
    "gunicorn",
    "httpx",
    "requests-async",
    "starlette",
    "uvicorn",
}


def anchors(path: str) -> set[str]:
    """What GitHub calls the headings of a paper."""
    return {
        re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-")
        for heading in HEADING.findall(text(path))
    }


def links() -> Iterator[tuple[str, str, str]]:
    """Paper, where a link leads, and to which heading; within the repository."""
    for paper in PAPERS:
        for target, heading in LINK.findall(text(paper)):
            yield paper, normpath(join(dirname(paper), target)) if target else paper, heading


@pytest.mark.parametrize(
    "paper", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"]
)
def test_the_paper_is_there(paper):
    assert paper in tracked()


def test_the_readme_gives_the_two_commands():
    assert {"demo", "test"} <= set(COMMAND.findall(text("README.md")))


def test_every_command_that_a_paper_gives_exists():
    usage = set(re.findall(r"^  (\w+)  ", text("run.py"), re.MULTILINE))
    assert not {
        (paper, found) for paper in PAPERS for found in COMMAND.findall(text(paper)) if found not in usage
    }


def test_every_slash_command_that_a_paper_gives_exists():
    declared = {
        each["command"] for each in yaml.safe_load(text("manifest.yml"))["features"]["slash_commands"]
    }
    known = declared | NOT_OURS
    assert not {
        (paper, found) for paper in PAPERS for found in SLASH.findall(text(paper)) if found not in known
    }


def test_every_link_within_the_repository_leads_somewhere():
    assert not [(paper, target) for paper, target, _ in links() if not (ROOT / target).exists()]


def test_every_link_to_a_heading_finds_it():
    assert not [
        (paper, target, heading)
        for paper, target, heading in links()
        if heading and heading not in anchors(target)
    ]


def test_every_path_that_a_paper_names_exists():
    named = {
        (paper, found) for paper in PAPERS for found in CODE.findall(text(paper)) if PATH.fullmatch(found)
    }
    assert ("ARCHITECTURE.md", "bot/assignment/desk.py") in named
    assert not {
        (paper, path)
        for paper, path in named
        if path not in NOT_KEPT and not (ROOT / path).exists() and not (ROOT / dirname(paper) / path).exists()
    }


def test_no_paper_wraps_later_than_a_page_is_wide():
    assert not [
        f"{paper}:{number}"
        for paper in PAPERS
        for number, line in enumerate(text(paper).splitlines(), 1)
        if len(line) > 120 and not line.startswith("|")
    ]


def test_every_folder_of_tests_is_told():
    folders = {path.split("/")[1] for path in tracked() if re.fullmatch(r"tests/\w+/.+\.py", path)}
    told = re.findall(r"^\| `tests/(\w+)/` \|", text("CONTRIBUTING.md"), re.MULTILINE)
    assert set(told) == folders


def test_the_changelog_has_a_place_for_what_is_not_released():
    headings = HEADING.findall(text("CHANGELOG.md"))
    assert headings[:2] == ["Changelog", "[Unreleased]"]


def test_there_is_one_http_stack():
    assert not OTHER_STACKS & pins("run").keys()


def test_starting_baton_does_not_load_what_only_draws():
    code = "import sys, bot.bootstrap; sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=quiet, check=False).returncode == 0


def test_the_picture_of_the_floors_is_the_one_that_the_contracts_draw():
    """Else: `.venv/bin/python -m tests.house.picture`."""
    assert draw(declared()) == text("docs/pictures/floors.svg")
