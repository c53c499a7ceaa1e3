"""Make Baton's private environment in `.venv/` when it is missing or out of date, then run a command in it.

Standard library only, and readable by older Pythons, so that a wrong one is told so in a sentence.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
HOME_STAMP = VENV / "baton-home"  # which Python and which folder this environment was made for
UNFINISHED = VENV / "baton-unfinished"  # present while packages are being changed

SHIM = '@"%~dp0python.exe" -m bot %*' if os.name == "nt" else '#!/bin/sh\nexec "${0%/*}/python" -m bot "$@"\n'

USAGE = """usage: python3 run.py COMMAND [ARGUMENTS]

  demo      try Baton in the browser, no accounts needed
  run       serve the chat platforms named in the settings
  load      read a contact list from a file
  export    write a campaign to a CSV file
  upgrade   bring the database to this version
  backup    copy the database into a file, while Baton runs
  restore   bring a backup back
  move      carry a text bank from an SQLite file into PostgreSQL
  endpoint  post events to the address of another program, or no more
  check     say whether the settings and the connections hold
  test      run every check and every test; `test -- ARGS` or `test tests/rules` runs pytest alone
  bench     measure Baton against bare SQL
  wheel     build what pip, pipx and uvx install, into dist/
  lock      pin the newest versions that pyproject.toml allows
"""

# command: (requirements it needs, what the environment's Python then runs)
COMMANDS = {
    "demo": ("run", ["-m", "bot", "demo"]),
    "run": ("run", ["-m", "bot", "run"]),
    "load": ("run", ["-m", "bot", "load"]),
    "export": ("run", ["-m", "bot", "export"]),
    "upgrade": ("run", ["-m", "bot", "upgrade"]),
    "backup": ("run", ["-m", "bot", "backup"]),
    "restore": ("run", ["-m", "bot", "restore"]),
    "move": ("run", ["-m", "bot", "move"]),
    "endpoint": ("run", ["-m", "bot", "endpoint"]),
    "check": ("run", ["-m", "bot", "check"]),
    "test": ("dev", ["-m", "tests"]),
    "bench": ("dev", ["-m", "bench"]),
    "wheel": ("wheel", ["-m", "hatchling", "build", "--target", "wheel"]),
}

PRODUCT = ["pyproject.toml", "--all-extras"]
LOCKED = {
    "run": PRODUCT,
    "dev": [*PRODUCT, "--group", "dev"],
    "wheel": ["--group", "wheel"],
    "lock": ["--group", "lock"],
}
LOCK_OPTIONS = [
    *("--quiet", "--upgrade", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python run.py lock"),
]


def main(arguments: list[str]) -> None:
    """Run one command; ends the process with the command's own exit status."""
    if sys.version_info < (3, 11):
        sys.exit(f"Baton needs Python 3.11 or newer; this is {sys.version.split()[0]}. Nothing was changed.")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    if command == "lock":
        prepare("lock")
        sys.exit(lock())
    if command in ("help", "-h", "--help"):
        print(USAGE, end="")
        return
    if command not in COMMANDS:
        sys.exit(f"run.py knows no command named {command}.\n\n{USAGE}")
    requirements, target = COMMANDS[command]
    prepare(requirements)
    become([str(PYTHON), *target, *rest])


def become(argv: list[str]) -> None:
    """Replace this process, so that signals and the exit status are the command's own."""
    sys.stdout.flush()
    if os.name == "nt":  # there, replacing a process returns the prompt too early
        sys.exit(subprocess.call(argv))
    os.execv(argv[0], argv)


def prepare(name: str) -> None:
    """Leave `.venv/` holding exactly what requirements/<name>.txt pins; quick when it already does."""
    if ready(name):
        return
    with one_at_a_time():
        if ready(name):  # another start did it meanwhile
            return
        started = time.monotonic()
        fresh = not (home_is_right() and not UNFINISHED.exists())
        say(f"Setting up Baton ({'once, about 30 s' if fresh else 'changed packages'}) ...")
        if fresh:
            make_environment()
        install(name)
        say(f"Ready after {time.monotonic() - started:.0f} s.\n")


