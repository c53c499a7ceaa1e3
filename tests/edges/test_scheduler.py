"""The beats: what is due is done by them, and one bad beat is not the last."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa
from sqlmodel import col

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.letters import lease_letters
from bot.assignment.outcomes.letters import GivenUp, GivenUpPost
from bot.assignment.refusals.general import DatabaseAway
from bot.assignment.rules.retries import MOST
from bot.assignment.timers import Happening
from bot.assignment.upkeep import clock_repair
from bot.courier import Courier, Limits
from bot.scheduler import Firing, _beats, _unbroken, beating
from bot.storage.tables import Campaign, ContactList, Conversation, Timer
from bot.storage.traffic import timers
from bot.vocabulary import Parcel, Timed, TimerState
from tests.assignment.bank import Bank, row
from tests.refusing import refuse_no_rows, refuse_rows
from tests.waiting import eventually


def of(bank: Bank, column: object) -> list[object]:
    with bank.database.reading() as session:
        rows = sa.select(column).order_by(column.table.c.id)  # type: ignore[attr-defined, call-overload]
        return list(session.execute(rows).scalars())


async def test_a_campaign_whose_opening_was_cut_off_is_laid_out_to_its_end(
    database, desk, clock, monkeypatch
):
    bank = Bank(database, clock)
    monkeypatch.setattr(lifecycle, "_SLICE", 6)
    bank.open(20)
    assert of(bank, col(Campaign.state)) == ["opening"]
    async with beating(desk, Courier(desk, None, {}, Limits(1.0))):
        await eventually(lambda: of(bank, col(Campaign.state)) == ["open"])
    assert len(of(bank, col(Conversation.id))) == 20


async def test_an_import_that_died_is_swept_away(database, desk, clock):
    bank = Bank(database, clock)
    begun = bank.do(lists.begin_import, bank.ana, "Ours", "hash")
    bank.do(lists.add_rows, begun.list_id, [row(1)])
    clock.forward(lists._ABANDONED * 2)
    while await desk.run(lists.sweep):
        pass
    assert "ready" not in of(bank, col(ContactList.state))


async def test_a_beat_that_is_cut_off_at_the_end_is_no_error(desk, caplog):
    begun = asyncio.Event()

    async def beat():
        begun.set()
        await asyncio.Event().wait()

    async with beating(desk, Courier(desk, None, {}, Limits(1.0)), {"forever": (beat, 0.01)}):
        await begun.wait()
        running = asyncio.all_tasks()
    await asyncio.wait(running - {asyncio.current_task()}, timeout=1)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


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


class Bell:
    """Timers of which some go wrong, fired by one process after another."""

    def __init__(self, database, desk, clock) -> None:
        self.database, self.desk, self.clock = database, desk, clock
        self.fired: list[int] = []
        self.tried: list[int] = []
        self.broken = {1}
        with database.transaction() as session:
            for subject in (1, 2):
                timers.put(session, Timed.NUDGE, subject, clock(), now=clock())

    async def fire(self) -> None:
        await Firing(self.desk, {Timed.NUDGE: Happening(self.act)}).fire_all()

    def act(self, _session, _now, timer) -> None:
        self.tried.append(timer.subject_id)
        if timer.subject_id in self.broken:
            raise ValueError("?")
        self.fired.append(timer.subject_id)

    def states(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.execute(sa.select(col(Timer.state)).order_by(col(Timer.id))).scalars())


async def test_a_timer_that_goes_wrong_is_passed_over_for_a_while_and_then_tried_again(database, desk, clock):
    bell = Bell(database, desk, clock)
    await bell.fire()
    bell.broken.clear()
    await bell.fire()
    assert bell.fired == [2]
    clock.forward(timedelta(seconds=2))
    await bell.fire()
    assert bell.fired == [2, 1]


async def test_a_timer_that_always_goes_wrong_is_tried_ever_more_rarely_given_up_and_told(
    database, desk, clock
):
    bank, bell = Bank(database, clock), Bell(database, desk, clock)
    waits: list[float] = []
    bank.person_id(bank.ana)
    while bell.states()[0] == TimerState.WAITING:
        await bell.fire()
        tries, began = len(bell.tried), clock()
        while len(bell.tried) == tries and bell.states()[0] == TimerState.WAITING:
            clock.forward(timedelta(seconds=1) if len(waits) < 4 else timedelta(minutes=1))
            await bell.fire()
        waits.append((clock() - began).total_seconds())
    assert bell.fired == [2]
    assert bell.tried.count(1) == MOST
    assert waits[:4] == [2, 4, 8, 16]
    assert waits == sorted(waits)
    clock.forward(timedelta(minutes=1))
    [letter] = [each for each in bank.do(lease_letters, 20) if each.kind is Parcel.GIVEN_UP]
    assert letter.content == GivenUpPost((GivenUp("timer 1", "nudge"),), 1)
    clock.forward(timedelta(hours=9))
    await bell.fire()
    assert bell.tried.count(1) == MOST


async def test_the_beat_notes_the_clock_and_sets_right_what_one_ahead_wrote(database, desk, clock):
    bank = Bank(database, clock)
    beat, seconds = _beats(desk, Courier(desk, None, {}, Limits(1.0)))["set right what a clock put off"]
    clock.forward(timedelta(hours=1))
    await beat()
    bank.open(1)
    clock.forward(timedelta(hours=-1))
    await beat()
    assert seconds <= 30
    assert of(bank, col(Campaign.opened_at)) == [clock()]
    assert await desk.read(clock_repair.count) == 0


async def test_a_campaign_that_cannot_be_laid_out_keeps_no_other_from_opening(
    database, desk, clock, monkeypatch
):
    bank, firing = Bank(database, clock), Firing(desk)
    monkeypatch.setattr(lifecycle, "_SLICE", 2)
    bad, _ = (bank.open(rows=[row(each + first) for each in range(3)]) for first in (0, 10))
    refuse_rows(database, "conversation", "campaign_id", bad)
    await firing.fire_all()
    assert of(bank, col(Campaign.state)) == ["opening", "open"]
    assert of(bank, col(Timer.failures)) == [1, 0]
    refuse_no_rows(database, "conversation")
    clock.forward(timedelta(seconds=2))
    await firing.fire_all()
    assert of(bank, col(Campaign.state)) == ["open", "open"]


async def test_a_campaign_that_can_never_be_laid_out_is_given_up_told_and_opened_by_hand(
    database, desk, clock, monkeypatch
):
    bank, firing = Bank(database, clock), Firing(desk)
    monkeypatch.setattr(lifecycle, "_SLICE", 2)
    bad = bank.open(3)
    refuse_rows(database, "conversation", "campaign_id", bad)
    while TimerState.WAITING in of(bank, col(Timer.state)):
        await firing.fire_all()
        clock.forward(timedelta(hours=1))
    [letter] = [each for each in bank.do(lease_letters, 20) if each.kind is Parcel.GIVEN_UP]
    assert letter.content == GivenUpPost((GivenUp("timer 1", "lay_out"),), 1)
    refuse_no_rows(database, "conversation")
    bank.do(lifecycle.pause, bank.ana, bad)
    assert bank.do(lifecycle.open_, bank.ana, bad).state == "open"
