"""Moves a whole bank from SQLite to PostgreSQL, and holds every row against its like.

.venv/bin/python -m bench.carrying --contacts 100000
"""

import time
from contextlib import closing
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer
from sqlmodel import SQLModel

from bench import bank
from bench.grounds import ground
from bot import copies
from bot.assignment.conversations.answer import answer
from bot.assignment.outcomes.conversations import Answer
from bot.storage.engine.database import Database

PEOPLE = 100


def differing(one: Database, other: Database, table: sa.Table) -> tuple[int, int]:
    """How many rows a table has, and how many of them are not the same on the other side."""
    ordered = sa.select(table).order_by(*table.primary_key.columns)
    with one.reading() as here, other.reading() as there:
        both = (
            each.connection().execution_options(yield_per=5000).execute(ordered) for each in (here, there)
        )
        different = [tuple(left) != tuple(right) for left, right in zip(*both, strict=True)]
    return len(different), sum(different)


def goes_on(database: Database, waiting: int) -> None:
    """The holder of a conversation answers it under the number that it had before."""
    with database.reading() as session:
        row = sa.text("SELECT holder_id FROM conversation WHERE id = :id")
        holder = session.execute(row, {"id": waiting}).scalar_one()
    with database.transaction() as session:
        answer(session, bank.NOW, bank.volunteer(holder), waiting, Answer(body="Thank you"), "an act")


def main(contacts: Annotated[int, typer.Option(help="Conversations of the bank.")] = 100_000) -> None:
    """Lay a bank, move it, compare, and go on."""
    with ground("sqlite") as files, ground("postgresql") as server:
        source, target = files.databases.new(), server.databases.new()
        with closing(Database(source)) as database:
            bank.lay(database, contacts=contacts, people=PEOPLE)
            bank.hold(database, contacts, 1)
            bank.text_all(database, contacts)
            bank.spread(database, contacts, PEOPLE)
            bank.let_wait(database, contacts // 5)
        rows: dict[str, int] = {}
        began, spent = time.perf_counter(), time.process_time()
        copies.move(Path(source.removeprefix("sqlite:///")), target, rows.__setitem__)
        took, worked = time.perf_counter() - began, time.process_time() - spent
        print(f"{contacts:,} conversations, {sum(rows.values()):,} rows: {took:.0f} s")
        print(f"  {worked:.0f} s of them were processor time of Baton's")
        with closing(Database(source)) as before, closing(Database(target)) as after:
            for table in SQLModel.metadata.sorted_tables:
                count, different = differing(before, after, table)
                assert count == rows[table.name], table.name
                if count:
                    print(f"  {table.name:<24} {count:>9,} rows, {different} differ")
            goes_on(after, 1)
            print("  a conversation that waited before is answered after")


if __name__ == "__main__":
    typer.run(main)
