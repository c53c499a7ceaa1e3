"""A shift that has not begun gets other times."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select

from bot.assignment.outcomes.shifts import ShiftTerms
from bot.assignment.people.members import my_zone
from bot.assignment.refusals.general import NotAnAdmin, TimesRefused
from bot.assignment.refusals.shifts import TimesStay
from bot.assignment.shifts.cover import ask_cover
from bot.assignment.shifts.retiming import retime
from bot.assignment.shifts.shift import all_shifts, join_shift, open_shift, open_written
from bot.storage.tables import OutboxItem, Timer
from bot.vocabulary import Parcel

HOUR = timedelta(hours=1)


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def shift(bank):
    """A shift from one hour from now until three."""
    now = bank.clock()
    return bank.do(open_shift, bank.ana, now + HOUR, now + 3 * HOUR, None, ShiftTerms()).id


def test_the_timers_follow_and_whoever_is_on_it_is_told(bank, ben, shift):
    bank.do(join_shift, ben, shift)
    moved = bank.do(retime, bank.ana, shift, "in 20 minutes for 2h")
    assert (moved.starts_at - bank.clock(), moved.ends_at - moved.starts_at) == (HOUR / 3, 2 * HOUR)
    with bank.database.reading() as session:
        rows = session.exec(select(Timer).where(Timer.state == "waiting").order_by(col(Timer.fire_at)))
        minutes = [(row.fire_at - bank.clock()).total_seconds() / 60 for row in rows]
        told = session.exec(select(OutboxItem).where(OutboxItem.kind == Parcel.SHIFT_REMINDER)).all()
    assert minutes == [15, 20, 130, 140]
    assert [row.address for row in told] == [str(bank.person_id(ben))]


def test_one_of_a_series_becomes_a_shift_of_its_own_and_is_not_opened_again(bank):
    first = bank.do(open_written, bank.ana, "tuesdays 6-8pm", None, ShiftTerms())
    before = len(bank.do(all_shifts, bank.ana).upcoming)
    assert bank.do(retime, bank.ana, first.id, "in 5 hours for 1h").recurs is None
    assert len(bank.do(all_shifts, bank.ana).upcoming) == before


def test_the_times_stay_once_it_has_begun_or_where_somebody_is_there_for_a_part(bank, ben, shift, clock):
    bank.do(join_shift, ben, shift)
    for who, written, refusal in (
        (ben, "in 2 hours for 1h", NotAnAdmin),
        (bank.ana, "whenever", TimesRefused),
        (bank.ana, "now for 1h", TimesRefused),
    ):
        with pytest.raises(refusal):
            bank.do(retime, who, shift, written)
    zone = ZoneInfo(bank.do(my_zone, ben) or "UTC")
    first_hour = "-".join(f"{(bank.clock() + hours * HOUR).astimezone(zone):%H:%M}" for hours in (1, 2))
    bank.do(ask_cover, ben, shift, first_hour)
    with pytest.raises(TimesStay) as parts:
        bank.do(retime, bank.ana, shift, "in 5 hours for 2h")
    clock.forward(HOUR)
    with pytest.raises(TimesStay) as begun:
        bank.do(retime, bank.ana, shift, "in 5 hours for 2h")
    assert (parts.value.begun, begun.value.begun) == (False, True)
