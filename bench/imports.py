"""Imports: a CSV file to a contact list, against bulk loading of rows that are ready."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median

import psycopg

from bench import bank
from bench.grounds import Ground
from bench.report import Table, rate, ratio
from bench.scale import Scale
from bot.assignment.contacts.importing import load_list
from bot.assignment.desk import Desk
from bot.assignment.rules.sheets.contact_rows import ContactRow, contact_of
from bot.assignment.rules.sheets.sheet import open_sheet
from bot.assignment.rules.sheets.sheet_terms import Row
from bot.storage.engine.database import Database

COLUMNS = "list_id, phone, first_name, last_name, email, zone, assigned_to, line, fields"
HEAD = "phone,first_name,last_name,zip,ward\n"


def measure(ground: Ground, scale: Scale) -> Iterator[Table]:
    """Rows a second of parsing alone, of bare bulk loading, and of the whole path."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "voters.csv"
        path.write_text(HEAD + "".join(map(_line, range(scale.rows))))
        ways: Mapping[str, Callable[[Ground, Path], float]] = {
            "COPY of ready rows" if ground.name == "postgresql" else "executemany of ready rows": _bare,
            "parsing alone": _parsing,
            "whole path, parsing included": _whole,
        }
        seconds = [[way(ground, path) for way in ways.values()] for _ in range(scale.runs)]
    medians = [median(column) for column in zip(*seconds, strict=True)]
    rows = (
        (name, rate(scale.rows / spent), ratio(medians[0], spent))
        for name, spent in zip(ways, medians, strict=True)
    )
    yield Table(
        f"Import of {scale.rows:,} rows",
        ("", "rows/s", "/ bare"),
        tuple(rows),
        "The whole path also checks every number, finds its clocks, merges repeats and can be undone.",
    )


def _bare(ground: Ground, path: Path) -> float:
    ready = [_facts(row) for row in _contacts(path)]
    with ground.database() as database:
        _prepare(database)
        load = partial(_executemany if ground.name == "sqlite" else _copy, database, ready)
        return _seconds(load)


def _parsing(_ground: Ground, path: Path) -> float:
    return _seconds(lambda: sum(1 for _ in _contacts(path)))


def _whole(ground: Ground, path: Path) -> float:
    async def load(database: Database) -> float:
        desk = Desk(database, bank.clock)
        began = time.perf_counter()
        loaded = await load_list(desk, bank.admin(), path, "More voters", _quiet)
        spent = time.perf_counter() - began
        if loaded.rejected or loaded.merged:
            raise AssertionError(f"{loaded.rejected} rows rejected, {loaded.merged} merged")
        return spent

    with ground.database() as database:
        _prepare(database)
        return asyncio.run(load(database))


def _prepare(database: Database) -> None:
    """One list with one contact, whose id the sequence does not know yet."""
    bank.lay(database, contacts=1, people=1)
    bank.settle(database, "SELECT setval(pg_get_serial_sequence('contact', 'id'), 1)")


def _executemany(database: Database, ready: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(COLUMNS.split(",")))
    with database.transaction() as session:
        driver = session.connection().connection.cursor()
        driver.executemany(f"INSERT INTO contact ({COLUMNS}) VALUES ({marks})", ready)


def _copy(database: Database, ready: list[tuple[object, ...]]) -> None:
    conninfo = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    statement = f"COPY contact ({COLUMNS}) FROM STDIN".encode()
    with (
        psycopg.connect(conninfo) as connection,
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
    ):
        for row in ready:
            copy.write_row(row)


def _contacts(path: Path) -> Iterator[ContactRow]:
    with open_sheet(path) as sheet:
        for row in sheet:
            contact = contact_of(row) if isinstance(row, Row) else row
            if isinstance(contact, ContactRow):
                yield contact


def _facts(row: ContactRow) -> tuple[object, ...]:
    return (1, row.phone, row.first_name, row.last_name, row.email, row.zone, "", row.line, '{"ward": "3"}')


def _line(number: int) -> str:
    area, exchange, line = 201 + number // 7_000_000, 200 + number // 10_000 % 700, number % 10_000
    return f"({area}) {exchange}-{line:04},First{number},Last{number},12207,{number % 12}\n"


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


async def _quiet(_rows: int, _share: float) -> None:
    """Nobody watches."""
