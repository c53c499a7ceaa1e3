"""The door to the core: who waits for whom."""

import asyncio
import threading

import pytest

from bot.assignment.attention.board import what_waits
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.refusals.general import NothingWaits
from bot.assignment.upkeep.dedupe import Asked, SeenBefore
from bot.storage.people import persons

ASKED = Asked("a platform", "a press")


async def test_those_who_look_do_not_wait_for_those_who_write(bank, desk):
    go, begun = threading.Event(), threading.Event()

    def dawdle(session, now):
        members.enrol(session, now, bank.ana)
        begun.set()
        return go.wait(30)

    writing = [asyncio.create_task(desk.run(dawdle))]
    await asyncio.to_thread(begun.wait)
    writing += [asyncio.create_task(desk.run(members.everybody, bank.ana)) for _ in range(40)]
    await asyncio.sleep(0)
    assert (await desk.read(what_waits, bank.ana)).total == 0
    assert not writing[0].done()
    go.set()
    await asyncio.gather(*writing)


async def test_those_who_write_on_sqlite_are_served_in_the_order_they_came(bank, desk):
    if bank.database.dialect != "sqlite":
        return
    served = []
    await asyncio.gather(*(desk.run(lambda *_, place=place: served.append(place)) for place in range(100)))
    assert served == list(range(100))


@pytest.fixture
def presses(bank, desk):
    """The same press as two processes hear it, what it does, and how often it was done."""
    other = Desk(bank.database, desk.clock)
    yield lambda: (desk.once(ASKED), other.once(ASKED))
    other._writers.shutdown()
    other._readers.shutdown()


def note(session, now, name="Dana"):
    members.enrol(session, now, Identity("slack", "T1", name, name))


def known(session, _now):
    return {each.name for each in persons.everybody(session)}


async def test_what_is_asked_of_two_processes_at_once_is_done_once(bank, desk, presses):
    done = []

    def act(session, now):
        note(session, now)
        session.flush()
        done.append(session)

    said = await asyncio.gather(*(each.run(act) for each in presses()), return_exceptions=True)
    assert sorted(map(type, said), key=str) == [type(None), SeenBefore]
    assert len(done) == 1


async def test_what_broke_off_is_neither_done_nor_remembered(bank, desk, presses):
    def killed(session, now):
        note(session, now)
        raise SystemError

    first, again = presses()
    with pytest.raises(SystemError):
        await first.run(killed)
    assert "Dana" not in await desk.read(known)
    await again.run(note)
    assert "Dana" in await desk.read(known)


async def test_a_refusal_and_a_look_are_remembered_too(bank, desk, presses):
    def refuse(session, now):
        note(session, now)
        raise NothingWaits

    first, again = presses()
    with pytest.raises(NothingWaits):
        await first.run(refuse)
    with pytest.raises(SeenBefore):
        await again.run(note)
    assert "Dana" not in await desk.read(known)
    looks = [each.once(Asked("a platform", "a look")) for each in presses()]
    assert (await looks[0].read(what_waits, bank.ana)).total == 0
    with pytest.raises(SeenBefore):
        await looks[1].read(what_waits, bank.ana)


async def test_a_request_may_ask_for_several_things(bank, desk, presses):
    first, again = presses()
    await first.run(note)
    await first.run(note, "Eli")
    assert {"Dana", "Eli"} <= set(await first.read(known))
    with pytest.raises(SeenBefore):
        await again.run(note, "Eve")
