"""Timers: fired once each at their moment, late ones too while they are of use, by whatever clock."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment.audit.query import record
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.timers import Happening, fire_next
from bot.assignment.upkeep import figures
from bot.assignment.upkeep.failures import Hand, timer_failed
from bot.storage.tables import Timer
from bot.storage.traffic import timers
from bot.views.phrases.audit.audit import told
from bot.vocabulary import Timed, TimerState

MINUTE = timedelta(minutes=1)


class Told:
    """Keeps what fired, for which subject."""

    def __init__(self, bank) -> None:
        self.bank = bank
        self.fired: list[int] = []
        self.broken: set[int] = set()
        self.happenings = {Timed.NUDGE: Happening(self.act, useful=10 * MINUTE)}

    def act(self, session, now, timer) -> None:
        if timer.subject_id in self.broken:
            raise ValueError("?")
        self.fired.append(timer.subject_id)

    def put(self, subject: int, minutes: float, kind=Timed.NUDGE) -> None:
        self.bank.do(put, kind, subject, self.bank.clock() + minutes * MINUTE)

    def fire(self, *, ahead: timedelta = timedelta(), hand: Hand | None = None) -> int:
        """Fire all that is due by a clock that may go wrong; how many."""
        count = 0
        while self._fire_one(ahead, hand):
            count += 1
        return count

    def _fire_one(self, ahead, hand):
        with self.bank.database.transaction() as session:
            return fire_next(session, self.bank.clock() + ahead, hand, self.happenings)

    def states(self) -> list[str]:
        with self.bank.database.reading() as session:
            return list(session.exec(select(Timer.state).order_by(col(Timer.id))).all())


def put(session, now, kind, subject, at) -> None:
    timers.put(session, kind, subject, at, now=now)


@pytest.fixture
def bell(bank):
    return Told(bank)


def test_each_fires_once_when_its_moment_has_come_the_oldest_first(bank, bell):
    bell.put(2, 5)
    bell.put(1, 3)
    bell.put(1, 3)
    assert bell.fire() == 0
    bank.clock.forward(5 * MINUTE)
    assert (bell.fire(), bell.fire()) == (2, 0)
    assert bell.fired == [1, 2]
    assert bell.states() == [TimerState.FIRED, TimerState.FIRED]


def test_one_that_was_missed_fires_while_it_is_of_use_and_is_skipped_on_record_after_that(bank, bell):
    bell.put(1, 0)
    bell.put(2, 5)
    bank.clock.forward(11 * MINUTE)
    assert bell.fire() == 2
    assert bell.fired == [2]
    assert bell.states() == [TimerState.SKIPPED, TimerState.FIRED]
    [line] = bank.do(record, bank.ana, RecordFilter()).lines
    said = "".join(word if isinstance(word, str) else "Baton" for word in told(line)[2:])
    assert said == "Baton skipped a nudge: its time had passed too long ago"


def test_what_is_put_instead_moves_the_moment_and_back_again(bank, bell):
    now = bank.clock()

    def instead(session, _now, minutes):
        timers.put_instead(session, Timed.NUDGE, 1, now + minutes * MINUTE, now=now)

    for minutes in (3, 6, 3):
        bank.do(instead, minutes)
    bank.clock.forward(4 * MINUTE)
    assert bell.fire() == 1
    bank.clock.forward(4 * MINUTE)
    assert bell.fire() == 0


def test_a_clock_that_runs_ahead_fires_early_and_no_second_time(bank, bell):
    bell.put(1, 1)
    assert bell.fire(ahead=timedelta(seconds=90)) == 1
    bank.clock.forward(MINUTE)
    assert bell.fire() == 0
    assert bell.fire(ahead=timedelta(seconds=90)) == 0
    assert bell.fired == [1]


def test_a_clock_that_jumps_back_fires_nothing_again_and_what_is_to_come_in_its_time(bank, bell):
    bell.put(1, 0)
    bell.put(2, 10)
    assert bell.fire() == 1
    bank.clock.forward(-60 * MINUTE)
    assert bell.fire() == 0
    bank.clock.forward(70 * MINUTE)
    assert bell.fire() == 1
    assert bell.fired == [1, 2]


def test_one_that_goes_wrong_stays_due_undone_and_can_be_passed_over(bank, bell):
    bell.broken = {1}
    bell.put(1, 0)
    bell.put(2, 0)
    hand = Hand()
    with pytest.raises(ValueError, match=r"\?"):
        bell.fire(hand=hand)
    assert bell.states() == [TimerState.WAITING] * 2
    bank.do(timer_failed, hand.id)
    assert bell.fire() == 1
    bell.broken = set()
    bank.clock.forward(MINUTE)
    assert bell.fire() == 1
    assert bell.fired == [2, 1]


def test_what_this_version_does_not_know_is_left_for_one_that_does(bank, bell):
    bell.put(1, 0, Timed.DIGEST)
    bell.put(2, 0)
    assert bell.fire() == 1
    assert bell.states() == [TimerState.WAITING, TimerState.FIRED]


def test_what_is_due_is_counted_with_its_age(bank, bell):
    assert bank.do(figures.due).timers.items == 0
    bell.put(1, 0)
    bell.put(2, 1)
    bell.put(3, 5)
    bank.clock.forward(2 * MINUTE)
    assert (bank.do(figures.due).timers.items, bank.do(figures.due).timers.oldest) == (2, 120)
