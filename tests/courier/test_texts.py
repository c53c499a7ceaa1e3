"""Texts leave once: through refusals, silences, late answers and hours without a provider."""

import asyncio
import time
from datetime import datetime, timedelta

import pytest

from baton_sandbox.twilio import faults
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, TextParcel
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.courier import InDoubt, Listed, LookUpFailed
from bot.courier.rounds import GRACE
from bot.handlers.twilio.account import TwilioAccount
from bot.handlers.twilio.gateway import TwilioGateway
from bot.vocabulary import ConversationState, TextStatus
from tests.assignment.bank import row
from tests.courier.conftest import PUBLIC
from tests.courier.texts import assert_none_twice_and_none_lost, statuses, text_everybody, texts
from tests.waiting import eventually

LEASE = timedelta(seconds=61)
SILENT = timedelta(minutes=10)


def all_are(bank, conversations, status):
    return lambda: statuses(bank, conversations) == {status: len(conversations)}


async def test_every_text_leaves_once_and_is_known_by_the_providers_id(bank, twilio, gateway, carrying):
    sent = text_everybody(bank, 40)
    async with carrying(gateway):
        await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
    assert len(twilio.creates) == 40
    assert_none_twice_and_none_lost(bank, twilio, sent)


async def test_a_text_leaves_as_soon_as_it_is_sent(bank, desk, twilio, gateway, carrying):
    """The desk's own signal wakes the courier: no beat is needed."""
    from bot.assignment.texting.first_text import send_first_text

    opened = bank.open(2)
    async with carrying(gateway):
        claimed = await desk.run(claim_bucket, bank.ana, opened)
        await desk.run(send_first_text, bank.ana, claimed.next.conversation_id, claimed.next.fingerprint)
        await eventually(lambda: twilio.creates)


async def test_too_many_requests_are_repeated_not_before_the_stated_time(
    bank, twilio, gateway, carrying, world
):
    twilio.faults.next_creates(faults.too_many(30))
    sent = text_everybody(bank, 1)
    async with carrying(gateway):
        await eventually(lambda: twilio.creates)
    assert statuses(bank, sent) == {TextStatus.QUEUED: 1}
    world.advance(timedelta(seconds=29))
    async with carrying(gateway) as courier:
        courier.wake()
        await asyncio.sleep(0.1)  # time enough to do wrong
        assert len(twilio.creates) == 1
        world.advance(timedelta(seconds=1))
        courier.wake()
        await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
    assert_none_twice_and_none_lost(bank, twilio, sent)


@pytest.mark.parametrize(
    "fault",
    [
        faults.server_error(accepts=True),
        faults.reset(accepts=True),
        faults.truncated(),
        faults.late(1.3),
    ],
    ids=str,
)
async def test_a_text_whose_answer_was_lost_is_found_and_not_sent_again(
    bank, twilio, gateway, hasty_gateway, carrying, world, fault
):
    twilio.faults.next_creates(fault)
    sent = text_everybody(bank, 1)
    async with carrying(hasty_gateway):
        await eventually(lambda: twilio.creates)
    assert statuses(bank, sent) == {TextStatus.LEAVING: 1}
    async with carrying(gateway) as courier:
        await courier.reconcile()  # too early: its courier may still come back
        assert statuses(bank, sent) == {TextStatus.LEAVING: 1}
        world.advance(LEASE)
        await courier.reconcile()
    assert_none_twice_and_none_lost(bank, twilio, sent)
    assert texts(bank, sent)[0].provider_id == twilio.creates[0].sid
    assert len(twilio.creates) == 1


