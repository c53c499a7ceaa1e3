"""Texts handed to a real provider over real sockets: once each, whatever happens on the way."""

import json
import logging
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from baton_sandbox.twilio import faults
from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, Refused, TextParcel, UnheardText
from bot.courier import InDoubt, LookUpFailed, NotSent
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.handlers.twilio.http import ANSWER_WITHIN, CONNECT_WITHIN, open_session, pause_of
from bot.vocabulary import TextStatus
from tests.handlers.twilio.conftest import PUBLIC

PHONE = "+12125550142"
BODY = "Hi Ada, it's Ben — can you help? Reply STOP to opt out"


def parcel(message_id: int = 7, *, phone: str = PHONE, body: str = BODY) -> TextParcel:
    return TextParcel(message_id, phone, body, valid_for=5400)


def doubtful(world, *, body: str = BODY, known: frozenset[str] = frozenset()) -> DoubtfulText:
    return DoubtfulText(7, PHONE, body, world.now(), known)


async def test_a_text_is_created_through_the_service_with_its_own_status_address(twilio, gateway, account):
    sent = await gateway.send(parcel())
    assert isinstance(sent, Accepted)
    assert sent.status is TextStatus.ACCEPTED
    (create,) = twilio.creates
    assert (create.sid, create.to) == (sent.provider_id, PHONE)
    assert create.status_callback.startswith(f"{PUBLIC}/twilio/status/7.")
    assert account.message_of(create.status_callback.rpartition("/")[2]) == 7


async def test_the_provider_drops_a_text_that_its_hours_have_overtaken(twilio, gateway, world):
    await gateway.send(TextParcel(7, PHONE, BODY, valid_for=60))
    twilio.traffic.backlog = timedelta(minutes=2)
    await gateway.send(TextParcel(8, "+12125550143", BODY, valid_for=60))
    world.advance(timedelta(minutes=5))
    await twilio.settled()
    assert [twilio.phones.thread(f"+1212555014{line}")["messages"][0]["status"] for line in (2, 3)] == [
        "delivered",
        "failed",
    ]


async def test_too_many_requests_is_surely_not_sent_and_says_until_when(twilio, gateway):
    twilio.faults.next_creates(faults.too_many(7))
    assert await gateway.send(parcel()) == NotSent(7)


@pytest.mark.parametrize("code", [14107, 21611, 63038])
async def test_another_code_that_comes_as_too_many_requests_means_what_it_means(twilio, gateway, code):
    twilio.faults.next_creates(faults.refused(code, status=429))
    assert await gateway.send(parcel()) == Refused(code)


async def test_any_code_is_to_be_had_for_a_number(twilio, gateway):
    twilio.refusing[PHONE] = 21612
    assert await gateway.send(parcel()) == Refused(21612)
    assert isinstance(await gateway.send(parcel(phone="+12125550143")), Accepted)


async def test_a_text_is_looked_at_by_its_sid_with_the_number_and_segments_it_left_with(
    twilio, gateway, world
):
    sent = await gateway.send(parcel())
    world.advance(timedelta(days=1))
    await twilio.settled()
    found = await gateway.look_at(UnheardText(7, sent.provider_id))
    assert found is not None
    assert (found.status, found.our_number in twilio.numbers, found.segments) == (
        TextStatus.DELIVERED,
        True,
        1,
    )
    assert await gateway.look_at(UnheardText(8, "SM" + "0" * 32)) is None


async def test_a_record_that_cannot_be_read_is_looked_at_another_time(account, world):
    wrong = TwilioAccount(account.sid, "wrong", account.service_sid, PUBLIC, account.api_url)
    async with open_session() as session:
        with pytest.raises(LookUpFailed):
            await TwilioGateway(wrong, session).look_at(UnheardText(7, "SM" + "0" * 32))


@pytest.mark.parametrize(
    "phone, code", [("+12125550196", 21614), ("+12125550195", 21635), ("+15550100", 21211)]
)
async def test_a_refusal_carries_the_providers_code(gateway, phone, code):
    assert await gateway.send(parcel(phone=phone)) == Refused(code)


async def test_a_wrong_token_is_a_refusal_of_ours(twilio, account):
    wrong = TwilioAccount(account.sid, "0" * 32, account.service_sid, PUBLIC, account.api_url)
    async with open_session() as session:
        assert await TwilioGateway(wrong, session).send(parcel()) == Refused(20003)


@pytest.mark.parametrize(
    "fault",
    [
        faults.server_error(),
        faults.server_error(503),
        faults.server_error(accepts=True),
        faults.reset(accepts=False),
        faults.reset(accepts=True),
        faults.truncated(),
        faults.late(1.5),
    ],
    ids=str,
)
async def test_without_a_clear_answer_a_text_is_in_doubt_and_not_tried_again(twilio, hasty_gateway, fault):
    twilio.faults.next_creates(fault)
    assert isinstance(await hasty_gateway.send(parcel()), InDoubt)
    assert len(twilio.creates) == 1


async def test_nobody_at_the_address_means_surely_not_sent(account):
    nowhere = f"http://127.0.0.1:{unused_port()}"
    lost = TwilioAccount(account.sid, account.auth_token, account.service_sid, PUBLIC, nowhere)
    async with open_session() as session:
        assert isinstance(await TwilioGateway(lost, session).send(parcel()), NotSent)


