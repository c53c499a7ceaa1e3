"""The command line."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import structlog
import typer
from rich.console import Console

from bot import __version__, bootstrap, checks, copies, logs
from bot.assignment.desk import Desk
from bot.assignment.outcomes.results.tables import Table
from bot.assignment.refusals.general import DatabaseAway
from bot.handlers import console
from bot.handlers.console import Act
from bot.settings.kinds import Misconfigured
from bot.settings.model import Settings
from bot.settings.reading import read_settings
from bot.storage.carrying import Differs, NotEmpty
from bot.storage.engine.database import Unreachable
from bot.storage.engine.process_lock import InUse
from bot.storage.engine.sqlite_copy import Damaged
from bot.storage.migrations.schema import TooNew
from bot.views.phrases import copies as phrases
from bot.views.phrases.campaigns.checkup import too_new
from bot.vocabulary import Language

DEMO_FOLDER = Path.home() / ".baton-demo"
DEMO_PORT = 8421
RoleOption = Annotated[
    str | None,
    typer.Option(help="web: only answer; worker: only do what is due; all: both. With PostgreSQL."),
]

T = TypeVar("T")


class Incomplete(Exception):
    """Baton was installed without its extra `demo`; the argument is the package that is missing."""


app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out, err = Console(), Console(stderr=True)
log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


def _tell_version(asked: bool) -> None:  # noqa: FBT001  typer calls it so
    if asked:
        out.print(f"baton {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def begin(
    *,
    version: Annotated[  # noqa: ARG001  answered before anything else is read
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which Baton it is.")
    ] = False,
) -> None:
    """Peer-to-peer text banks, run from the chat a team already lives in."""
    # Before anything can fail: whoever has not set up the log gets tracebacks with values in them.
    logs.configure("console", "warning")


@app.command()
def run(role: RoleOption = None) -> None:
    """Serve the chat platforms named in the settings."""
    with _in_plain_words():
        asyncio.run(bootstrap.run(read_settings(role)))


@app.command()
def demo(
    data: Annotated[Path, typer.Option(help="The folder that keeps what the demo knows.")] = DEMO_FOLDER,
    port: Annotated[int, typer.Option(help="Where the page is; elsewhere if that is taken.")] = DEMO_PORT,
    language: Annotated[Language, typer.Option(help="What everybody reads: en or es.")] = Language.ENGLISH,
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
) -> None:
    """Try Baton in the browser: no accounts, nothing leaves this machine."""
    with _in_plain_words():
        asyncio.run(_show_demo(data.expanduser(), port, language, fresh=fresh))


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file with a header.")],
    list_name: Annotated[str, typer.Option("--list", help="The name of the list.")],
) -> None:
    """Read a contact list from a file."""
    if not file.is_file():
        _complain(f"There is no file {file}. Nothing was loaded.")
        raise typer.Exit(1)
    with _in_plain_words():
        _exit(asyncio.run(_at_desk(read_settings(), partial(console.load, file=file, name=list_name))))


@app.command()
def export(
    campaign: Annotated[str, typer.Argument(help="Its name, or its beginning.")],
    table: Annotated[Table, typer.Option(help="Which of its tables.")] = Table.RESULTS,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only since this day, in UTC.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="The file to write; else it is written here.")] = None,
) -> None:
    """Write a campaign to a CSV file."""
    if to is not None and to.exists():
        _complain(f"There is a file {to} already. Nothing was written.")
        raise typer.Exit(1)
    with _in_plain_words():
        begins = since.replace(tzinfo=UTC) if since else None
        with console.new_file(to) if to else nullcontext(sys.stdout.buffer) as file:
            take = partial(console.export, called=campaign, table=table, since=begins, out=file)
            no = asyncio.run(_at_desk(read_settings(), lambda _, desk: take(desk)))
            if no:
                console.say(err, no, style="red")
                raise typer.Exit(1)


@app.command()
def upgrade() -> None:
    """Bring the database to this version; `run` does it too."""
    with _in_plain_words():
        revision = bootstrap.bring_up_to_date(read_settings())
        out.print(f"The database has the newest schema ({revision}).")


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to make.")]) -> None:
    """Copy the database into a file, while Baton runs."""
    with _in_plain_words():
        copies.back_up(read_settings().database_url, file, lambda *_: None)
        _say(phrases.backed_up(file))


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="What `backup` made.")]) -> None:
    """Bring a backup back, where the settings name a database without a text bank."""
    with _in_plain_words():
        copies.restore(file, read_settings().database_url, lambda *_: None)
        _say(phrases.restored())


@app.command()
def move(file: Annotated[Path, typer.Argument(help="The SQLite file that Baton has run on.")]) -> None:
    """Carry a text bank from an SQLite file into the database that the settings name."""
    rows: dict[str, int] = {}
    with _in_plain_words():
        copies.move(file, read_settings().database_url, rows.__setitem__)
        _say(phrases.moved(rows))


@app.command()
def endpoint(
    act: Annotated[Act, typer.Argument(help="What to do.")],
    which: Annotated[str, typer.Argument(help="Its address; to remove it, its number in the list.")] = "",
    *,
    words: Annotated[bool, typer.Option("--words", help="Tell it names and what was written, too.")] = False,
) -> None:
    """Post events to the address of another program, or no more."""
    with _in_plain_words():
        settings = read_settings()
        wish = console.Wish(act, which, settings.endpoint_hosts, words=words)
        _exit(asyncio.run(_at_desk(settings, partial(console.endpoint, wish=wish))))


@app.command()
def check(role: RoleOption = None) -> None:
    """Say whether the settings and the connections hold."""
    with _in_plain_words():
        settings = read_settings(role)
        out.print("✓ The settings can be read.")
        _exit(console.show(out, asyncio.run(checks.check(settings))))


async def _show_demo(folder: Path, port: int, language: Language, *, fresh: bool) -> None:
    try:
        from baton_sandbox.demo.showing import showing  # noqa: PLC0415  the other commands know no sandbox
    except ModuleNotFoundError as missing:
        raise Incomplete(missing.name) from missing
    logs.configure("console", "warning")
    with bootstrap.told_to_stop() as stop:
        async with showing(folder, fresh=fresh, port=port, language=language) as shown:
            out.print(f"\nBaton's demo is at [bold]{shown.url}[/]\n")
            out.print(f"You begin as Ana, an admin. Your data is kept in {folder}; --fresh begins anew.")
            out.print("Stop it with Ctrl+C.")
            await stop.wait()
    out.print("The demo has stopped.")


async def _at_desk(settings: Settings, act: Callable[[Console, Desk], Awaitable[T]]) -> T:
    logs.configure("console", "warning", bootstrap.secrets_of(settings))
    async with AsyncExitStack() as stack:
        return await act(out, await bootstrap.open_desk(stack, settings, bootstrap.utc_now))


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """Whatever goes wrong is a sentence, and what to do; nobody is shown a traceback."""
    try:
        yield
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except Exception as error:
        for sentence in _sentences(_innermost(error)):
            _complain(sentence)
        raise typer.Exit(1) from error


def _innermost(error: BaseException) -> BaseException:
    """What happened first, where several parts were stopped because of it."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _sentences(error: BaseException) -> tuple[str, ...]:
    match error:
        case Misconfigured():
            return error.mistakes
        case DatabaseAway() if error.__cause__:
            return _sentences(error.__cause__)
        case InUse() | TooNew() | Unreachable():
            return _of_database(error)
        case Incomplete() | copies.Taken() | copies.Missing() | NotEmpty() | Differs() | Damaged():
            return _NOT_DONE[type(error)](str(error))
        case OSError():
            return (f"{error.strerror or error}. Baton did not start.",)
        case _:
            log.error("unexpected", exc_info=error)
            return ("Something unexpected stopped Baton. `baton check` tries every connection.",)