@pytest.mark.parametrize("fault", [faults.server_error(), faults.reset(accepts=False)], ids=str)
async def test_a_text_that_nobody_knows_of_is_shown_as_unknown_and_never_sent_again(
    bank, twilio, gateway, carrying, world, fault
):
    twilio.faults.next_creates(fault)
    sent = text_everybody(bank, 1)
    async with carrying(gateway):
        await eventually(lambda: twilio.creates)
    for _ in range(9):
        world.advance(LEASE)
        async with carrying(gateway) as courier:
            await courier.reconcile()
        assert statuses(bank, sent) == {TextStatus.DOUBT: 1}
    world.advance(LEASE)
    async with carrying(gateway) as courier:
        await courier.reconcile()
    assert statuses(bank, sent) == {TextStatus.UNKNOWN: 1}
    assert len(bank.outbox("delivery_unknown")) == 1
    assert len(twilio.creates) == 1


async def test_records_that_lag_are_asked_again(bank, twilio, gateway, carrying, world):
    twilio.faults.next_creates(faults.reset(accepts=True))
    twilio.lag_lists(timedelta(minutes=3))
    sent = text_everybody(bank, 1)
    async with carrying(gateway) as courier:
        await eventually(lambda: twilio.creates)
        for _ in range(4):
            world.advance(LEASE)
            await courier.reconcile()
    assert_none_twice_and_none_lost(bank, twilio, sent)
    assert texts(bank, sent)[0].provider_id


class Mute:
    """A provider that never answers and whose records cannot be read."""

    async def send(self, parcel: TextParcel) -> InDoubt:
        return InDoubt("mute")

    async def look_up(self, text: DoubtfulText) -> None:
        raise LookUpFailed("mute")

    async def received(self, since: datetime) -> Listed:
        raise LookUpFailed("mute")


async def test_while_the_records_cannot_be_read_nobody_claims_to_know(bank, carrying, world):
    sent = text_everybody(bank, 1)
    async with carrying(Mute()) as courier:
        await eventually(all_are(bank, sent, TextStatus.LEAVING))
        for _ in range(23):
            world.advance(timedelta(hours=1))
            await courier.reconcile()
        assert statuses(bank, sent) == {TextStatus.DOUBT: 1}
        world.advance(timedelta(hours=2))
        await courier.reconcile()
    assert statuses(bank, sent) == {TextStatus.UNKNOWN: 1}


async def test_a_refused_number_is_retired_and_a_stopped_one_opted_out(
    bank, twilio, gateway, carrying, world
):
    opened = bank.open(rows=[row(1, phone="+12125550196"), row(2, phone="+12125550142")])
    twilio.phones.text_from("+12125550142", "STOP")
    world.advance(timedelta(hours=1))  # before Baton was there
    sent = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, opened))
    async with carrying(gateway):
        await eventually(all_are(bank, sent, TextStatus.FAILED))
    assert {bank.conversation(each).barred for each in sent} == {"retired", "opted_out"}


async def test_a_mistake_of_ours_gives_the_text_back_and_pauses_the_campaign(bank, twilio, carrying):
    wrong = TwilioAccount(twilio.account_sid, "0" * 32, "MG" + "0" * 32, PUBLIC, twilio.base_url)
    from bot.handlers.twilio.http import open_session

    sent = text_everybody(bank, 3)
    async with open_session() as session, carrying(TwilioGateway(wrong, session)):
        await eventually(lambda: {bank.conversation(c).state for c in sent} == {ConversationState.UNTEXTED})
    assert len(bank.outbox("campaign_paused")) == 1
    assert statuses(bank, sent) == {TextStatus.CANCELLED: 3}


async def test_while_the_internet_is_away_texts_wait_and_then_leave(bank, twilio, gateway, carrying, world):
    from aiohttp.test_utils import unused_port

    from bot.handlers.twilio.http import USUAL_PAUSE, open_session

    nowhere = f"http://127.0.0.1:{unused_port()}"
    lost = TwilioAccount(twilio.account_sid, twilio.auth_token, twilio.messaging_service_sid, PUBLIC, nowhere)
    sent = text_everybody(bank, 3)
    async with open_session() as session, carrying(TwilioGateway(lost, session)):
        await eventually(
            lambda: any(item.attempts and item.state == "waiting" for item in bank.outbox("text"))
        )
    assert statuses(bank, sent) == {TextStatus.QUEUED: 3}
    world.advance(timedelta(seconds=USUAL_PAUSE))
    async with carrying(gateway):
        await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
    assert_none_twice_and_none_lost(bank, twilio, sent)


