"""What a machine is told that watches over Baton."""

from contextlib import closing
from datetime import timedelta

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from aiohttp.web import Application

from bot import __version__
from bot.assignment.desk import Desk
from bot.handlers.watched import health
from bot.handlers.watched.links import Link, Links
from bot.storage.engine.database import Database
from bot.storage.traffic import timers
from bot.vocabulary import Timed
from tests.assignment.bank import Bank
from tests.courier.texts import text_everybody


async def told(
    desk: Desk, path: str = "/healthz", role: str = "all", links: Links | None = None
) -> tuple[int, dict[str, object]]:
    app = Application()
    app.add_routes(health.routes(desk, role, links or {}))
    async with (
        TestServer(app) as server,
        ClientSession() as session,
        session.get(server.make_url(path)) as answer,
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
        ready = await told(desk, "/readyz")
        alive = await told(desk, "/livez")
    assert (status, facts["ok"], facts["database"]) == (503, False, "away")
    assert (ready[0], ready[1]["ready"], ready[1]["database"]) == (503, False, "away")
    assert alive == (200, {"alive": True, "version": __version__})


async def test_baton_is_ready_once_its_sockets_are_up(desk):
    up = False

    async def is_up() -> bool:
        return up

    links = {"slack": Link(), "discord": Link(is_up)}
    assert (await told(desk, "/readyz"))[0] == 200
    assert (await told(desk, "/readyz", links=links))[0] == 503
    up = True
    links["slack"].up = is_up
    status, facts = await told(desk, "/readyz", links=links)
    assert (status, facts["connected"], facts["version"]) == (
        200,
        {"slack": True, "discord": True},
        __version__,
    )
    up = False
    assert (await told(desk, "/readyz", links=links))[0] == 503


async def test_whoever_fires_timers_is_ready_while_they_are_on_time(desk, database, clock):
    with database.transaction() as session:
        timers.put(session, Timed.DIGEST, 1, clock(), now=clock())
    clock.forward(timedelta(seconds=119))
    assert (await told(desk, "/readyz"))[0] == 200
    clock.forward(timedelta(seconds=2))
    status, facts = await told(desk, "/readyz")
    assert (status, facts["timers_on_time"]) == (503, False)
    assert (await told(desk, "/readyz", role="web"))[0] == 200