@asynccontextmanager
async def answering(account, status: int, body: str):
    """A gateway whose provider always answers this, and the requests it got."""
    asked = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=status, text=body, content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", answer)
    async with TestServer(app) as server, open_session() as session:
        address = str(server.make_url("")).rstrip("/")
        there = TwilioAccount(account.sid, account.auth_token, account.service_sid, PUBLIC, address)
        yield TwilioGateway(there, session), asked


@pytest.mark.parametrize(
    "status, body",
    [
        (201, ""),
        (201, "<html>"),
        (201, "{}"),
        (201, "[]"),
        (201, '{"sid": null}'),
        (302, ""),
        (404, "<html>a proxy's page"),
        (408, "{}"),
        (502, "<html>"),
    ],
)
async def test_an_answer_that_is_not_the_providers_leaves_doubt(account, status, body):
    async with answering(account, status, body) as (gateway, asked):
        assert isinstance(await gateway.send(parcel()), InDoubt)
        assert len(asked) == 1


async def test_a_doubtful_text_is_found_in_the_records(twilio, gateway, world):
    twilio.faults.next_creates(faults.reset(accepts=True))
    left = doubtful(world)
    await gateway.send(parcel())
    found = await gateway.look_up(left)
    assert found is not None
    assert found.provider_id == twilio.creates[0].sid


async def test_what_was_never_taken_is_not_found(twilio, gateway, world):
    twilio.faults.next_creates(faults.reset(accepts=False))
    await gateway.send(parcel())
    assert await gateway.look_up(doubtful(world)) is None


async def test_other_words_and_other_texts_of_ours_are_not_taken_for_it(twilio, gateway, world):
    mine = await gateway.send(parcel(1))
    await gateway.send(parcel(2, body=f"{BODY}."))
    assert isinstance(mine, Accepted)
    assert await gateway.look_up(doubtful(world, known=frozenset({mine.provider_id}))) is None


async def test_the_same_words_of_another_day_are_not_taken_for_it(gateway, world):
    await gateway.send(parcel())
    world.advance(timedelta(days=1))
    assert await gateway.look_up(doubtful(world)) is None


async def test_a_reply_that_repeats_our_words_is_not_taken_for_it(twilio, gateway, world):
    await gateway.send(parcel(1, body="Hello"))
    twilio.phones.text_from(PHONE, BODY)
    assert await gateway.look_up(doubtful(world)) is None


async def test_the_records_are_read_page_by_page(twilio, gateway, world):
    left = doubtful(world)
    first = await gateway.send(parcel(1))
    for number in range(2, 107):
        await gateway.send(parcel(number, body=f"{BODY} {number}"))
    assert isinstance(first, Accepted)
    found = await gateway.look_up(left)
    assert found is not None
    assert found.provider_id == first.provider_id


async def test_what_became_of_it_is_found_too(twilio, gateway, world):
    twilio.traffic.failing[PHONE] = 30007
    left = doubtful(world)
    await gateway.send(parcel())
    world.advance(timedelta(minutes=1))
    await twilio.settled()
    found = await gateway.look_up(left)
    assert found is not None
    assert (found.status, found.error_code) == (TextStatus.UNDELIVERED, 30007)


@pytest.mark.parametrize("status, body", [(500, "{}"), (429, ""), (200, "<html>"), (200, "{}"), (401, "{}")])
async def test_records_that_cannot_be_read_say_so(account, world, status, body):
    async with answering(account, status, body) as (gateway, _):
        with pytest.raises(LookUpFailed):
            await gateway.look_up(doubtful(world))


async def test_nothing_of_a_text_is_logged(gateway, twilio, world, caplog):
    twilio.faults.next_creates(faults.server_error())
    with caplog.at_level(logging.DEBUG):
        for _ in range(2):
            await gateway.send(parcel())
        await gateway.look_up(doubtful(world))
    told = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("asyncio"))
    assert PHONE not in told
    assert BODY not in told


async def test_the_real_session_is_patient_for_ten_seconds_and_no_more():
    async with open_session() as session:
        assert (session.timeout.total, session.timeout.connect) == (ANSWER_WITHIN, CONNECT_WITHIN) == (10, 3)


@pytest.mark.parametrize(
    "header, seconds",
    [("7", 7), ("0", 1), ("-3", 1), ("1e9", 600), ("", 5), ("Wed, 21 Oct 2026 07:28:00 GMT", 5), ("nan", 1)],
)
def test_a_retry_after_is_kept_within_reason(header, seconds):
    assert pause_of(header) == seconds


def test_a_ticket_names_its_text_and_no_other(account):
    ticket = account.status_url(7).rpartition("/")[2]
    mac = ticket.partition(".")[2]
    assert account.message_of(ticket) == 7
    forged = [
        f"8.{mac}",
        f"07.{mac}",
        f"7.{mac[:-1]}",
        "7.",
        "7",
        "",
        ".",
        f"x.{mac}",
        f"\uff17.{mac}",
        "9" * 400,
    ]
    assert [account.message_of(each) for each in forged] == [None] * len(forged)


def test_the_account_does_not_show_its_token(account):
    assert account.auth_token not in repr(account)
    assert account.auth_token not in json.dumps(account.status_url(7))
