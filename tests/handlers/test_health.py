"""What a machine is told that watches over Baton."""

from contextlib import closing
from datetime import timedelta

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from aiohttp.web import Application

from bot.assignment.desk import Desk
from bot.handlers import health
from bot.storage.engine.database import Database
from bot.storage.traffic import timers
from bot.vocabulary import Timed
from tests.assignment.bank import Bank
from tests.courier.texts import text_everybody


async def told(desk: Desk) -> tuple[int, dict[str, object]]:
    app = Application()
    app.add_routes([health.route(desk, "all")])
    async with (
        TestServer(app) as server,
        ClientSession() as session,
        session.get(server.make_url("/healthz")) as answer,
    ):
        return answer.status, await answer.json()


async def test_what_is_due_is_counted_and_its_age_told(desk, database, clock):
    text_everybody(Bank(database, clock), 12)
    clock.forward(timedelta(seconds=90))
    status, facts = await told(desk)
    assert (status, facts["ok"]) == (200, True)
    assert facts["outbox"] == {"items": 12, "oldest_seconds": 90}
    assert (facts["role"], facts["timers"]) == ("all", {"items": 0, "oldest_seconds": 0})


async def test_a_timer_that_is_late_shows_its_age(desk, database, clock):
    with database.transaction() as session:
        for subject in (1, 2):
            at = clock() + timedelta(seconds=60 * subject)
            timers.put(session, Timed.DIGEST, subject, at, now=clock())
    clock.forward(timedelta(seconds=75))
    assert (await told(desk))[1]["timers"] == {"items": 1, "oldest_seconds": 15}


async def test_without_anything_due_the_outbox_is_empty(desk):
    status, facts = await told(desk)
    assert (status, facts["outbox"]) == (200, {"items": 0, "oldest_seconds": 0})


async def test_while_the_database_is_away_baton_is_not_well(clock):
    with closing(Desk(Database("postgresql://nobody@127.0.0.1:1/none"), clock)) as desk:
        status, facts = await told(desk)
    assert (status, facts["ok"], facts["database"]) == (503, False, "away")
