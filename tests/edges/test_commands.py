"""The command line: says what it did, and what to do when it could not; nobody is shown a traceback."""

import resource
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import col
from typer.testing import CliRunner

from bot.__main__ import app
from bot.storage.database import Database
from bot.storage.sole import sole_tenant
from bot.storage.tables import Contact, ContactList
from tests.house.tree import ROOT

GOOD = "first name,cell\nAda,(212) 555-0142\nBen,12\nCleo,\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def baton():
    """Runs a command; its exit status, and all it said in one line."""

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200", **environment})
        said = " ".join(result.output.split())
        assert "Traceback" not in said
        return result.exit_code, said

    return run


def rows(folder: Path) -> list[tuple[str, str, int]]:
    """Name, state and number of contacts of every list."""
    with closing(Database(f"sqlite:///{folder / 'baton.db'}")) as database, database.reading() as session:
        counted = (
            sa.select(col(ContactList.name), col(ContactList.state), sa.func.count(col(Contact.id)))
            .outerjoin(Contact, col(Contact.list_id) == col(ContactList.id))
            .group_by(col(ContactList.id))
        )
        return [tuple(found) for found in session.execute(counted)]


def test_a_bare_command_says_what_there_is(baton):
    _, said = baton()
    assert all(f" {name} " in said for name in ("run", "demo", "load", "upgrade", "check"))


def test_a_list_is_loaded_and_every_bad_row_reported(baton, folder):
    (folder / "list.csv").write_text(GOOD)
    status, said = baton("load", "list.csv", "--list", "Ours")
    assert status == 0
    assert "Ours is loaded: 1 contact." in said
    assert "3 has no phone number that could be texted 12" in said
    assert "4 has no phone number" in said
    assert rows(folder) == [("Ours", "ready", 1)]


def test_the_same_file_again_loads_nothing(baton, folder):
    (folder / "list.csv").write_text(GOOD)
    baton("load", "list.csv", "--list", "Ours")
    status, said = baton("load", "list.csv", "--list", "Again")
    assert (status, "was loaded before" in said) == (0, True)
    assert rows(folder) == [("Ours", "ready", 1)]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"name\nAda\n", b"%PDF-1.7 ..."])
def test_a_file_that_is_no_list_is_refused_and_nothing_is_loaded(baton, folder, content):
    (folder / "list.csv").write_bytes(content)
    status, said = baton("load", "list.csv", "--list", "Ours")
    assert (status, "Nothing was loaded." in said) == (1, True)
    assert [each for each in rows(folder) if each[1] == "ready"] == []


def test_a_name_that_is_taken_is_refused(baton, folder):
    (folder / "list.csv").write_text(GOOD)
    (folder / "other.csv").write_text(GOOD + "Dev,212-555-0143\n")
    baton("load", "list.csv", "--list", "Ours")
    status, said = baton("load", "other.csv", "--list", "Ours")
    assert (status, "Ours" in said) == (1, True)
    assert rows(folder) == [("Ours", "ready", 1)]


@pytest.mark.parametrize("path", ["none.csv", "."])
def test_a_file_that_is_not_there_is_named(baton, path):
    status, said = baton("load", path, "--list", "Ours")
    assert (status, said) == (1, f"There is no file {path}. Nothing was loaded.")


def test_every_wrong_setting_is_named(baton):
    status, said = baton("run", BATON_PORT="x", BATON_TEXTS_PER_SECOND="y")
    assert status == 1
    assert "BATON_PORT" in said
    assert "BATON_TEXTS_PER_SECOND" in said


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_role_for_several_processes_is_refused_on_a_file(baton, command):
    status, said = baton(command, "--role=worker")
    assert (status, "BATON_ROLE=worker needs PostgreSQL" in said) == (1, True)


def test_a_second_baton_on_the_same_file_is_told_so(baton, folder):
    with sole_tenant(f"sqlite:///{folder / 'baton.db'}"):
        for command in ("run", "upgrade"):
            status, said = baton(command)
            assert (status, "Another Baton runs on" in said) == (1, True)


def test_a_list_can_be_loaded_while_baton_runs(baton, folder):
    (folder / "list.csv").write_text(GOOD)
    baton("upgrade")
    with sole_tenant(f"sqlite:///{folder / 'baton.db'}"):
        assert baton("load", "list.csv", "--list", "Ours")[0] == 0


def test_a_database_that_is_none_is_told_so(baton, folder):
    (folder / "baton.db").write_bytes(b"no database " * 500)
    for arguments in (["run"], ["upgrade"], ["load", "baton.db", "--list", "Ours"]):
        status, said = baton(*arguments)
        assert (status, "The database cannot be used" in said) == (1, True)


def test_upgrading_may_be_repeated(baton):
    assert baton("upgrade") == baton("upgrade")


def test_a_checkup_says_what_is_missing_and_fails(baton):
    status, said = baton("check")
    assert status == 1
    assert "✓ The database answers (sqlite)." in said
    assert "✗ Neither Slack nor Discord is configured" in said
    assert "✗ Twilio is not configured" in said


def test_on_a_full_disk_nothing_of_a_list_stays_in_sight(folder, baton):
    baton("upgrade")
    lines = "".join(f"Name{n},+1212555{n:04}\n" for n in range(100, 200))
    filler = "x" * 20_000
    (folder / "list.csv").write_text(
        "first name,cell,notes\n" + "".join(f"{line[:-1]},{filler}\n" for line in lines.splitlines(True))
    )
    size = (folder / "baton.db").stat().st_size

    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))

    done = subprocess.run(
        [sys.executable, "-m", "bot", "load", "list.csv", "--list", "Ours"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(folder), "USER": "ana"},
        preexec_fn=fill_the_disk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "database" in done.stderr.lower()
    assert [each for each in rows(folder) if each[1] == "ready"] == []
