"""Slack's door over HTTP: only signed requests of a sane size get in, and each acts once."""

import asyncio
import json
import threading
import time
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession

from baton_sandbox.slack.transport.http_delivery import signature
from bot.handlers.slack.identity import Admins
from bot.handlers.slack.wire.http import MOST_BYTES
from bot.views.tokens import token
from tests.handlers.slack.stage import baton_over_http

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Door:
    """Knocks at the app's address as anybody on the internet can."""

    def __init__(self, slack, session):
        self.slack = slack
        self._session = session

    def signed(self, body, at=0.0):
        """The headers of a request that Slack sent so many seconds from now."""
        return signature(self.slack.server.signing_secret, body, int(time.time() + at))

    async def knock(self, body, headers):
        """The status and the answer."""
        address = self.slack.delivery._http.url
        async with self._session.post(address, data=body, headers=FORM | headers) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def door(bare, desk):
    """The door, open; Ben has been there."""
    async with baton_over_http(bare, desk, Admins()), ClientSession() as session:
        yield Door(bare, session)


@pytest.fixture
def ben(bare):
    return bare.person("Ben")


def command(**changes):
    """A /text of Ben's as it comes over the wire."""
    known = {"command": "/text", "user_id": "U0BEN", "team_id": "T0RIVER", "channel_id": "C0TEXTBANK"}
    return urlencode(known | changes).encode()


PRESSED = {
    "type": "block_actions",
    "user": {"id": "U0BEN", "team_id": "T0RIVER"},
    "team": {"id": "T0RIVER"},
    "actions": [{"type": "button", "block_id": "b", "action_id": token("start", 1)}],
}


@asynccontextmanager
async def writing(desk):
    """Others' work keeps every writer waiting, until it is ended, or the block."""
    over = threading.Event()
    writers = desk._writers._max_workers
    others = [asyncio.create_task(desk.run(lambda *_: over.wait(30))) for _ in range(writers)]
    await asyncio.sleep(0)
    try:
        yield over.set
    finally:
        over.set()
        await asyncio.gather(*others)


async def settles(ben, door):
    """Wait until all that was asked before is answered."""
    body = command(text="the last one")
    await door.knock(body, door.signed(body))
    await ben.until("the last one")


async def test_a_signed_command_is_answered(ben, door):
    body = command()
    assert await door.knock(body, door.signed(body)) == (200, "")
    await ben.until("No campaign is open")


@pytest.mark.parametrize("at", [-290, 290])
async def test_within_five_minutes_either_way_it_counts(ben, door, at):
    body = command()
    assert (await door.knock(body, door.signed(body, at)))[0] == 200


@pytest.mark.parametrize("at", [-310, 310])
async def test_beyond_five_minutes_it_does_not(door, at):
    body = command()
    assert (await door.knock(body, door.signed(body, at)))[0] == 401


