"""What Prometheus reads of Baton, and that the dashboard and the alerts speak of nothing else."""

import json
import logging
import re
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from typing import cast

import pytest
import yaml
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from aiohttp.web import Application
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.assignment.desk import Desk
from bot.assignment.outcomes.delivery import Refused, TextParcel
from bot.courier import Gateway, InDoubt
from bot.handlers.watched import metrics
from bot.handlers.watched.counts import Counts
from bot.handlers.watched.links import Link
from bot.storage.engine.database import Database
from tests.assignment.bank import Bank
from tests.courier.texts import text_everybody
from tests.house.tree import text

TOKEN = "a token of our own making"
OF_OTHERS = {"up", "process_resident_memory_bytes", "process_cpu_seconds_total"}
NAME = re.compile(r"\b(baton_[a-z_]+|up|process_[a-z_]+)\b(?=[{\s)\[]|$)")


class Provider:
    """A gateway that answers what it is told to."""

    def __init__(self, *answers) -> None:
        self.answers = list(answers)

    async def send(self, _parcel):
        return self.answers.pop(0)


def samples(exposed: str) -> dict[tuple[str, ...], float]:
    """Values by name and by labels, these in the order of their names."""
    found = [each for family in text_string_to_metric_families(exposed) for each in family.samples]
    return {(each.name, *(value for _, value in sorted(each.labels.items()))): each.value for each in found}


@asynccontextmanager
async def watched(desk: Desk, counts: Counts | None = None, **links: Link):
    """What asks for the figures, as Prometheus does: samples by name and labels."""
    app = Application()
    app.add_routes([metrics.route(desk, "all", counts or Counts(), links, TOKEN)])
    async with TestServer(app) as server, ClientSession() as session:

        async def ask(token: str = TOKEN):
            given = {"Authorization": f"Bearer {token}"}
            async with session.get(server.make_url("/metrics"), headers=given) as answer:
                return answer.status, samples(await answer.text())

        yield ask


async def busy() -> Counts:
    """A process in which everything was counted once."""
    counts = Counts()
    counts.presses("slack")(0.3)
    provider = counts.watching(cast("Gateway", Provider(Refused(30006), InDoubt("TimeoutError"))))
    for _ in range(2):
        await provider.send(TextParcel(1, "+12065550100", "Hi", 60))
    counts.lines().handle(logging.makeLogRecord({"levelno": logging.ERROR, "levelname": "ERROR"}))
    return counts


async def up() -> bool:
    return True


async def test_nobody_is_told_without_the_token(desk):
    async with watched(desk) as ask:
        for wrong in ("", "another", TOKEN[:-1], "ñ"):
            assert await ask(wrong) == (401, {})
        assert (await ask())[0] == 200


async def test_how_things_stand_is_told(desk, database, clock):
    bank = Bank(database, clock)
    text_everybody(bank, 3)
    clock.forward(timedelta(seconds=90))
    async with watched(desk, await busy(), slack=Link(up), discord=Link()) as ask:
        _, found = await ask()
        clock.forward(timedelta(hours=2))
        _, later = await ask()
    assert found["baton_texts", "", "queued"] == 3
    assert ("baton_texts", "", "queued") not in later
    assert (found["baton_outbox_due",], found["baton_outbox_oldest_seconds",]) == (3, 90)
    assert (found["baton_connected", "slack"], found["baton_connected", "discord"]) == (1, 0)
    assert found["baton_info", "all", __version__] == 1
    assert found["baton_provider_answers_total", "refused"] == 1
    assert found["baton_provider_answers_total", "in doubt"] == 1
    assert found["baton_log_lines_total", "error"] == 1
    assert found["baton_press_seconds_count", "slack"] == 1
    assert (found["baton_press_seconds_bucket", "0.25", "slack"], found["baton_database_up",]) == (0, 1)


async def test_who_waits_is_told_by_age(desk, database, clock):
    bank = Bank(database, clock)
    first, second, third = text_everybody(bank, 3)
    for conversation, pause in ((first, 14_100), (second, 300), (third, 1)):
        bank.hear(conversation, "Yes, who is this?")
        clock.forward(timedelta(seconds=pause))
    async with watched(desk) as ask:
        _, found = await ask()
    waiting = {
        seconds: found["baton_replies_waiting", seconds]
        for seconds in ("300", "900", "3600", "14400", "+Inf")
    }
    assert waiting == {"300": 1, "900": 1, "3600": 0, "14400": 0, "+Inf": 1}
    assert found["baton_replies_oldest_seconds",] == 14_401


async def test_while_the_database_is_away_the_rest_is_told(clock):
    with closing(Desk(Database("postgresql://nobody@127.0.0.1:1/none"), clock)) as desk:
        async with watched(desk, await busy()) as ask:
            status, found = await ask()
    assert (status, found["baton_database_up",], found["baton_press_seconds_count", "slack"]) == (200, 0, 1)


def expressions() -> dict[str, str]:
    """What the alerts and the panels of the dashboard ask, by their titles."""
    rules = yaml.safe_load(text("deploy/prometheus/alerts.yml"))["groups"][0]["rules"]
    panels = json.loads(text("deploy/grafana/baton.json"))["panels"]
    asked = {rule["alert"]: rule["expr"] for rule in rules}
    for panel in panels:
        asked |= {f"{panel['title']} {each['refId']}": each["expr"] for each in panel["targets"]}
    return asked


async def test_alerts_and_panels_ask_for_what_there_is_and_for_all_of_it(desk, database, clock):
    text_everybody(Bank(database, clock), 1)
    async with watched(desk, await busy(), slack=Link(up)) as ask:
        _, found = await ask()
    exported = {name for name, *_ in found}
    asked = {title: set(NAME.findall(expression)) for title, expression in expressions().items()}
    assert all(asked.values())
    assert not {
        title: names - exported - OF_OTHERS for title, names in asked.items() if names - exported - OF_OTHERS
    }
    ours = {
        name for name in exported if name.startswith("baton_") and not name.endswith(("_created", "_sum"))
    }
    assert ours <= set().union(*asked.values())


@pytest.mark.parametrize("field", ["for", "labels", "annotations"])
def test_every_alert_says_what_it_means(field):
    rules = yaml.safe_load(text("deploy/prometheus/alerts.yml"))["groups"][0]["rules"]
    without = {rule["alert"] for rule in rules if not rule.get(field)}
    assert without <= ({"BatonProviderIsUnclear", "BatonErrors"} if field == "for" else set())