def _incomplete(package: str) -> tuple[str, ...]:
    return (
        f"The demo needs the package {package}, which this installation left out.",
        "Install Baton again with its extra demo: write [demo] behind its name or its wheel's file.",
    )


_NOT_DONE: dict[type[BaseException], Callable[[str], tuple[str, ...]]] = {
    Incomplete: _incomplete,
    copies.Missing: phrases.missing,
    copies.Taken: phrases.taken,
    NotEmpty: phrases.not_empty,
    Differs: phrases.differs,
    Damaged: phrases.damaged,
}


def _of_database(error: InUse | TooNew | Unreachable) -> tuple[str, ...]:
    match error:
        case InUse():
            return (f"Another Baton runs on {error}. Stop that one first; several at once need PostgreSQL.",)
        case TooNew():
            return too_new(error.revision, error.known)
        case _:
            return (
                f"The database cannot be used: {error}",
                "Nothing was changed. Start it or correct BATON_DATABASE_URL, then try again.",
            )


def _say(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _complain(sentence: str) -> None:
    err.print(sentence, style="red", markup=False, highlight=False, soft_wrap=True)


def _exit(good: bool) -> None:  # noqa: FBT001  the answer to a question
    if not good:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    app(prog_name="baton")


if __name__ == "__main__":
    main()
