"""The import contracts of pyproject.toml hold, and each of them bites."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, text, tracked

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# contract: (a room, a line that it must not contain)
TRESPASSES = {
    "Every room stands on its floor, and a new room is given one": (
        "bot/storage/traffic/outbox.py",
        "import bot.assignment.desk",
    ),
    "SQL is spoken in storage alone": ("bot/assignment/texting/claim.py", "import sqlalchemy"),
    "The core has floors of its own, one for each theme": (
        "bot/assignment/texting/claim.py",
        "import bot.assignment.conversations.inbox",
    ),
    "Storage has floors of its own, by the core's themes": (
        "bot/storage/people/persons.py",
        "import bot.storage.texting.pool",
    ),
    "The rules have floors of their own": (
        "bot/assignment/rules/calendar/hours.py",
        "import bot.assignment.rules.places.phones",
    ),
    "Rules, outcomes and refusals are pure": ("bot/assignment/rules/deal.py", "import random"),
    "The core is synchronous behind its desk and its intake": (
        "bot/assignment/texting/claim.py",
        "import asyncio",
    ),
    "One folder for each outside world, and none knows another": (
        "bot/handlers/twilio/__init__.py",
        "import bot.handlers.slack.app",
    ),
    "Views see what the core says, not how it comes to it": (
        "bot/views/phrases/words.py",
        "import bot.assignment.texting.claim",
    ),
    "Pages are data: sentences below, screens between, painters on top": (
        "bot/views/parts.py",
        "import bot.views.screens.plan",
    ),
    "Screens are made of parts and phrases, and know no outside world": (
        "bot/views/screens/inbox.py",
        "import bot.views.chart",
    ),
    "What both chat platforms do alike names neither": (
        "bot/handlers/chat/reassignment/plans.py",
        "import bot.views.slack.paint",
    ),
    "Slack is named in its own folders alone": ("bot/views/tokens.py", "import slack_sdk"),
    "Discord is named in its own folders alone": ("bot/views/tokens.py", "import discord"),
    "Twilio is named in its own folders alone": ("bot/settings/model.py", "import twilio.rest"),
    "One room holds the ticker": ("bot/bootstrap.py", "import apscheduler"),
    "One room counts for those who watch": ("bot/handlers/server.py", "import prometheus_client"),
    "One room knows other languages": ("bot/views/phrases/words.py", "import babel.dates"),
    "One room tells a Sentry": ("bot/logs.py", "import sentry_sdk"),
    "One room draws": ("bot/views/slack/parts.py", "import matplotlib.figure"),
    "The terminal is named by the command line alone": ("bot/scheduler.py", "import rich.console"),
    "Storage is known to the core, and opened where Baton is put together": (
        "bot/courier/__init__.py",
        "import bot.storage.tables",
    ),
    "Settings and logs are handed out where Baton is put together": (
        "bot/scheduler.py",
        "import bot.settings",
    ),
    "Core, courier and phrases name no outside world": (
        "bot/assignment/conversations/inbound.py",
        "import twilio",
    ),
    "The sandbox has floors of its own, and none of its chats knows another": (
        "baton_sandbox/slack/server.py",
        "import baton_sandbox.discord.server",
    ),
    "The sandbox's Slack has floors": (
        "baton_sandbox/slack/state/world.py",
        "import baton_sandbox.slack.workspace",
    ),
    "The sandbox's Discord has floors": (
        "baton_sandbox/discord/state/world.py",
        "import baton_sandbox.discord.hub",
    ),
    "The sandbox's Twilio has floors": (
        "baton_sandbox/twilio/network/carrier.py",
        "import baton_sandbox.twilio.phones",
    ),
    "The sandbox's page has floors": (
        "baton_sandbox/page/window.py",
        "import baton_sandbox.page.server",
    ),
    "The sandbox knows Baton as the outer world does, by its wires alone": (
        "baton_sandbox/clock.py",
        "import bot.storage.tables",
    ),
    "Nobody knows the sandbox but the command that shows it": (
        "bot/courier/__init__.py",
        "import baton_sandbox.clock",
    ),
}


def contracts() -> list[str]:
    return [
        each["name"] for each in tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    ]


def verdicts(folder: Path) -> dict[str, str]:
    """What import-linter says of each contract about the copy of Baton in `folder`: KEPT or BROKEN."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    said = {name: line for name in contracts() for line in done.stdout.splitlines() if line.startswith(name)}
    assert said.keys() == set(contracts()), done.stdout + done.stderr
    return {name: "KEPT" if " KEPT" in line else "BROKEN" for name, line in said.items()}


@pytest.fixture
def copy(tmp_path) -> Path:
    """Baton's code and contracts, free to be spoilt."""
    for path in tracked():
        if path == "pyproject.toml" or (path.startswith(("baton_sandbox/", "bot/")) and path.endswith(".py")):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, tmp_path / path)
    return tmp_path


def test_every_contract_is_kept(copy):
    assert set(verdicts(copy).values()) == {"KEPT"}


def test_every_contract_bites(copy):
    assert TRESPASSES.keys() == set(contracts()), "each contract needs a trespass that it must catch"
    for path, line in TRESPASSES.values():
        with (copy / path).open("a", encoding="utf-8") as room:
            room.write(f"\n{line}\n")
    assert set(verdicts(copy).values()) == {"BROKEN"}


def test_a_new_room_without_a_floor_is_noticed(copy):
    (copy / "bot" / "utils.py").write_text('"""A stray room."""\n', encoding="utf-8")
    assert verdicts(copy)["Every room stands on its floor, and a new room is given one"] == "BROKEN"
