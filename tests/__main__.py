"""Every check of the house in one run: `python3 run.py test`; with arguments, pytest alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ["-m", "pytest"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# Tests that drive browsers and sockets wait much of their time: more of them run than there are cores.
WORKERS = 2 * (os.cpu_count() or 1)
# Without bytecode on the disk each of the processes that tests start would compile Baton anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
CHECKS = {
    "Lint": ["-m", "ruff", "check", "."],
    "Format": ["-m", "ruff", "format", "--check", "."],
    "Types": ["-m", "mypy"],
    "Floors": ["-c", LINT_IMPORTS, "--no-logo"],
    "Tests": [*PYTEST, "-n", str(WORKERS), "--dist", "worksteal"],
}


def main(arguments: list[str]) -> int:
    """Run all checks, whatever fails on the way, and end with one line for each."""
    if arguments:
        return python([*PYTEST, *(arguments[1:] if arguments[0] == "--" else arguments)])
    results = {heading: timed(heading, argv) for heading, argv in CHECKS.items()}
    print("\nSummary")
    for heading, (status, seconds) in results.items():
        print(f"  {'ok    ' if status == 0 else 'FAILED'}  {heading:<8} {seconds:6.1f} s")
    return int(any(status for status, _ in results.values()))


def timed(heading: str, argv: list[str]) -> tuple[int, float]:
    print(f"\n{heading}\n{'-' * len(heading)}", flush=True)
    started = time.monotonic()
    return python(argv), time.monotonic() - started


def python(argv: list[str]) -> int:
    return subprocess.call([sys.executable, *argv], cwd=ROOT, env=ENVIRONMENT)


sys.exit(main(sys.argv[1:]))
