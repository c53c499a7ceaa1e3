"""The wheel holds all of Baton, takes one name among packages, and works where there is no checkout."""

import os
import re
import signal
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from pathlib import Path
from urllib.request import urlopen

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from typer.testing import CliRunner

from bot import __version__
from bot.__main__ import app
from tests.edges.installed import command
from tests.house.tree import ROOT, text, tracked


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("dist")
    [built] = WheelBuilder(str(ROOT)).build(directory=str(folder))
    return zipfile.ZipFile(built)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    wheel.extractall(folder)
    return folder


def baton(installed: Path, elsewhere: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(installed, *arguments),
        cwd=elsewhere,
        env={**os.environ, "HOME": str(elsewhere), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def about(wheel: zipfile.ZipFile):
    return Parser().parsestr(wheel.read(f"{info(wheel)}/METADATA").decode())


def wanted(lines: Iterable[str]) -> set[tuple[str, str, SpecifierSet]]:
    """Name, extras and versions of each requirement."""
    asked = map(Requirement, lines)
    return {(canonicalize_name(each.name), ",".join(each.extras), each.specifier) for each in asked}


def info(wheel: zipfile.ZipFile) -> str:
    [folder] = {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    return folder


def test_the_wheel_holds_everything_that_the_product_is_made_of(wheel):
    ours = [path for path in tracked() if path.startswith(("baton_sandbox/", "bot/"))]
    inside = {f"baton_textbank/house/{path}" for path in (*ours, "manifest.yml")}
    beside = {"baton_textbank/__init__.py", "baton_textbank/__main__.py"}
    files = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert files == inside | beside


def test_the_wheel_takes_one_name_among_packages(wheel):
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"baton_textbank", info(wheel)}


def test_the_wheel_asks_for_what_the_project_names(wheel):
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = about(wheel).get_all("Requires-Dist") or ()
    assert wanted(line for line in asked if "extra ==" not in line) == wanted(project["dependencies"])
    assert set(about(wheel).get_all("Provides-Extra") or ()) == set(project["optional-dependencies"])
    assert (about(wheel)["Version"], about(wheel)["License-Expression"]) == (__version__, "MIT")


def test_the_readme_names_the_file(wheel):
    assert Path(str(wheel.filename)).name in text("README.md")


def test_check_works_from_the_wheel(installed, tmp_path):
    said, _ = baton(installed, tmp_path, "check").communicate(timeout=60)
    assert "The settings can be read." in said
    assert not re.search(r"Traceback|unexpected", said)


def test_the_demo_works_from_the_wheel(installed, tmp_path):
    with baton(installed, tmp_path, "demo", "--data", str(tmp_path / "demo"), "--port", "0") as demo:
        assert demo.stdout
        said = ""
        for line in demo.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        url = re.search(r"http://\S+", said)
        assert url, said
        with urlopen(url[0]) as page:
            assert "static" in page.read().decode()
        demo.send_signal(signal.SIGINT)
        rest, _ = demo.communicate(timeout=30)
    assert demo.returncode == 0
    assert "The demo has stopped." in rest


def test_the_version_is_of_a_release_or_before_one():
    """Whoever releases takes `.dev0` away, and names the version in the changelog."""
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", text("CHANGELOG.md"), re.MULTILINE)
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev0)?", __version__)
    assert __version__.endswith(".dev0") or (newest and newest[1] == __version__)


def test_the_kept_wheel_is_of_the_last_release():
    """Whoever releases puts it there: `tests/edges/test_roll.py` runs it beside today's Baton."""
    [kept] = (ROOT / "tests/edges/released").iterdir()
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", text("CHANGELOG.md"), re.MULTILINE)
    last = released[0] if __version__.endswith(".dev0") else released[1]
    assert kept.name.split("-")[:2] == ["baton_textbank", last]


def test_it_says_which_version_it_is():
    told = CliRunner().invoke(app, ["--version"])
    assert (told.exit_code, told.output) == (0, f"baton {__version__}\n")


def test_a_demo_whose_packages_were_left_out_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "baton_sandbox.demo.showing", None)  # as where one of them is missing
    told = CliRunner().invoke(app, ["demo", "--port=0"], env={"COLUMNS": "200"})
    assert told.exit_code == 1
    assert "[demo]" in told.output
