"""The terminal writes a campaign to a file, and says why not."""

import csv
from contextlib import closing

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.storage.engine.database import Database
from bot.storage.migrations import schema
from tests.assignment.bank import Bank
from tests.clock import StillClock


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs `export` where a campaign of two contacts is; its exit status, and what it said."""
    monkeypatch.chdir(tmp_path)
    with closing(Database(f"sqlite:///{tmp_path / 'baton.db'}")) as database:
        schema.upgrade(database)
        Bank(database, StillClock()).open(2, name="Early voting")

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["export", *arguments], env={"COLUMNS": "200"})
        return result.exit_code, result.output

    return run


def test_a_table_is_written_to_a_new_file_that_its_owner_alone_reads(run, tmp_path):
    assert run("early", "--to", "out.csv") == (0, "")
    file = tmp_path / "out.csv"
    assert file.stat().st_mode & 0o777 == 0o600
    with file.open(encoding="utf-8-sig", newline="") as written:
        assert [row["conversation"] for row in csv.DictReader(written)] == ["not texted", "not texted"]
    status, said = run("early", "--to", "out.csv")
    assert (status, "Nothing was written" in said) == (1, True)


def test_without_a_file_it_is_written_to_the_terminal(run):
    status, said = run("Early voting", "--table", "people")
    assert (status, said.strip("\ufeff\r\n").startswith("person,texted,reached")) == (0, True)


def test_a_campaign_that_is_not_there_is_named_and_no_file_is_left(run, tmp_path):
    status, said = run("Late voting", "--to", "out.csv")
    assert (status, "Late voting" in said) == (1, True)
    assert not (tmp_path / "out.csv").exists()
