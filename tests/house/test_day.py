"""A simulated day of a bank: when shifts end, nothing waits with whom it should not."""

import os

import pytest

from bench.day import simulate
from bot.vocabulary import AtShiftEnd

CONTACTS = 5_000 if "CI" in os.environ else 1_000


@pytest.mark.parametrize("policy", AtShiftEnd)
@pytest.mark.timeout(840)
def test_nothing_waits_with_whom_it_should_not_while_anybody_on_duty_has_room(sqlite_databases, policy):
    from bot.storage.engine.database import Database

    url = sqlite_databases.new()
    database = Database(url)
    try:
        seen = simulate(database, CONTACTS, policy)
    finally:
        database.close()
        sqlite_databases.drop(url)
    assert seen.ends == 5
    assert (seen.off_duty, seen.nobody) == (0, 0)
    assert len(seen.waits) > CONTACTS // 20
    assert seen.wait(0.5) < seen.wait(0.9) < 60
