"""Every dependency is justified where it is named, and pinned with hashes."""

import re
import tomllib
from itertools import chain, pairwise

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import text

DEPENDENCY = re.compile(r'^    "[A-Za-z]')
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return {canonicalize_name(found[1]): found[2] for found in PIN.finditer(text(f"requirements/{name}.txt"))}


def wanted() -> dict[str, list[Requirement]]:
    """The requirements that each pinned file must satisfy."""
    project = tomllib.loads(text("pyproject.toml"))
    runtime, groups = project["project"]["dependencies"], project["dependency-groups"]
    runtime = [*runtime, *chain(*project["project"]["optional-dependencies"].values())]
    tools = [line for line in groups["dev"] if isinstance(line, str)]
    sources = {"run": runtime, "dev": runtime + tools + groups["wheel"]}
    sources |= {name: groups[name] for name in ("wheel", "lock")}
    return {name: [Requirement(line) for line in lines] for name, lines in sources.items()}


def test_every_dependency_has_a_reason_above_it():
    dependencies = text("pyproject.toml").partition("[tool.")[0].splitlines()
    bare = [
        line.strip()
        for above, line in pairwise(dependencies)
        if DEPENDENCY.match(line) and not re.match(r"    # .{10,}\.$", above)
    ]
    assert not bare


@pytest.mark.parametrize("name", ["run", "dev", "wheel", "lock"])
def test_the_pins_satisfy_what_the_project_asks_for(name):
    pinned = pins(name)
    unmet = [
        str(requirement)
        for requirement in wanted()[name]
        if not requirement.specifier.contains(pinned.get(canonicalize_name(requirement.name), "0"))
    ]
    assert not unmet, "run `python3 run.py lock`"


def test_the_tests_run_on_the_pins_that_the_product_runs_on():
    assert pins("run").items() <= pins("dev").items()


@pytest.mark.parametrize("name", ["run", "dev", "wheel", "lock"])
def test_every_pin_carries_hashes(name):
    blocks = re.split(r"^(?=[\w.-]+==)", text(f"requirements/{name}.txt"), flags=re.MULTILINE)[1:]
    assert blocks
    assert not [block.partition(" ")[0] for block in blocks if "--hash=sha256:" not in block]
