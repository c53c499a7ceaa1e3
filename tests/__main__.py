"""Every check of the house in one run: `python3 run.py test`; with arguments, pytest alone."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

Run = tuple[subprocess.CompletedProcess[str], float]
ROOT = Path(__file__).resolve().parent.parent
PYTEST = ["-m", "pytest"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# Tests that drive browsers and sockets wait much of their time: more of them run than there are cores.
WORKERS = 2 * (os.cpu_count() or 1)
# Without bytecode on the disk each of the processes that tests start would compile Baton anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
FIRST = {"Lint": ["-m", "ruff", "check", "."], "Format": ["-m", "ruff", "format", "--check", "."]}
TESTS = [*PYTEST, "-n", str(WORKERS), "--dist", "worksteal"]
# These run beside the tests, and say what they found when the tests are over.
BESIDE = {"Types": ["-m", "mypy"], "Floors": ["-c", LINT_IMPORTS, "--no-logo"]}


def main(arguments: list[str]) -> int:
    """Run all checks, whatever fails on the way, and end with one line for each."""
    if arguments:
        return python([*PYTEST, *(arguments[1:] if arguments[0] == "--" else arguments)]).returncode
    results = {heading: shown(heading, argv) for heading, argv in FIRST.items()}
    with ThreadPoolExecutor(1) as one:
        beside = {heading: one.submit(timed, argv, subprocess.PIPE) for heading, argv in BESIDE.items()}
        results["Tests"] = shown("Tests", TESTS)
    for heading, run in beside.items():
        headline(heading)
        print(run.result()[0].stdout, end="")
        results[heading] = run.result()
    print("\nSummary")
    for heading, (ran, seconds) in results.items():
        print(f"  {'ok    ' if ran.returncode == 0 else 'FAILED'}  {heading:<8} {seconds:6.1f} s")
    return int(any(ran.returncode for ran, _ in results.values()))


def shown(heading: str, argv: list[str]) -> Run:
    headline(heading)
    return timed(argv)


def headline(heading: str) -> None:
    print(f"\n{heading}\n{'-' * len(heading)}", flush=True)


def timed(argv: list[str], output: int | None = None) -> Run:
    started = time.monotonic()
    return python(argv, output), time.monotonic() - started


def python(argv: list[str], output: int | None = None) -> subprocess.CompletedProcess[str]:
    errors = None if output is None else subprocess.STDOUT
    argv = [sys.executable, *argv]
    return subprocess.run(
        argv, cwd=ROOT, env=ENVIRONMENT, stdout=output, stderr=errors, text=True, check=False
    )


sys.exit(main(sys.argv[1:]))
