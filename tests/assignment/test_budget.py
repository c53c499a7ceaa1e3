"""What presses, looks and what comes in cost: statements, counted at the driver, without BEGIN and COMMIT.

A number that grows here makes everybody wait: give its reason beside it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import CacheStats

from bot.assignment.attention.board import what_waits
from bot.assignment.conversations.answer import open_thread
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.conversations.inbox import my_texting
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Campaign
from tests.assignment.bank import OUR_NUMBER

# On SQLite and on PostgreSQL.
BUDGET = {
    "a reply": (6, 7),  # one of them for the words that it is found by
    "a thread": (7, 7),  # one of them for what other campaigns wrote with the number
    "the board of one campaign": (8, 8),
    "the board of all campaigns": (9, 9),
    "the start page": (7, 7),  # two of them for a campaign of which nothing is in hand
}


@contextmanager
def counted(database) -> Iterator[list[str]]:
    """The statements of the block, those that had to be compiled in capitals."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, _parameters, context, _many):
        if not statement.startswith("BEGIN"):
            known = context.compiled is None or context.cache_hit is CacheStats.CACHE_HIT
            seen.append(statement if known else f"COMPILED {statement}")

    engines = {database._writer, database._reader}
    for engine in engines:
        sa.event.listen(engine, "before_cursor_execute", note)
    yield seen
    for engine in engines:
        sa.event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def acts(bank, ben) -> dict[str, Callable[[], object]]:
    """What is counted; Ben is at work and has texted a bucket, of which one after the other writes."""
    campaign = bank.open(12, bucket_size=6)
    with bank.database.transaction() as session:
        row = session.get_one(Campaign, campaign)
        row.homes, row.digest_minutes = {"slack": "C0TEXTBANK"}, 30
    texted = bank.text_all(ben, bank.do(claim_bucket, ben, campaign))
    writers = iter([bank.conversation(each).phone for each in texted])

    def looked(operation, *facts):
        with bank.database.reading() as session:
            return operation(session, bank.clock(), *facts)

    def reply():
        sender = next(writers)
        return bank.do(receive_text, Inbound(f"SM{sender}", sender, OUR_NUMBER, "Yes, I will!"))

    return {
        "a reply": reply,
        "a thread": lambda: looked(open_thread, ben, texted[0]),
        "the board of one campaign": lambda: looked(what_waits, bank.ana, campaign),
        "the board of all campaigns": lambda: looked(what_waits, bank.ana),
        "the start page": lambda: looked(my_texting, ben),
    }


def test_everything_runs_as_many_statements_as_the_table_says_and_compiles_none(bank, acts):
    place = ("sqlite", "postgresql").index(bank.database.dialect)
    spent: dict[str, int] = {}
    compiled: dict[str, list[str]] = {}
    for name, act in acts.items():
        act()
        with counted(bank.database) as seen:
            act()
        spent[name] = len(seen)
        compiled[name] = [each for each in seen if each.startswith("COMPILED")]
    assert spent == {name: numbers[place] for name, numbers in BUDGET.items()}
    assert not any(compiled.values())
