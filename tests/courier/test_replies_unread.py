"""The provider's list of received texts does not answer, or not for one of our numbers."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.upkeep import catch_up
from bot.storage.tables import Event
from bot.vocabulary import TextStatus
from tests.courier.received import bodies
from tests.courier.texts import statuses, text_everybody
from tests.waiting import eventually

MINUTE = timedelta(minutes=1)


def test_after_ten_minutes_admins_are_told_once(bank, world):
    for _ in range(2):
        bank.do(catch_up.start)
    for _ in range(10):
        bank.do(catch_up.not_read)
        world.advance(MINUTE)
    assert bank.outbox("replies_unread") == []
    for _ in range(10):
        bank.do(catch_up.not_read)
        world.advance(MINUTE)
    [told] = bank.outbox("replies_unread")
    assert (told.platform, told.address) == ("person", str(bank.person_id(bank.ana)))
    [letter] = bank.do(lease_letters, 10)
    assert not letter.content.texting


def test_only_an_admin_may_text_on_and_it_is_on_record(bank):
    for _ in range(2):
        bank.do(catch_up.start)
    bank.do(catch_up.not_read)
    with pytest.raises(NotAnAdmin):
        bank.do(catch_up.go_on, bank.person("Ben"))
    assert bank.do(catch_up.holds_first_texts)
    assert bank.do(catch_up.go_on, bank.ana).texting
    assert not bank.do(catch_up.holds_first_texts)
    with bank.database.reading() as session:
        assert session.exec(select(Event.verb).where(Event.verb == "text_on")).all() == ["text_on"]


def test_where_the_list_answered_meanwhile_there_is_nothing_to_decide(bank, world):
    for _ in range(2):
        bank.do(catch_up.start)
    bank.do(catch_up.not_read)
    bank.do(catch_up.read_to, world.now())
    assert bank.do(catch_up.go_on, bank.ana).answered
    assert not bank.do(catch_up.holds_first_texts)


async def test_where_one_number_is_not_told_the_others_are_read_and_first_texts_wait(
    bank, texted, writes, twilio, gateway, carrying, world
):
    mute, *others = sorted({twilio.number_of(bank.conversation(each).phone) for each in texted})
    assert others
    twilio.mute(mute)
    for each in texted:
        writes(each, "Hello?")
    here = [each for each in texted if twilio.number_of(bank.conversation(each).phone) != mute]
    there = [each for each in texted if each not in here]
    async with carrying(gateway) as courier:
        await eventually(lambda: all(bodies(bank, each) == ["Hello?"] for each in here))
        await eventually(lambda: not bank.do(catch_up.post).answered)
        assert bank.do(catch_up.holds_first_texts)
        assert not any(bodies(bank, each) for each in there)
        twilio.mute()
        world.advance(MINUTE)
        courier.wake()
        await eventually(lambda: all(bodies(bank, each) == ["Hello?"] for each in there))
        await eventually(lambda: not bank.do(catch_up.holds_first_texts))


def test_the_message_says_so_and_loses_its_button_when_the_list_answers_again(bank, world):
    for _ in range(2):
        bank.do(catch_up.start)
    for _ in range(12):
        bank.do(catch_up.not_read)
        world.advance(MINUTE)
    [told] = bank.do(lease_letters, 10)
    bank.do(letter_posted, told, "D1:1")
    bank.do(catch_up.read_to, world.now())
    [again] = bank.do(lease_letters, 10)
    assert (again.reference, again.anew, again.content.answered) == ("D1:1", False, True)
    bank.do(letter_posted, again, "D1:1")
    bank.do(catch_up.read_to, world.now())
    assert bank.do(lease_letters, 10) == ()


def test_whoever_was_not_told_yet_is_not_told_that_the_list_answered(bank, world):
    for _ in range(2):
        bank.do(catch_up.start)
    for _ in range(12):
        bank.do(catch_up.not_read)
        world.advance(MINUTE)
    bank.do(catch_up.read_to, world.now())
    assert bank.do(lease_letters, 10) == ()


async def test_first_texts_leave_without_the_list_when_an_admin_says_so(
    bank, texted, twilio, gateway, carrying, world
):
    twilio.fail_lists()
    world.advance(timedelta(hours=22))
    more, before = text_everybody(bank, 4), len(twilio.creates)
    async with carrying(gateway) as courier:
        await eventually(lambda: not bank.do(catch_up.post).answered)
        assert len(twilio.creates) == before
        bank.do(catch_up.go_on, bank.ana)
        world.advance(MINUTE)
        courier.wake()
        await eventually(lambda: statuses(bank, more) == {TextStatus.ACCEPTED: 4})


async def test_once_the_list_answered_first_texts_wait_for_it_again(bank, texted, reads, world):
    bank.do(catch_up.start)
    bank.do(catch_up.not_read)
    bank.do(catch_up.go_on, bank.ana)
    world.advance(MINUTE)
    await reads()
    world.advance(11 * MINUTE)
    assert bank.do(catch_up.holds_first_texts)
