"""Reminders of one person that fall due in several processes at once: the person is reminded once."""

from datetime import timedelta

import pytest

from bot.assignment.timers import fire_next
from bot.storage.traffic import timers
from bot.vocabulary import Parcel, Timed
from tests.assignment.crowd import at_once
from tests.assignment.lying import Lying

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("keys", [("", ""), ("", "1"), ("1", "")])
async def test_two_reminders_at_once_are_one(bank, desks, keys):
    lying, ben = Lying(bank), bank.person("Ben Okafor")
    sent = lying.texted(ben, bank.open(4, idle_minutes=None))
    bank.hear(sent[0], "Yes?")
    bank.clock.forward(20 * MINUTE)
    ben_id, now = bank.person_id(ben), bank.clock()
    with bank.database.transaction() as session:
        timers.cancel(session, Timed.NUDGE, ben_id, now=now)
        for place, key in enumerate(keys, start=1):
            timers.put(session, Timed.NUDGE, ben_id, now - place * MINUTE, now=now, key=key)
    await at_once(desks[place % len(desks)].run(fire_next) for place in range(4))
    assert len(bank.outbox(Parcel.NUDGE)) == 1
    [left] = lying.timers(Timed.NUDGE)
    assert left.fire_at > now
    assert left.key in {"1", "2"}