@pytest.mark.parametrize(
    "timestamp, signed",
    [
        ("", ""),
        ("now", "v0=00"),
        ("1e9", "v0=00"),
        ("²", "v0=00"),
        (str(2**80), "v0=00"),
        ("1" * 5_000, "v0=00"),
        ("-5", "v0=00"),
        (None, "v0=ü"),
        (None, "v0=" + "0" * 64),
        (None, "0" * 5_000),
    ],
)
async def test_what_slack_did_not_sign_is_not_even_read(door, timestamp, signed):
    now = str(int(time.time())) if timestamp is None else timestamp
    headers = {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": signed}
    for body in (command(), b"payload=%7Bnot", b"[]", b"\xff\xfe", b""):
        assert (await door.knock(body, headers))[0] == 401
    assert (await door.knock(command(), {}))[0] == 401


async def test_a_changed_body_is_refused(door):
    headers = door.signed(command())
    assert (await door.knock(command(user_id="U0ANA"), headers))[0] == 401


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
async def test_nonsense_that_is_signed_does_not_break_the_door(ben, door, kind):
    for body in (b"payload=%7Bnot", b"[]", b"7", b"{", b"\xff\xfe", b""):
        status, _ = await door.knock(body, door.signed(body) | {"Content-Type": kind})
        assert status < 500, body
    await settles(ben, door)


MALFORMED = [
    {"type": "block_actions"},
    {"type": "block_actions", "actions": []},
    {"type": "block_actions", "actions": [{}]},
    {"type": "block_actions", "actions": ["b1:start:1"]},
    {"type": "block_actions", "actions": [{"action_id": 7}]},
    {"type": "view_submission"},
    {"type": "view_submission", "view": {}},
    {"type": "view_submission", "view": {"id": "V1"}},
    {"type": "view_submission", "view": {"callback_id": "b1:send:1:1"}},
    {"type": "view_submission", "view": "V1"},
]


@pytest.mark.parametrize("payload", MALFORMED, ids=json.dumps)
async def test_what_is_signed_and_names_nothing_that_was_done_is_a_bad_request(ben, door, payload):
    whole = {"user": {"id": "U0BEN", "team_id": "T0RIVER"}, "team": {"id": "T0RIVER"}} | payload
    body = urlencode({"payload": json.dumps(whole)}).encode()
    assert (await door.knock(body, door.signed(body)))[0] == 400
    await settles(ben, door)


async def test_a_body_that_is_too_long_is_refused_before_it_is_read(door):
    body = b"x" * (MOST_BYTES + 1)
    assert (await door.knock(body, door.signed(body)))[0] == 413

    async def endless():
        for _ in range(100):
            yield b"x" * 65536

    assert (await door.knock(endless(), {}))[0] == 413


async def test_a_replay_has_no_second_effect(ben, door):
    body = command()
    headers = door.signed(body)
    for _ in range(3):
        assert (await door.knock(body, headers))[0] == 200
    await settles(ben, door)
    await ben.until(lambda screen: len(screen.messages) == 2)


async def test_a_replay_at_another_replica_has_no_second_effect(bare, ben, desk, door):
    body = command()
    headers = door.signed(body)
    await door.knock(body, headers)
    async with baton_over_http(bare, desk, Admins()):
        assert await door.knock(body, headers) == (200, "")
        await settles(ben, door)
    await ben.until(lambda screen: len(screen.messages) == 2)


async def test_a_replay_while_the_first_is_at_work_does_nothing_at_another_replica(bare, ben, desk, door):
    body = command()
    headers = door.signed(body)
    async with writing(desk) as end:
        await door.knock(body, headers)
        async with baton_over_http(bare, desk, Admins()):
            assert await door.knock(body, headers) == (200, "")
            end()
            await settles(ben, door)
            await ben.until(lambda screen: len(screen.messages) == 2)


async def test_the_acknowledgement_of_a_press_waits_for_nobody(ben, desk, door):
    async with writing(desk):
        body = command()
        assert await door.knock(body, door.signed(body)) == (200, "")
        body = urlencode({"payload": json.dumps(PRESSED)}).encode()
        assert await door.knock(body, door.signed(body)) == (200, "")
    await ben.until("No campaign is open")


async def test_one_press_delivered_ten_times_at_once_gets_one_answer_ten_times(bare, ben, bank, door):
    bank.open(3, name="Primary day")
    await ben.command("/text")
    await ben.until("Start")
    await ben.press("Start")
    await ben.until("1 of 3")
    await ben.submit()
    payload = bare.delivered("view_submission")[-1]
    payload["view"] |= {"callback_id": ben.modal.body["callback_id"]}
    body = urlencode({"payload": json.dumps(payload)}).encode()
    headers = door.signed(body)
    answers = await asyncio.gather(*(door.knock(body, headers) for _ in range(10)))
    assert len({text for _, text in answers}) == 1
    assert "First2 Last2" in answers[0][1]
    assert len(bank.sent()) == 2


async def test_slack_may_check_the_address(door):
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    status, text = await door.knock(body, door.signed(body) | {"Content-Type": "application/json"})
    assert (status, json.loads(text)) == (200, {"challenge": "abc"})
