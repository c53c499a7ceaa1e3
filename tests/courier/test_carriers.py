"""What carriers and silence do to the courier's work, against the sandbox's provider."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.assignment.outcomes.delivery import StatusReport
from bot.assignment.texting.delivery import record_status
from bot.courier import LookUpFailed
from bot.vocabulary import TextStatus
from tests.courier.texts import statuses, text_everybody, texts
from tests.waiting import eventually


def is_(bank, conversations, status):
    return lambda: statuses(bank, conversations) == {status: len(conversations)}


async def test_a_text_never_heard_of_is_looked_up_after_a_day_and_its_record_believed(
    bank, twilio, gateway, carrying, world
):
    twilio.detour("https://baton.example.org", "http://127.0.0.1:1")  # every callback is lost
    sent = text_everybody(bank, 2)
    async with carrying(gateway) as courier:
        await eventually(is_(bank, sent, TextStatus.ACCEPTED))
        world.advance(timedelta(hours=23))
        await courier.look_back()
        assert is_(bank, sent, TextStatus.ACCEPTED)()
        world.advance(timedelta(hours=2))
        await courier.look_back()
    assert is_(bank, sent, TextStatus.DELIVERED)()
    assert {text.our_number for text in texts(bank, sent)} <= set(twilio.numbers)


async def test_what_the_providers_record_does_not_tell_either_is_unknown_for_good(
    bank, twilio, gateway, carrying, world
):
    sent = text_everybody(bank, 1)
    async with carrying(gateway) as courier:
        await eventually(is_(bank, sent, TextStatus.ACCEPTED))
        with bank.database.transaction() as session:
            session.execute(sa.text("UPDATE message SET provider_id = 'SMgone'"))
        world.advance(timedelta(days=2))
        await courier.look_back()
    assert is_(bank, sent, TextStatus.UNKNOWN)()


class Bewildered:
    """A provider whose records of its first texts nobody can read."""

    def __init__(self, gateway, first, failure=KeyError):
        self._gateway, self._first, self._failure = gateway, first, failure
        self.send, self.received, self.look_up = gateway.send, gateway.received, gateway.look_up

    async def look_at(self, text):
        if text.message_id in self._first():
            raise self._failure(text.message_id)
        return await self._gateway.look_at(text)


@pytest.mark.parametrize("failure", [KeyError, LookUpFailed])
async def test_a_text_whose_record_goes_wrong_keeps_no_other_from_being_looked_up(
    bank, twilio, gateway, carrying, world, failure
):
    twilio.detour("https://baton.example.org", "http://127.0.0.1:1")
    sent = text_everybody(bank, 3)
    odd = Bewildered(gateway, lambda: {texts(bank, sent)[0].id}, failure)
    async with carrying(odd) as courier:
        await eventually(is_(bank, sent, TextStatus.ACCEPTED))
        world.advance(timedelta(hours=25))
        await courier.look_back()
    assert statuses(bank, sent) == {TextStatus.ACCEPTED: 1, TextStatus.DELIVERED: 2}


async def test_where_many_records_in_a_row_cannot_be_read_the_others_come_first_the_next_time(
    bank, twilio, gateway, carrying, world
):
    twilio.detour("https://baton.example.org", "http://127.0.0.1:1")
    sent = text_everybody(bank, 8)
    odd = Bewildered(gateway, lambda: {text.id for text in texts(bank, sent)[:6]}, LookUpFailed)
    async with carrying(odd) as courier:
        await eventually(is_(bank, sent, TextStatus.ACCEPTED))
        world.advance(timedelta(hours=25))
        for _ in range(2):
            await courier.look_back()
    assert statuses(bank, sent) == {TextStatus.ACCEPTED: 6, TextStatus.DELIVERED: 2}


async def test_the_pace_is_halved_while_carriers_find_it_too_fast(bank, twilio, gateway, carrying, world):
    sent = text_everybody(bank, 1)
    async with carrying(gateway, per_second=8.0) as courier:
        await eventually(is_(bank, sent, TextStatus.ACCEPTED))
        message = texts(bank, sent)[0]
        news = StatusReport(message.id, message.provider_id or "", TextStatus.UNDELIVERED, 30022)
        bank.do(record_status, news)
        await courier.mind_the_pace()
        assert courier._texts is not None
        assert courier._texts._pace._per_second == 4.0
        world.advance(timedelta(hours=1, minutes=1))
        await courier.mind_the_pace()
        assert courier._texts._pace._per_second == 8.0
