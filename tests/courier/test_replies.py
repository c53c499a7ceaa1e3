"""Texts that the provider received while nobody took them: read from its list, in its order, at its times."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.attention.board import these_wait
from bot.assignment.rules.texts.media import kinds
from bot.assignment.upkeep import catch_up
from bot.storage.tables import Message
from bot.vocabulary import MediaKind, TextStatus
from tests.courier.received import bodies, read_to
from tests.courier.texts import statuses, text_everybody
from tests.waiting import eventually

MINUTE = timedelta(minutes=1)


async def test_a_reply_that_came_while_no_process_ran_is_read_at_the_start(
    bank, texted, writes, reads, world
):
    wrote = writes(texted[0], "Where do I vote?")
    world.advance(timedelta(hours=1))
    await reads()
    assert bodies(bank, texted[0]) == ["Where do I vote?"]
    [waiting] = bank.do(these_wait, bank.ana).rows
    assert (waiting.conversation_id, waiting.waiting_since) == (texted[0], wrote)


async def test_what_came_with_it_is_known_by_the_providers_list(bank, texted, twilio, reads, world):
    world.advance(MINUTE)
    phone = bank.conversation(texted[0]).phone
    twilio.phones.text_from(phone, "", [("image/png", b"..."), ("text/vcard", b"...")])
    await reads()
    with bank.database.reading() as session:
        [message] = session.exec(select(Message).where(Message.direction == "in"))
    assert kinds(message.media) == (MediaKind.PICTURE, MediaKind.CARD)
    assert message.body == ""


async def test_no_first_text_leaves_before_the_list_was_read(
    bank, texted, writes, twilio, gateway, carrying, world
):
    """Whoever said stop meanwhile is not texted, however many texts stand ready."""
    writes(texted[0], "Please stop texting me")
    world.advance(timedelta(hours=22))
    more = text_everybody(bank, 4)
    before = len(twilio.creates)
    twilio.fail_lists()
    async with carrying(gateway) as courier:
        await eventually(lambda: not bank.do(catch_up.post).answered)
        assert len(twilio.creates) == before
        twilio.fail_lists(failing=False)
        world.advance(MINUTE)
        courier.wake()
        await eventually(lambda: not bank.do(catch_up.holds_first_texts))
        world.advance(timedelta(seconds=3))
        courier.wake()
        await eventually(lambda: len(twilio.creates) == before + 3)
    assert statuses(bank, more) == {TextStatus.ACCEPTED: 3, TextStatus.CANCELLED: 1}


async def test_an_answer_of_a_person_leaves_before_the_list_was_read(bank, texted, twilio, gateway, carrying):
    from bot.assignment.conversations.answer import answer
    from bot.assignment.outcomes.conversations import Answer

    bank.hear(texted[0], "Who is this?")
    bank.do(answer, bank.ana, texted[0], Answer("Ana, a volunteer."), "act")
    before = len(twilio.creates)
    twilio.fail_lists()
    async with carrying(gateway):
        await eventually(lambda: len(twilio.creates) == before + 1)


@pytest.mark.parametrize(
    "said, barred",
    [(["Stop texting me", "START"], None), (["START", "Stop texting me"], "opted_out")],
)
async def test_of_stop_and_start_the_later_one_counts_whatever_comes_first(
    bank, texted, writes, reads, said, barred
):
    for body in said:
        writes(texted[0], body)
    await reads()
    assert bank.conversation(texted[0]).barred == barred
    assert bodies(bank, texted[0]) == said


@pytest.mark.parametrize(
    "missed, heard, barred",
    [("Stop texting me", "START", None), ("START", "Stop texting me", "opted_out")],
)
async def test_an_old_word_that_comes_late_changes_nothing(
    bank, texted, writes, reads, world, missed, heard, barred
):
    writes(texted[0], missed)
    world.advance(MINUTE)
    bank.hear(texted[0], heard)
    await reads()
    assert bank.conversation(texted[0]).barred == barred
    assert bodies(bank, texted[0]) == [missed, heard]


async def test_what_is_read_late_is_confirmed_to_nobody(bank, texted, writes, reads, twilio):
    writes(texted[0], "Please stop texting me")
    before = len(twilio.phones.thread(bank.conversation(texted[0]).phone))
    await reads()
    assert bank.conversation(texted[0]).barred == "opted_out"
    assert len(twilio.phones.thread(bank.conversation(texted[0]).phone)) == before


async def test_readings_overlap_and_nothing_is_taken_twice(bank, texted, writes, reads, world):
    writes(texted[0], "One")
    for _ in range(3):
        await reads()
        world.advance(MINUTE)
    writes(texted[0], "Two")
    await reads()
    assert bodies(bank, texted[0]) == ["One", "Two"]


async def test_a_reply_that_the_list_shows_late_is_read_all_the_same(
    bank, texted, writes, reads, twilio, world
):
    twilio.lag_lists(timedelta(minutes=5))
    writes(texted[0], "Hello?")
    await reads()
    assert bodies(bank, texted[0]) == []
    world.advance(timedelta(minutes=6))
    await reads()
    assert bodies(bank, texted[0]) == ["Hello?"]


async def test_a_running_courier_reads_again_every_few_minutes(
    bank, texted, writes, gateway, carrying, world
):
    world.advance(MINUTE)
    async with carrying(gateway) as courier:
        await eventually(lambda: read_to(bank) == world.now())
        writes(texted[0], "Hello?")
        world.advance(2 * MINUTE)
        courier.wake()
        await eventually(lambda: bodies(bank, texted[0]) == ["Hello?"])


async def test_a_reply_to_a_short_code_is_read(bank, twilio, gateway, carrying, world):
    twilio.deliver_to(None)
    twilio.lease_short_code("89887")
    [texted] = text_everybody(bank, 1)
    async with carrying(gateway):
        await eventually(lambda: statuses(bank, [texted]) == {TextStatus.ACCEPTED: 1})
    world.advance(MINUTE)
    await twilio.settled()
    twilio.phones.text_from(bank.conversation(texted).phone, "Where do I vote?")
    world.advance(MINUTE)
    async with carrying(gateway):
        await eventually(lambda: bodies(bank, texted) == ["Where do I vote?"])
    with bank.database.reading() as session:
        assert session.exec(select(Message.our_number).where(Message.direction == "in")).all() == ["89887"]


async def test_what_came_before_the_installation_is_not_batons(bank, twilio, gateway, carrying, world):
    twilio.deliver_to(None)
    twilio.phones.text_from("+12125550199", "Hello, other program")
    world.advance(MINUTE)
    async with carrying(gateway) as courier:
        await eventually(lambda: read_to(bank) == world.now())
        world.advance(2 * MINUTE)
        courier.wake()
        await eventually(lambda: read_to(bank) == world.now())
    assert bank.outbox("unknown_sender") == []


async def test_a_courier_that_is_told_to_stop_reads_no_further(bank, twilio, gateway, carrying):
    """A thousand numbers take minutes; what was not read by then the next process reads."""
    twilio.slow_lists(6.0)
    seconds = asyncio.get_running_loop().time
    async with carrying(gateway):
        await eventually(lambda: len(twilio.listed) == 1)
        stopped = seconds()
    assert seconds() - stopped < 4.0
    assert bank.do(catch_up.since) == bank.clock()


async def test_a_courier_that_is_told_to_stop_takes_no_further_text_and_the_next_takes_the_rest(
    bank, texted, twilio, gateway, carrying, reads, world
):
    world.advance(MINUTE)
    before = bank.do(catch_up.since)
    for number in range(100):
        twilio.phones.text_from(bank.conversation(texted[0]).phone, f"Word {number}")
    async with carrying(gateway):
        await eventually(lambda: bodies(bank, texted[0]))
    assert len(bodies(bank, texted[0])) < 100
    assert bank.do(catch_up.since) == before
    await reads()
    assert sorted(bodies(bank, texted[0])) == sorted(f"Word {number}" for number in range(100))
