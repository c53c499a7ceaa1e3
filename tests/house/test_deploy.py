"""The files to begin with, held against what Baton is: settings, addresses, files, and nobody's root."""

import re
import shlex
from configparser import RawConfigParser
from fnmatch import fnmatch

import pytest
import yaml

from bot.handlers.watched import health, metrics
from bot.settings.mistakes import name_of
from bot.settings.model import Settings
from bot.settings.secret_files import names
from tests.house.tree import ROOT, text, tracked

FILES = [path for path in tracked() if path.startswith("deploy/")]
# What compose is told for itself.
OF_COMPOSE = {"BATON_DOMAIN", "BATON_UPSTREAM"}
COMPOSE = yaml.safe_load(text("deploy/compose.yml"))
IMAGE = text("deploy/Dockerfile").replace("\\\n", " ").splitlines()


def unit() -> list[tuple[str, str]]:
    """Each line of the service, in order; keys may come more than once."""
    lines = [
        line for line in text("deploy/systemd/baton.service").splitlines() if re.match(r"[A-Z]\w+=", line)
    ]
    return [(line.partition("=")[0], line.partition("=")[2]) for line in lines]


def instructions(name: str) -> list[str]:
    return [line.partition(" ")[2] for line in IMAGE if line.startswith(f"{name} ")]


def test_what_is_set_is_a_setting():
    known = {*map(name_of, Settings.model_fields), *names(Settings.model_fields), *OF_COMPOSE}
    named = {(path, name) for path in FILES for name in re.findall(r"\bBATON_[A-Z_]*[A-Z]\b", text(path))}
    assert named
    assert not {(path, name) for path, name in named if name not in known}


def test_secrets_are_called_like_settings():
    credentials = [value.partition(":")[0] for key, value in unit() if key == "LoadCredential"]
    given = {*credentials, *COMPOSE["secrets"]} - {"postgres_password"}
    assert given
    assert given <= set(Settings.model_fields)
    assert not [path for path in FILES if path.startswith("deploy/secrets/")]


@pytest.mark.parametrize("proxy", ["deploy/proxy/Caddyfile", "deploy/proxy/nginx.conf"])
def test_no_proxy_tells_the_internet_what_machines_ask(proxy):
    kept = [line for line in text(proxy).splitlines() if "@watching path" in line or "location ~" in line]
    assert len(kept) == 1
    for path in (health.HEALTH, health.LIVE, health.READY, metrics.PATH):
        assert path.strip("/") in kept[0]


def test_the_image_is_built_from_what_is_let_in():
    let_in = [line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")]
    needed = {"pyproject.toml", "README.md", "LICENSE", "manifest.yml", "deploy/build.sh"}
    needed |= set(re.findall(r"requirements/\w+\.txt", text("deploy/build.sh")))
    needed |= {path for path in tracked() if path.startswith(("bot/", "baton_sandbox/", "baton_textbank/"))}
    assert {path for path in needed if not any(fnmatch(path, f"{each}*") for each in let_in)} == set()
    assert all((ROOT / each).exists() for each in let_in)
    assert shlex.split(instructions("RUN")[0])[0] in FILES


def test_the_image_is_nobodys_root_and_says_how_it_is():
    [user] = instructions("USER")
    assert int(user.partition(":")[0]) > 1000
    assert IMAGE.index(f"USER {user}") > max(n for n, line in enumerate(IMAGE) if line.startswith("RUN"))
    assert health.LIVE in instructions("HEALTHCHECK")[0]
    assert instructions("VOLUME") == ["/data"]


def test_of_compose_nothing_writes_where_it_need_not():
    ours = [COMPOSE["services"][name] for name in ("web", "worker")]
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in ours)
    assert [each["command"] for each in ours] == [["run", "--role=web"], ["run", "--role=worker"]]
    named = {
        volume.partition(":")[0]
        for each in COMPOSE["services"].values()
        for volume in each.get("volumes", ())
    }
    assert {name for name in named if not name.startswith(".")} == set(COMPOSE["volumes"])
    assert {name for each in COMPOSE["services"].values() for name in each.get("secrets", ())} == set(
        COMPOSE["secrets"]
    )
    assert all(
        "healthcheck" in COMPOSE["services"][name] or name in {"web", "worker"}
        for each in COMPOSE["services"].values()
        for name in each.get("depends_on", {})
    )


def test_the_service_waits_for_an_orderly_end():
    parsed = RawConfigParser(strict=False)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]  # as its documentation has it
    parsed.read_string(text("deploy/systemd/baton.service"))
    assert parsed.sections() == ["Unit", "Service", "Install"]
    service = dict(unit())
    assert int(service["TimeoutStopSec"]) > 15
    assert service["ExecStart"] == "/opt/baton/bin/baton run"
    assert {service[key] for key in ("DynamicUser", "NoNewPrivileges", "PrivateTmp")} == {"yes"}


def test_every_script_stops_at_the_first_thing_that_goes_wrong():
    scripts = [path for path in FILES if path.endswith(".sh")]
    assert scripts
    assert all("\nset -eu\n" in text(path) and (ROOT / path).stat().st_mode & 0o100 for path in scripts)
