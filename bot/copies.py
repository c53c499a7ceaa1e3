"""Copies what Baton keeps: a backup while it runs, one brought back, and a bank moved to another database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.storage.carrying import NotEmpty, carry
from bot.storage.engine.database import Database, address_of
from bot.storage.engine.process_lock import sole_tenant
from bot.storage.engine.sqlite_copy import Damaged, copy, revision_of
from bot.storage.migrations.schema import is_current, upgrade

Told = Callable[[str, int], None]


class Missing(Exception):
    """There is no such file."""


class Taken(Exception):
    """There is a file already where one was to be made; nothing was changed."""


def back_up(database_url: str, target: Path, told: Told) -> None:
    """Copy a bank as it is at this moment into an SQLite file, whichever kind of database it is in.

    Baton may run meanwhile. Raises Taken, Missing, Damaged, Unreachable.
    """
    if target.exists():
        raise Taken(target)
    with closing(Database(database_url)) as source:
        if source.file is not None:
            copy(_there(source.file), target)
            return
        with _filled(target) as unfinished:
            carry(source, unfinished, told)


def restore(backup: Path, database_url: str, told: Told) -> None:
    """Bring a backup back where no text bank is yet.

    Raises Missing, Taken, NotEmpty, InUse, Damaged, Unreachable.
    """
    _there(backup)
    with closing(Database(database_url)) as target:
        if target.file is None:
            _carry_file(backup, target, told)
            return
        if target.file.exists():
            raise Taken(target.file)
        with sole_tenant(database_url):
            copy(backup, target.file)


def move(source: Path, target_url: str, told: Told) -> None:
    """Carry a bank that nobody runs from an SQLite file into a database that has none yet.

    The file stays as it is. Raises Missing, NotEmpty, Differs, InUse, Damaged, Unreachable.
    """
    _there(source)
    if Path(address_of(target_url).database or "").absolute() == source.absolute():
        raise NotEmpty
    with (
        sole_tenant(f"sqlite:///{source.absolute()}"),
        sole_tenant(target_url),
        closing(Database(target_url)) as target,
    ):
        _carry_file(source, target, told)


def _carry_file(file: Path, target: Database, told: Told) -> None:
    """By way of a copy, so that an older file is left as it is when the copy is brought to this version."""
    with TemporaryDirectory(dir=file.absolute().parent, prefix=".baton-") as folder:
        whole = Path(folder, "bank.db")
        copy(file, whole)
        with closing(Database(f"sqlite:///{whole}")) as source:
            if not is_current(source):
                upgrade(source)
            upgrade(target)
            carry(source, target, told)


@contextmanager
def _filled(target: Path) -> Iterator[Database]:
    """A new file of the newest schema, which is put in its place when all is in it."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(dir=target.absolute().parent, prefix=".baton-"))
        whole = Path(folder, "bank.db")
        with closing(Database(f"sqlite:///{whole}")) as unfinished:
            upgrade(unfinished)
            yield unfinished
        copy(whole, target)


def _there(file: Path) -> Path:
    """A file with a text bank in it. Raises Missing, Damaged."""
    if not file.is_file():
        raise Missing(file)
    if not revision_of(file):
        raise Damaged("no text bank is in it")
    return file
