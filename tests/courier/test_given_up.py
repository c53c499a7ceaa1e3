"""Letters with which something goes wrong: set aside, given up in the end, and told to admins."""

from bot.assignment.rules.retries import MOST
from bot.storage.traffic import outbox
from bot.vocabulary import Parcel
from tests.courier.channel import all_wait, states, wait_for_it
from tests.waiting import eventually


async def test_a_letter_whose_view_raises_is_given_up_in_the_end_and_admins_are_told(
    bank, carrying, channel, say, world
):
    channel.next = [KeyError("?") for _ in range(MOST)]
    say(bank.person_id(bank.ana))
    async with carrying(posters={"slack": channel}) as courier:
        for tries in range(1, MOST):
            await eventually(lambda: len(channel.tried) == tries and all_wait(bank, courier))  # noqa: B023
            wait_for_it(bank, courier, world)
        await eventually(lambda: states(bank) == ["dead", "waiting"])
        wait_for_it(bank, courier, world)
        await eventually(lambda: states(bank) == ["dead", "done"])
    [told] = channel.posted
    assert (told.kind, told.address) == (Parcel.GIVEN_UP, "UANA")


async def test_a_letter_that_cannot_be_written_is_set_aside_and_no_other_waits_for_it(
    bank, carrying, channel, say, world
):
    with bank.database.transaction() as session:
        outbox.put(session, Parcel.DELIVERY_UNKNOWN, 999, now=bank.clock(), to=("slack", "C1"))
    say(bank.person_id(bank.ana))
    async with carrying(posters={"slack": channel}):
        await eventually(lambda: states(bank) == ["waiting", "done"])
    assert [letter.kind for letter in channel.posted] == [Parcel.INBOX]
