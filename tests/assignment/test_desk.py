"""The door to the core: who waits for whom."""

import asyncio
import threading

from bot.assignment.attention.board import what_waits
from bot.assignment.people import members


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
