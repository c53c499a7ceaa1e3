"""One stranger silences nobody: whoever holds a conversation hears of a reply in time."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.texting.claim import claim_bucket
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel
from tests.assignment.bank import OUR_NUMBER
from tests.clock import TUESDAY
from tests.waiting import eventually

STRANGER = "+13105550177"


@pytest.fixture
def clock():
    """A day's hours at the machine's pace: what is measured is time."""
    began = datetime.now(UTC)
    return lambda: TUESDAY + (datetime.now(UTC) - began)


@pytest.mark.timeout(240)
async def test_a_thousand_texts_of_one_stranger_keep_no_reply_from_its_holder(bank, desk, carrying, channel):
    sent = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, bank.open(2)))
    seconds = asyncio.get_running_loop().time
    phone = bank.conversation(sent[0]).phone
    async with carrying(posters={"slack": channel}) as courier:
        await write(desk, 1000)
        began = seconds()
        await desk.run(receive_text, Inbound("SMreply", phone, OUR_NUMBER, "Where?"))
        await eventually(lambda: rung(courier, channel))
        assert seconds() - began < 5
    assert len(bank.outbox("unknown_sender")) < 100


def rung(courier, channel) -> bool:
    """Whether the holder was told; the courier is woken as by its beat."""
    courier.wake()
    return any(each.kind is Parcel.INBOX for each in channel.posted)


async def write(desk, count: int) -> None:
    for number in range(count):
        await desk.run(receive_text, Inbound(f"SM{number}", STRANGER, OUR_NUMBER, f"Hello {number}"))


async def test_a_busy_channel_takes_no_more_than_its_share(bank, desk, carrying, channel):
    campaigns = [bank.open(1) for _ in range(40)]
    with bank.database.transaction() as session:
        for opened in campaigns:
            outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("slack", "C1"))
        outbox.put(session, Parcel.UNHELD, campaigns[0], now=bank.clock(), to=("slack", "C2"))
    seconds = asyncio.get_running_loop().time
    async with carrying(posters={"slack": channel}):
        began = seconds()
        await eventually(lambda: [each for each in channel.posted if each.address == "C2"])
        assert seconds() - began < 5