async def test_a_paused_campaign_sends_nothing_more_and_others_do_not_wait_behind_it(
    bank, twilio, gateway, carrying
):
    paused = text_everybody(bank, 30)
    bank.do(lifecycle.pause, bank.ana, bank.conversation(paused[0]).campaign_id)
    other = bank.open(rows=[row(200), row(201)])
    sent = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, other))
    assert len(bank.do(lease_texts, 1)) == 1
    async with carrying(gateway):
        await eventually(lambda: twilio.creates)
    assert statuses(bank, sent) == {TextStatus.LEAVING: 1, TextStatus.ACCEPTED: 1}
    assert statuses(bank, paused) == {TextStatus.QUEUED: 30}


async def test_pausing_under_way_stops_what_has_not_left(bank, desk, twilio, gateway, carrying):
    sent = text_everybody(bank, 60)
    async with carrying(gateway, per_second=20) as courier:
        await eventually(lambda: len(twilio.creates) >= 20)
        await desk.run(lifecycle.pause, bank.ana, bank.conversation(sent[0]).campaign_id)
        left = len(twilio.creates)
        courier.wake()
        await asyncio.sleep(0.5)  # ten texts' time
        assert len(twilio.creates) <= left + 16  # those under way at that moment
    assert statuses(bank, sent)[TextStatus.QUEUED] >= 24


class Stopwatch:
    """A provider that takes every text at once, and the seconds at which it did."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def send(self, parcel: TextParcel) -> Accepted:
        self.times.append(asyncio.get_running_loop().time())
        return Accepted(f"SM{parcel.message_id:032x}", TextStatus.ACCEPTED)

    async def look_up(self, text: DoubtfulText) -> None:
        raise LookUpFailed

    async def received(self, since: datetime) -> Listed:
        return Listed([])


async def test_texts_keep_the_pace(bank, carrying):
    sent, provider = text_everybody(bank, 8), Stopwatch()
    began = asyncio.get_running_loop().time()
    async with carrying(provider, per_second=5):
        await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
    assert provider.times[-1] - began > 0.55  # one second's worth at once, the others one by one


async def test_two_couriers_share_the_work(bank, database_url, twilio, gateway, carrying, clock):
    from contextlib import closing

    from bot.assignment.desk import Desk
    from bot.courier import Courier, Limits
    from bot.storage.engine.database import Database

    sent = text_everybody(bank, 60)
    with closing(Desk(Database(database_url), clock)) as second:
        async with carrying(gateway), asyncio.TaskGroup() as tasks:
            other = Courier(second, gateway, {}, Limits(1000.0))
            tasks.create_task(other.run())
            await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
            other.stop()
    assert len(twilio.creates) == 60
    assert_none_twice_and_none_lost(bank, twilio, sent)


async def test_a_leap_of_the_clock_does_not_put_texts_under_way_in_doubt(
    bank, twilio, gateway, carrying, world
):
    twilio.faults.next_creates(faults.late(0.4))
    sent = text_everybody(bank, 1)
    async with carrying(gateway) as courier:
        await eventually(lambda: twilio.creates)
        world.advance(timedelta(hours=1))
        await courier.reconcile()
        await eventually(all_are(bank, sent, TextStatus.ACCEPTED))
    assert not bank.outbox("delivery_unknown")


async def test_stopped_under_load_a_courier_finishes_what_it_began_and_leaves_no_doubt(
    bank, twilio, gateway, carrying
):
    twilio.faults.next_creates(faults.late(0.3), times=200)
    sent = text_everybody(bank, 90)
    async with carrying(gateway):
        await eventually(lambda: len(twilio.creates) >= 10)
        began = time.monotonic()
    assert time.monotonic() - began < GRACE + 2
    left = statuses(bank, sent)
    assert set(left) == {TextStatus.ACCEPTED, TextStatus.QUEUED}
    assert left[TextStatus.ACCEPTED] == len(twilio.creates)
