"""The benchmarks run: on sizes that measure nothing, so that they cannot rot."""

import subprocess
import sys

import pytest

from bench import bank, national
from bot.storage.engine.database import Database


@pytest.mark.postgresql
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("postgresql_databases")
def test_every_benchmark_runs_on_both_databases():
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--tiny"], capture_output=True, text=True, timeout=390, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    for words in (
        "sqlite",
        "postgresql",
        "Claims of 25",
        "Drained",
        "held by two",
        "Signed clicks",
        "Replies",
        "Learning",
        "Import",
        "Boards",
        "Moves",
        "Find",
        "Results and exports",
        "Timers",
    ):
        assert words in ran.stdout


@pytest.mark.postgresql
def test_one_process_of_a_national_day_presses_its_share(postgresql_databases):
    url = postgresql_databases.new()
    database = Database(url)
    try:
        bank.lay(database, contacts=400, people=6)
        bank.text_all(database, 40)
        bank.spread(database, 40, 6)
        told = national.Worker(national.Share(url, 0, 1, 400, 6, 0.2)).run()
    finally:
        database.close()
        postgresql_databases.drop(url)
    assert told["presses"] == 8  # four texts are sent, four replies come and are answered; four came before
    assert told["core"] > 0
    assert told["p99"] > 0
