"""The beats: what is due is done by them, and one bad beat is not the last."""

import sqlalchemy as sa
from sqlmodel import col

from bot.assignment import contacts
from bot.assignment.refusals import DatabaseAway
from bot.assignment.timing import Happening
from bot.courier import Courier, Limits
from bot.scheduler import Firing, _unbroken, beating
from bot.storage import timers
from bot.storage.tables import Campaign, ContactList, Conversation
from bot.vocabulary import Timed
from tests.assignment.bank import Bank, row
from tests.waiting import eventually


def of(bank: Bank, column: object) -> list[object]:
    with bank.database.reading() as session:
        return list(session.execute(sa.select(column)).scalars())  # type: ignore[call-overload]


async def test_a_campaign_whose_opening_was_cut_off_is_laid_out_to_its_end(database, desk, clock):
    bank = Bank(database, clock)
    opened = bank.draft([row(index) for index in range(20)]).ref.id
    with database.transaction() as session:
        session.get_one(Campaign, opened).state = "opening"
    async with beating(desk, Courier(desk, None, {}, Limits(1.0))):
        await eventually(lambda: of(bank, col(Campaign.state)) == ["open"])
    assert len(of(bank, col(Conversation.id))) == 20


async def test_an_import_that_died_is_swept_away(database, desk, clock):
    bank = Bank(database, clock)
    begun = bank.do(contacts.begin_import, bank.ana, "Ours", "hash")
    bank.do(contacts.add_rows, begun.list_id, [row(1)])
    clock.forward(contacts._ABANDONED * 2)
    while await desk.run(contacts.sweep):
        pass
    assert "ready" not in of(bank, col(ContactList.state))


async def test_a_bad_beat_is_not_the_last():
    mishaps = [DatabaseAway(), ValueError("?")]
    beaten = []

    async def beat() -> None:
        beaten.append(1)
        if mishaps:
            raise mishaps.pop(0)

    steady = _unbroken("a beat", beat)
    for _ in range(3):
        await steady()
    assert len(beaten) == 3


async def test_a_timer_that_goes_wrong_is_passed_over_for_a_while_and_then_tried_again(database, desk, clock):
    fired, broken, seconds = [], {1}, [0.0]

    def act(_session, _now, timer):
        if timer.subject_id in broken:
            raise ValueError("?")
        fired.append(timer.subject_id)

    with database.transaction() as session:
        for subject in (1, 2):
            timers.put(session, Timed.NUDGE, subject, clock(), now=clock())
    firing = Firing(desk, lambda: seconds[0], {Timed.NUDGE: Happening(act)})
    await firing.fire_all()
    broken.clear()
    await firing.fire_all()
    assert fired == [2]
    seconds[0] = 61
    await firing.fire_all()
    assert fired == [2, 1]
