"""The tools that everybody starts from: the bootstrap, and the PostgreSQL server of the tests."""

import ast
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.house.tree import ROOT, text
from tests.postgresql import PostgresqlMissing, find_programs, postgresql_server

START_AND_WAIT = """
from tests.postgresql import postgresql_server
with postgresql_server(in_memory=True) as server:
    print(server.root, (server.root / "data").resolve(), flush=True)
    input()
"""


@pytest.fixture
def programs() -> Path:
    try:
        return find_programs()
    except PostgresqlMissing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(missing))


def test_older_pythons_can_read_the_bootstrap_that_refuses_them():
    ast.parse(text("run.py"), feature_version=(3, 8))


def test_a_mistyped_command_is_answered_with_the_list_of_commands():
    done = subprocess.run(
        [sys.executable, "run.py", "dmo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "no command named dmo" in done.stderr
    assert "  demo " in done.stderr


@pytest.mark.postgresql
def test_a_killed_test_run_leaves_no_server_behind(programs):
    run = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with run:
        assert run.stdout
        root, data = map(Path, run.stdout.readline().split())
        assert (data / "postmaster.pid").exists()
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while root.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not root.exists()
    assert not data.exists()


@pytest.mark.postgresql
def test_a_durable_server_keeps_what_was_committed_through_a_power_cut(programs):
    with postgresql_server(durable=True) as server:
        with psycopg.connect(server.conninfo()) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        server.kill()
        server.start()
        with psycopg.connect(server.conninfo()) as connection:
            assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
