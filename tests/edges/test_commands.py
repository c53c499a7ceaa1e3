"""The command line: says what it did, and what to do when it could not; nobody is shown a traceback."""

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlmodel import col
from typer.testing import CliRunner

from bot.__main__ import app
from bot.storage.engine.database import Database
from bot.storage.engine.process_lock import sole_tenant
from bot.storage.tables import Contact, ContactList
from tests.house.tree import ROOT
from tests.processes import Process

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
    status, said = baton("run", BATON_PORT="x", BATON_SEGMENTS_PER_SECOND="y")
    assert status == 1
    assert "BATON_PORT" in said
    assert "BATON_SEGMENTS_PER_SECOND" in said


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
    assert "✓ The database will be" in said
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


# What goes wrong at a start is a sentence, in which nothing secret stands.


PASSWORD = "pa/ss:word"
COMMANDS = (["run"], ["check"], ["upgrade"], ["load", "list.csv", "--list", "Ours"])


@pytest.fixture
def begin(folder, tmp_path_factory):
    """Begins a command as a process of its own, as at a terminal."""
    (folder / "list.csv").write_text(GOOD)

    def begin(*arguments: str, **environment: str) -> Process:
        told = tmp_path_factory.mktemp("told") / "said"
        return Process("bot", *arguments, env={"COLUMNS": "200", **environment}, cwd=folder, output=told)

    return begin


@pytest.fixture
def process(begin):
    """Runs a command to its end; its exit status and all it wrote."""
    return lambda *arguments, **environment: begin(*arguments, **environment).ended()


ADDRESSES = (
    f"postgresql://me:{PASSWORD}@127.0.0.1/baton",
    f"postgresql://me:{PASSWORD}@[127.0.0.1/baton",
    f"postgresql://me:{PASSWORD}@127.0.0.1:port/baton",
    "postgresql://me:pa%2Fss:word@127.0.0.1:1/baton?sslmode=never",
)


def test_an_address_that_cannot_be_read_is_a_sentence_without_its_password(begin):
    """All at once: some wait a quarter of a minute for a database that may be about to start."""
    each = zip(COMMANDS, ADDRESSES, strict=True)
    begun = [begin(*arguments, BATON_DATABASE_URL=address) for arguments, address in each]
    for status, said in [each.ended() for each in begun]:
        assert (status, "Traceback" in said) == (1, False)
        assert "BATON_DATABASE_URL" in said
        assert "ss:word" not in said


@pytest.mark.parametrize(
    "arguments, encoding", list(zip(COMMANDS, ("utf-16", "latin-1") * 2, strict=True)), ids=str
)
def test_settings_in_another_encoding_are_a_sentence_without_tokens(process, folder, arguments, encoding):
    (folder / ".env").write_bytes("BATON_SLACK_BOT_TOKEN=xoxb-s3cret\n# für uns\n".encode(encoding))
    status, said = process(*arguments)
    assert (status, "Traceback" in said) == (1, False)
    assert ".env is no text in UTF-8" in said
    assert "s3cret" not in said


def test_settings_that_begin_with_a_mark_of_their_encoding_are_read(baton, folder):
    (folder / ".env").write_bytes(b"\xef\xbb\xbfBATON_PORT=x\n")
    assert "BATON_PORT" in baton("check")[1]


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_database_of_a_newer_baton_is_refused_by_its_name_and_left_alone(baton, folder, arguments):
    (folder / "list.csv").write_text(GOOD)
    baton("upgrade")
    with closing(sqlite3.connect(folder / "baton.db")) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    status, said = baton(*arguments)
    assert status == 1
    assert "The database has schema 9999, from a newer Baton" in said
    with closing(sqlite3.connect(folder / "baton.db")) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_something_nobody_foresaw_is_told_without_what_it_holds(folder):
    """Before logging was set up, such a thing was printed with every value that it had seen."""
    (folder / "sitecustomize.py").write_text(
        "import bot.settings.reading\n"
        "def broken(role=None):\n"
        "    token = 'xoxb-s3cret'\n"
        "    raise LookupError(token)\n"
        "bot.settings.reading.read_settings = broken\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        cwd=folder,
        env={"PYTHONPATH": f"{folder}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert (done.returncode, "LookupError" in said) == (1, True)
    assert ("s3cret" in said, "Traceback" in said) == (False, False)


def modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.glob("baton.db*")}


def test_a_checkup_says_where_the_database_will_be_and_makes_nothing(baton, folder):
    _, said = baton("check")
    assert f"The database will be {folder / 'baton.db'}. It is made when Baton first starts." in said
    assert list(folder.iterdir()) == []


def test_a_checkup_says_which_file_it_read_and_leaves_none_behind(baton, folder):
    baton("upgrade")
    before = set(folder.iterdir())
    _, said = baton("check")
    assert f"The database answers ({folder / 'baton.db'})." in said
    assert set(folder.iterdir()) == before


def test_the_database_is_for_its_owner_alone(process, folder):
    process("upgrade")
    assert set(modes(folder).values()) == {0o600}
    assert "baton.db" in modes(folder)


def test_a_database_that_others_could_read_is_closed_to_them(process, folder):
    process("upgrade")
    (folder / "baton.db").chmod(0o644)
    process("load", "list.csv", "--list", "Ours")
    assert modes(folder)["baton.db"] == 0o600
