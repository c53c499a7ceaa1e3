"""Replies that are routed to somebody while they press *Done for today*: none of them stays there."""

from datetime import timedelta

import pytest

from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.reassignment import hand_on
from bot.assignment.shifts import shift
from tests.assignment.bank import OUR_NUMBER
from tests.assignment.crowd import assert_one_holder_each, at_once, holders
from tests.assignment.lying import Lying

REPLIES = 16


@pytest.mark.parametrize("place", [0, REPLIES // 4, REPLIES // 2])
async def test_whoever_is_done_holds_nothing_whatever_came_meanwhile(bank, desks, place):
    lying, ben, cleo = Lying(bank), bank.person("Ben Okafor"), bank.person("Cleo Lindqvist")
    sent = lying.texted(cleo, bank.open(REPLIES, bucket_size=REPLIES, idle_minutes=None))
    bank.do(hand_on.done_for_today, cleo)
    bank.clock.forward(timedelta(minutes=1))
    bank.do(shift.join_shift, ben, lying.shift(2))
    told = [Inbound(f"SM{id_}", bank.conversation(id_).phone, OUR_NUMBER, "Yes") for id_ in sent]
    acts = [desks[at % len(desks)].run(receive_text, each) for at, each in enumerate(told)]
    acts.insert(place, desks[-1].run(hand_on.done_for_today, ben))
    await at_once(acts)
    assert bank.person_id(ben) not in holders(bank).values()
    assert_one_holder_each(bank)
