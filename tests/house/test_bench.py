"""The benchmarks run: on sizes that measure nothing, so that they cannot rot."""

import subprocess
import sys

import pytest


@pytest.mark.postgresql
@pytest.mark.timeout(240)
@pytest.mark.usefixtures("postgresql_databases")
def test_every_benchmark_runs_on_both_databases():
    ran = subprocess.run(
        [sys.executable, "-m", "bench", "--tiny"], capture_output=True, text=True, timeout=230, check=False
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
        "Import",
        "Boards",
        "Moves",
        "Find",
        "Results and exports",
        "Timers",
    ):
        assert words in ran.stdout
