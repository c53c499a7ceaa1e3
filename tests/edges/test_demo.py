"""The demo: all of Baton, wired as in production, over wires that lead no further than this machine."""

import asyncio
import os
import re
import signal
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientSession

from baton_sandbox.demo.hour import kept_clock, until_afternoon
from baton_sandbox.demo.showing import showing
from baton_sandbox.slack.driver import Member
from baton_sandbox.twilio import faults
from baton_sandbox.twilio.api.ledger import doubles
from bot.storage.engine.process_lock import InUse
from bot.vocabulary import Language
from tests.processes import Process
from tests.waiting import eventually


def member(demo, person: str) -> Member:
    return Member(demo.stage.slack.workspace, person)


async def text_some(demo, ben: Member, count: int) -> None:
    """Ben presses Start and sends so many texts."""
    await ben.until("0 of 500 contacts texted", seconds=15)
    await ben.press("Start texting")
    await ben.until(lambda screen: screen.modal is not None)
    for _ in range(count):
        await ben.submit()
    await ben.close(everything=True)


async def test_the_page_answers_and_the_campaign_is_there(demo):
    async with ClientSession() as session, session.get(demo.url) as answer:
        assert answer.status == 200
        assert "Slack" in await answer.text() or answer.content_type == "text/html"
    ben = member(demo, "U0BEN")
    await ben.until("Early voting", seconds=15)


async def test_a_text_goes_all_the_way_and_its_answer_comes_back(demo):
    ben = member(demo, "U0BEN")
    await text_some(demo, ben, 3)
    twilio = demo.stage.twilio
    await eventually(lambda: len(twilio.creates) == 3)
    contact = twilio.creates[0].to
    twilio.phones.text_from(contact, "Who is this?")
    await ben.until("Who is this?", seconds=15)
    assert not doubles(twilio.creates)
    assert demo.stage.slack.workspace.mistakes == []


async def test_contacts_answer_by_themselves_when_the_clock_goes_on(demo):
    ben = member(demo, "U0BEN")
    await text_some(demo, ben, 12)
    twilio = demo.stage.twilio
    await eventually(lambda: len(twilio.creates) == 12)
    twilio.phones.set_auto(True, 6.0)
    for _ in range(6):
        demo.stage.clock.advance(timedelta(minutes=30))
        await twilio.settled()
    assert twilio.phones.counts()["replied"] > 0
    assert {delivery.status for delivery in twilio.deliveries} <= {200, 204}


async def test_health_is_told(demo):
    async with ClientSession() as session, session.get(f"{demo.baton.url}/healthz") as answer:
        facts = await answer.json()
    assert answer.status == 200
    assert facts["ok"] is True
    assert facts["database"] == "here"
    assert set(facts["outbox"]) == {"items", "oldest_seconds"}
    assert re.match(r"20\d\d", facts["time_zones"])


async def test_the_next_showing_goes_on_where_the_last_one_was_left(tmp_path):
    async with showing(tmp_path, port=0) as first:
        ben = member(first, "U0BEN")
        await text_some(first, ben, 2)
        await eventually(lambda: len(first.stage.twilio.creates) == 2)
        first.stage.clock.advance(timedelta(minutes=7))
        stood = first.stage.clock.now()
    async with showing(tmp_path, port=0) as second:
        ben = member(second, "U0BEN")
        await ben.until("2 of 500 contacts texted", seconds=15)
        assert second.stage.clock.now() >= stood
    async with showing(tmp_path, fresh=True, port=0, language=Language.SPANISH) as third:
        ben = member(third, "U0BEN")
        await ben.until("0 de 500 contactos", seconds=15)
        await ben.command("/text")
        await ben.until("Nada te espera.")


async def test_nothing_private_is_logged_on_any_way(demo, told):
    """Every number, name, body and token that went over the wires is looked for in every line."""
    ben, twilio = member(demo, "U0BEN"), demo.stage.twilio
    twilio.faults.next_creates(faults.server_error())
    twilio.faults.next_creates(faults.reset(accepts=True))
    demo.stage.slack.workspace.faults.server_error("chat.postMessage", times=2)
    await text_some(demo, ben, 4)
    await eventually(lambda: len(twilio.creates) == 4)
    for create, words in zip(twilio.creates, ("Canary words", "please stop", "STOP", "¿Qué?"), strict=True):
        twilio.phones.text_from(create.to, words)
    twilio.phones.text_from("+12065550177", "Canary of a stranger")
    async with ClientSession() as session:
        forged = {"From": "+12065550178", "Body": "Canary forged", "X": "1"}
        await session.post(f"{demo.baton.url}/twilio/inbound", data=forged)
        await session.post(f"{demo.baton.url}/slack/events", data="Canary")
    demo.stage.clock.advance(timedelta(minutes=20))
    await twilio.settled()
    await ben.until("Canary words", seconds=15)
    lines = told.getvalue()
    assert "a text is in doubt" in lines
    assert "a Twilio request was turned away" in lines
    people, slack = [twilio.people.known[create.to] for create in twilio.creates], demo.stage.slack
    bodies = [line["body"] for person in people for line in twilio.phones.thread(person.phone)["messages"]]
    private = {"Canary", "+1206555", twilio.auth_token, slack.bot_token, slack.app_token}
    private |= {"Okafor", "Moreau", "riversidevotes.example"}
    private |= {person.last_name for person in people} | {person.phone[2:] for person in people}
    private |= {body[:20] for body in bodies if body != "STOP"}
    assert [each for each in private if each in lines] == []


@pytest.mark.parametrize(
    "now, hours",
    [
        (datetime(2026, 7, 1, 17, 30, tzinfo=UTC), 0),  # half past one in New York
        (datetime(2026, 7, 1, 20, 59, tzinfo=UTC), 0),
        (datetime(2026, 7, 1, 21, 0, tzinfo=UTC), 20),
        (datetime(2026, 7, 1, 5, 0, tzinfo=UTC), 12),
        (datetime(2026, 10, 31, 21, 0, tzinfo=UTC), 21),  # the night in which clocks go back
    ],
)
def test_the_demo_plays_in_an_afternoon(now, hours):
    assert until_afternoon(now) == timedelta(hours=hours)


def test_the_clock_never_runs_back(tmp_path):
    first = kept_clock(tmp_path)
    first.advance(timedelta(days=3))
    assert kept_clock(tmp_path).now() >= first.now() - timedelta(seconds=5)


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"ahead": "x"}', '{"ahead": null}'])
def test_a_spoilt_clock_file_does_no_harm(tmp_path, spoilt):
    (tmp_path / "clock.json").write_text(spoilt)
    assert kept_clock(tmp_path).offset >= timedelta(0)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_the_command_shows_the_page_and_ends_cleanly(tmp_path, how):
    process = Process(
        *("bot", "demo", "--data", str(tmp_path / "demo"), "--port", "0"),
        env={**os.environ, "HOME": str(tmp_path)},
        output=tmp_path / "said",
    )
    await process.writes("Ctrl+C")
    url = re.search(r"http://\S+", process.said())
    assert url, process.said()
    async with ClientSession() as session, session.get(url[0]) as answer:
        assert answer.status == 200
    process.send_signal(how)
    assert await asyncio.wait_for(process.wait(), 15) == 0
    assert "The demo has stopped." in process.said()
    assert not re.search(r"Traceback|warning|error", process.said())


async def test_beginning_anew_takes_nothing_from_a_demo_that_runs(demo, tmp_path):
    with pytest.raises(InUse):
        async with showing(tmp_path, fresh=True, port=0):
            pass
    await member(demo, "U0BEN").until("Early voting", seconds=15)
