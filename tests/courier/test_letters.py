"""Letters arrive: in order, not too fast, edited in place, and again after whatever went wrong."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col

from bot.assignment import letters
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import linking, members
from bot.courier import Courier, Limits, PostLater, PostNever
from bot.storage.people import reaching
from bot.storage.tables import OutboxItem
from bot.storage.traffic import outbox
from bot.vocabulary import OutboxState, Parcel
from tests.courier.channel import all_wait, states, wait_for_it
from tests.waiting import eventually


def put_off(bank) -> bool:
    """Whether a courier took a letter and thought better of it."""
    with bank.database.reading() as session:
        taken = sa.select(col(OutboxItem.attempts)).where(col(OutboxItem.state) == OutboxState.WAITING)
        return 1 in session.execute(taken).scalars()


async def test_a_letter_is_posted_once_and_the_next_one_edits_it(bank, carrying, channel, say):
    ana = bank.person_id(bank.ana)
    async with carrying(posters={"slack": channel}):
        say(ana)
        await eventually(lambda: states(bank) == ["done"])
        say(ana)
        await eventually(lambda: states(bank) == ["done", "done"])
    assert [letter.reference for letter in channel.posted] == [None, "UANA:1"]


async def test_somebody_on_two_platforms_is_told_where_this_courier_posts(bank, carrying, channel, say):
    ana = bank.person_id(bank.ana)
    there = bank.person_id(Identity("discord", "10", "42", "ana"))
    bank.do(linking.link, bank.ana, ana, there)
    async with carrying(posters={"discord": channel}):
        say(there)
        await eventually(lambda: channel.posted)
    assert {(letter.platform, letter.address) for letter in channel.posted} == {("discord", "42")}


async def test_what_a_closed_channel_should_have_said_comes_to_admins_in_private(bank, carrying, channel):
    opened = bank.open(1, homes={"slack": "C1"})
    with bank.database.transaction() as session:
        session.execute(sa.delete(OutboxItem))
        outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("slack", "C1"))
    channel.next = [PostNever("is_archived")]
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: len(channel.posted) == 2)
    assert {(letter.kind, letter.address) for letter in channel.posted} == {
        (Parcel.UNHELD, bank.ana.account),
        (Parcel.HOME_CLOSED, bank.ana.account),
    }


async def test_letters_of_one_address_keep_their_order_and_distance_and_others_do_not_wait(
    bank, carrying, channel, say
):
    campaigns = [bank.open(1) for _ in range(3)]
    with bank.database.transaction() as session:
        for opened in campaigns:
            outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("slack", "C1"))
        outbox.put(session, Parcel.UNHELD, campaigns[0], now=bank.clock(), to=("slack", "C2"))
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: len(channel.posted) == 4)
    first = [
        (letter.subject_id, at)
        for letter, at in zip(channel.posted, channel.times, strict=True)
        if letter.address == "C1"
    ]
    assert [subject for subject, _ in first] == campaigns
    assert first[2][1] - first[0][1] > 1.9
    assert channel.posted.index(next(each for each in channel.posted if each.address == "C2")) < 2


async def test_a_platform_that_asks_for_time_gets_it(bank, carrying, channel, say, world):
    channel.next = [PostLater(30)]
    say(bank.person_id(bank.ana))
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: channel.tried and states(bank) == ["waiting"])
    world.advance(timedelta(seconds=29))
    async with carrying(posters={"slack": channel}) as courier:
        courier.wake()
        await asyncio.sleep(0.1)  # time enough to do wrong
        assert len(channel.tried) == 1
        world.advance(timedelta(seconds=1))
        courier.wake()
        await eventually(lambda: states(bank) == ["done"])


@pytest.mark.parametrize("thrown", [RuntimeError, PostLater])
async def test_whatever_a_platform_throws_the_letter_is_tried_again_ever_more_rarely(
    bank, carrying, channel, say, world, thrown
):
    channel.next = [thrown() for _ in range(4)]
    say(bank.person_id(bank.ana))
    pauses = []
    async with carrying(posters={"slack": channel}) as courier:
        for tries in range(1, 5):
            await eventually(lambda: len(channel.tried) == tries and all_wait(bank, courier))  # noqa: B023
            pauses.append(wait_for_it(bank, courier, world))
        await eventually(lambda: states(bank) == ["done"])
    assert pauses == [2, 4, 8, 16]


async def test_ten_bad_minutes_end_in_one_letter_each(bank, carrying, channel, say, world):
    """What is said meanwhile merges with what waits: the outbox stays small and nobody is told twice."""
    ana = bank.person_id(bank.ana)
    channel.next = [PostLater() for _ in range(10)]
    async with carrying(posters={"slack": channel}) as courier:
        for _ in range(20):
            say(ana)
            courier.wake()
            world.advance(timedelta(seconds=30))
            await asyncio.sleep(0)

        def later() -> bool:
            world.advance(timedelta(minutes=5))
            courier.wake()
            return set(states(bank)) == {OutboxState.DONE}

        await eventually(later)
    assert len(channel.posted) <= len(states(bank))
    assert {letter.reference for letter in channel.posted[1:]} <= {"UANA:1"}


async def test_a_letter_that_nobody_will_ever_take_is_given_up(bank, carrying, channel, say):
    channel.next = [PostNever("channel_not_found")]
    say(bank.person_id(bank.ana))
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: states(bank) == ["dead"])


async def test_a_letter_for_a_platform_nobody_serves_is_given_up_and_closes_no_account(
    bank, carrying, channel
):
    from bot.assignment.outcomes.people import Identity

    stranger = bank.do(members.enrol, Identity("carrier-pigeon", "", "P1", "Pia")).ref.id
    with bank.database.transaction() as session:
        outbox.put(session, Parcel.INBOX, stranger, now=bank.clock())
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: states(bank) == ["dead"])
    with bank.database.reading() as session:
        [way] = reaching.ways_to(session, stranger)
    assert way.closed_at is None  # nobody tried it


async def test_without_any_platform_letters_wait(bank, carrying, say):
    say(bank.person_id(bank.ana))
    async with carrying() as courier:
        courier.wake()
        await asyncio.sleep(0.05)
    assert states(bank) == ["waiting"]


async def test_a_second_letter_about_the_same_thing_waits_for_the_first_and_edits_it(
    bank, carrying, channel, say, world
):
    ana = bank.person_id(bank.ana)
    channel.gate.clear()
    async with carrying(posters={"slack": channel}) as courier:
        say(ana)
        await eventually(lambda: channel.tried)
        say(ana)
        await eventually(lambda: put_off(bank))
        channel.gate.set()
        await eventually(lambda: states(bank) == ["done", "waiting"])
        world.advance(timedelta(seconds=2))
        courier.wake()
        await eventually(lambda: states(bank) == ["done", "done"])
    assert [letter.reference for letter in channel.posted] == [None, "UANA:1"]


async def test_a_letter_whose_courier_died_is_posted_by_the_next(bank, desk, carrying, channel, say, world):
    say(bank.person_id(bank.ana))
    assert len(await desk.run(letters.lease_letters, 10)) == 1
    async with carrying(posters={"slack": channel}) as courier:
        courier.wake()
        await asyncio.sleep(0.05)
        assert not channel.tried
        world.advance(timedelta(seconds=61))
        courier.wake()
        await eventually(lambda: states(bank) == ["done"])


async def test_a_leap_of_the_clock_does_not_post_what_is_on_its_way_again(
    bank, carrying, channel, say, world
):
    channel.gate.clear()
    say(bank.person_id(bank.ana))
    async with carrying(posters={"slack": channel}) as courier:
        await eventually(lambda: channel.tried)
        world.advance(timedelta(hours=1))
        courier.wake()
        await asyncio.sleep(0.1)  # time enough to do wrong
        channel.gate.set()
        await eventually(lambda: states(bank) == ["done"])
    assert len(channel.tried) == 1


class SlowToHand:
    """A desk that has leased letters but holds on to them until told."""

    def __init__(self, desk) -> None:
        self._desk = desk
        self.clock, self.departures = desk.clock, desk.departures
        self.leases = 0
        self.hands = asyncio.Event()
        self.hands.set()

    async def run(self, operation, *facts, **named):
        answer = await self._desk.run(operation, *facts, **named)
        if operation is letters.lease_letters:
            self.leases += 1
            await self.hands.wait()
        return answer


async def test_a_letter_that_arrives_while_an_overdue_look_is_under_way_is_not_posted_again(
    bank, desk, channel, say, world
):
    """The clock leaps, the lease of a letter under way runs out, and it arrives before the look is over."""
    slow = SlowToHand(desk)
    courier = Courier(slow, None, {"slack": channel}, Limits(1000.0))  # type: ignore[arg-type]  # as much of a desk as a courier needs
    channel.gate.clear()
    say(bank.person_id(bank.ana))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(courier.run())
        courier.wake()
        world.advance(timedelta(seconds=2))
        await eventually(lambda: channel.tried)
        slow.hands.clear()
        looked = slow.leases
        world.advance(timedelta(minutes=5))
        courier.wake()
        await eventually(lambda: slow.leases > looked)
        channel.gate.set()
        await eventually(lambda: states(bank) == ["done"])
        slow.hands.set()
        await eventually(lambda: slow.leases > looked + 1 or len(channel.tried) > 1)
        courier.stop()
    assert len(channel.tried) == 1


async def test_a_courier_that_stops_gives_back_what_it_has_not_begun(bank, carrying, channel):
    campaigns = [bank.open(1) for _ in range(8)]
    with bank.database.transaction() as session:
        for opened in campaigns:
            outbox.put(session, Parcel.UNHELD, opened, now=bank.clock(), to=("slack", "C1"))
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: len(channel.posted) == 1)
    assert set(states(bank)) <= {"done", "waiting"}
    assert len(channel.posted) <= 3