def ready(name: str) -> bool:
    """Whether the environment is whole and its packages are those of requirements/<name>.txt."""
    stamp = stamp_of(name)
    return (
        home_is_right()
        and not UNFINISHED.exists()
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8") == digest(name)
    )


def home_is_right() -> bool:
    return HOME_STAMP.is_file() and HOME_STAMP.read_text(encoding="utf-8") == home() and PYTHON.exists()


def home() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor} {ROOT}"


def stamp_of(name: str) -> Path:
    return VENV / f"baton-{name}"


def pins(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def digest(name: str) -> str:
    return hashlib.sha256(pins(name).read_bytes()).hexdigest()


def make_environment() -> None:
    """A new empty environment that can import `bot` and has a `baton` command; an old one is removed."""
    if Path(sys.prefix).resolve() == VENV:
        sys.exit("The environment must be made anew: start run.py with the system's Python, not .venv's own.")
    shutil.rmtree(VENV, ignore_errors=True)
    with_pip = importlib.util.find_spec("ensurepip") is not None and not shutil.which("uv")
    venv.create(VENV, with_pip=with_pip)
    UNFINISHED.touch()
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)})
    Path(packages, "baton.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    shim = BIN / ("baton.cmd" if os.name == "nt" else "baton")
    shim.write_text(SHIM, encoding="utf-8")
    shim.chmod(0o755)
    HOME_STAMP.write_text(home(), encoding="utf-8")


def install(name: str) -> None:
    """Install the pins of requirements/<name>.txt, hashes checked; ends with a sentence when that fails."""
    was_usable = not UNFINISHED.exists()
    UNFINISHED.touch()
    argv = [*installer(), "--require-hashes", "--only-binary", ":all:", "-r", str(pins(name))]
    result = subprocess.run(argv, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        if was_usable:  # installers download everything before they change anything
            UNFINISHED.unlink()
        sys.exit(f"{result.stderr.strip()[-1500:]}\n\n{why_install_failed(result.stderr)}")
    for done in ("run", "dev") if name == "dev" else (name,):  # dev holds run's pins too
        stamp_of(done).write_text(digest(done), encoding="utf-8")
    UNFINISHED.unlink()


def installer() -> list[str]:
    """What installs into the environment: uv if the machine has it, else the environment's pip or our own."""
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    options = ["install", "--quiet", "--disable-pip-version-check", "--retries", "2"]
    if subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return [str(PYTHON), "-m", "pip", *options]
    if importlib.util.find_spec("pip") is not None:  # Debian's Python: no ensurepip, but its own pip
        return [sys.executable, "-m", "pip", "--python", str(PYTHON), *options]
    sys.exit("This Python has neither ensurepip nor pip. On Debian or Ubuntu: sudo apt install python3-venv")


def why_install_failed(errors: str) -> str:
    if "HASHES" in errors or "hash mismatch" in errors.lower():
        return "A downloaded package is not the one Baton was tested with, so nothing was installed."
    if any(
        sign in errors for sign in ("ConnectionError", "name resolution", "timed out", "ProxyError", "fetch")
    ):
        return "The package index could not be reached. Check the network or the proxy, then run this again."
    return "The packages could not be installed, as said above. Mend that, then run this again."


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two first starts at once would trample each other, so the second waits. Without effect on Windows."""
    if importlib.util.find_spec("fcntl") is None:
        yield
        return
    import fcntl

    with Path(__file__).open(encoding="utf-8") as door:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield


def lock() -> int:
    """Pin the newest allowed versions with their hashes; neither addresses nor index options are written."""
    for name, source in LOCKED.items():
        argv = [str(PYTHON), "-m", "uv", "pip", "compile", *source, *LOCK_OPTIONS, "-o", str(pins(name))]
        if subprocess.call(argv, cwd=ROOT) != 0:
            return 1
        say(f"requirements/{name}.txt: {pins(name).read_text(encoding='utf-8').count('==')} pins")
    return 0


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped. Run the same command again to go on.")
