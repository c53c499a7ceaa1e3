"""Texts of the provider's list that cannot be stored: tried again, given up at last, told to admins."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.letters import RECEIVED, GivenUp
from bot.assignment.rules.retries import MOST
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.upkeep import catch_up
from bot.assignment.upkeep.failures import _received_failed
from bot.storage.upkeep import received
from bot.vocabulary import Parcel, TextStatus
from tests.assignment.bank import row
from tests.courier.received import bodies
from tests.courier.texts import statuses
from tests.refusing import refuse_no_rows, refuse_rows
from tests.waiting import eventually

MINUTE = timedelta(minutes=1)
BAD = "Where do I vote?"


@pytest.fixture
def refusing(bank, texted, writes):
    """The first contact wrote what cannot be stored, and the second what can."""
    refuse_rows(bank.database, "message", "body", BAD)
    writes(texted[0], BAD)
    writes(texted[1], "Hello?")


def failures(bank):
    with bank.database.reading() as session:
        return [row.failures for row in received.everything(session)]


def is_tried(bank):
    """Whether a reading at this moment tries to store it."""
    with bank.database.reading() as session:
        [row] = received.everything(session)
    return bank.do(catch_up.unknown, [row.provider_id]) == {row.provider_id}


async def test_it_keeps_no_other_waiting_and_is_taken_long_after_readings_overlap(
    bank, texted, refusing, reads, world
):
    await reads()
    assert (bodies(bank, texted[0]), bodies(bank, texted[1])) == ([], ["Hello?"])
    assert failures(bank) == [1]
    world.advance(timedelta(hours=1))
    await reads()
    assert failures(bank) == [2]
    refuse_no_rows(bank.database, "message")
    world.advance(timedelta(hours=1))
    await reads()
    assert bodies(bank, texted[0]) == [BAD]
    assert failures(bank) == []


async def test_it_is_given_up_in_the_end_and_admins_are_told_once(bank, texted, refusing, reads, world):
    for _ in range(MOST + 2):
        await reads()
        world.advance(timedelta(hours=1))
    assert failures(bank) == [MOST]
    [told] = [each for each in bank.do(lease_letters, 50) if each.kind is Parcel.GIVEN_UP]
    with bank.database.reading() as session:
        [lost] = received.everything(session)
    assert told.content.newest == (GivenUp(f"received {lost.provider_id}", RECEIVED),)
    assert bank.do(catch_up.since) > lost.sent_at
    assert not is_tried(bank)


async def test_it_is_left_alone_for_longer_each_time(bank, texted, refusing, reads, world):
    for _ in range(6):
        await reads()
        world.advance(timedelta(seconds=8))
    assert failures(bank) == [5]  # not at the fifth reading
    assert not is_tried(bank)
    world.advance(timedelta(seconds=32))
    assert is_tried(bank)


async def test_what_a_clock_ahead_put_off_is_tried_at_once(bank, texted, refusing, reads, world):
    await reads()
    with bank.database.transaction() as session:
        [row] = received.everything(session)
        row.try_at = world.now() + timedelta(hours=2)
    world.advance(MINUTE)
    await reads()
    assert failures(bank) == [2]
    assert not is_tried(bank)


async def test_what_was_not_due_as_the_list_was_read_is_not_missed_in_it(
    bank, texted, refusing, reads, world
):
    await reads()
    began = world.now() + timedelta(seconds=1)
    world.advance(timedelta(seconds=5))
    bank.do(catch_up.read_to, began)
    assert failures(bank) == [1]
    bank.do(catch_up.read_to, world.now())
    assert failures(bank) == [2]


async def test_what_the_list_no_longer_tells_is_given_up_too(bank, texted, refusing, reads, world):
    await reads()
    with bank.database.transaction() as session:
        session.execute(sa.text("UPDATE untaken_text SET provider_id = 'SMgone'"))
    refuse_no_rows(bank.database, "message")
    for _ in range(MOST):
        world.advance(timedelta(hours=1))
        await reads()
    with bank.database.reading() as session:
        assert [row.given_up_at is None for row in received.everything(session)] == [False]


async def test_no_first_text_goes_to_its_number_until_it_is_taken_and_all_others_leave(
    bank, texted, refusing, reads, world, gateway, carrying
):
    await reads()
    phones = [bank.conversation(each).phone for each in texted[:3]]
    other = bank.open(rows=[row(each) for each in range(3)], lock_hours=0)
    sent = bank.text_all(bank.ana, bank.do(claim_bucket, bank.ana, other))
    assert {bank.conversation(each).phone for each in sent} == set(phones)
    assert {parcel.phone for parcel in bank.do(lease_texts, 10)} == set(phones[1:])
    refuse_no_rows(bank.database, "message")
    world.advance(2 * MINUTE)
    async with carrying(gateway):
        await eventually(lambda: statuses(bank, sent)[TextStatus.QUEUED] == 0)


async def test_of_two_processes_one_counts(bank, texted, refusing, reads, world):
    await reads()
    with bank.database.reading() as session:
        [row] = received.everything(session)
    assert not bank.do(_received_failed, row.provider_id)
    assert failures(bank) == [1]
