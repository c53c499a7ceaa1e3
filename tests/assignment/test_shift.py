"""Shifts: who opens, joins, leaves and ends them, and what the record keeps of it."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.shifts import NextShifts, ShiftPhase, ShiftTerms
from bot.assignment.people import members
from bot.assignment.refusals.general import (
    CampaignNotOpen,
    NoSuchThing,
    NotAnAdmin,
    ShiftOver,
    Suspended,
    TimesRefused,
)
from bot.assignment.rules.calendar.when import TimeFault, WrongTimes
from bot.assignment.shifts.ending import end_shift
from bot.assignment.shifts.next_shifts import next_shifts
from bot.assignment.shifts.shift import (
    all_shifts,
    join_shift,
    leave_shift,
    open_shift,
    open_written,
)
from bot.storage.shifts import shifts
from bot.storage.tables import Event
from tests.assignment.bank import row

HOUR = timedelta(hours=1)


@pytest.fixture
def opened(bank):
    """Opens a shift from so many hours from now until so many, and says its id."""

    def opened(begins=0.0, ends=2.0, campaign_id=None):
        now = bank.clock()
        return bank.do(open_shift, bank.ana, now + begins * HOUR, now + ends * HOUR, campaign_id).id

    return opened


def picture(bank, who=None):
    return bank.do(all_shifts, who or bank.ana)


def names(found):
    return [person.name for person in found.people]


def record(bank):
    with bank.database.reading() as session:
        rows = session.exec(select(Event).order_by(col(Event.id))).all()
        return [(event.verb, event.actor_id, event.facts["shift"]) for event in rows if "shift" in event.verb]


# Opened.


def test_an_opened_shift_is_shown_with_its_campaign_and_nobody_on_it(bank, opened):
    primary = bank.open(2, name="Primary day")
    later, sooner, running = opened(3, 4), opened(1, 2, primary), opened(0, 2)
    shown = picture(bank)
    assert [found.id for found in shown.running] == [running]
    assert [found.id for found in shown.upcoming] == [sooner, later]
    assert [found.campaign.name if found.campaign else "" for found in shown.upcoming] == ["Primary day", ""]
    assert shown.total == 3
    assert all(found.people == () and not found.mine for found in (*shown.running, *shown.upcoming))


def test_the_next_shifts_are_ones_own_and_the_first_with_a_seat_left(bank, opened):
    ben = bank.person("Ben Okafor")
    assert bank.do(next_shifts, ben) == NextShifts()
    running, own, later = opened(0, 1), opened(1, 2), opened(3, 4)
    seat = ShiftTerms(seats=1)
    now = bank.clock()
    full = bank.do(open_shift, bank.ana, now, now + HOUR / 2, None, seat).id
    bank.do(join_shift, bank.ana, full)
    bank.do(join_shift, ben, own)
    found = bank.do(next_shifts, ben)
    assert (found.mine.id, found.free.id) == (own, running)
    bank.do(join_shift, ben, running)
    found = bank.do(next_shifts, ben)
    assert (found.mine.id, found.mine.phase, found.free.id) == (running, ShiftPhase.RUNNING, later)
    bank.do(leave_shift, bank.ana, full)
    assert bank.do(next_shifts, ben).free.id == full


def test_written_times_are_read_by_the_clock_of_whoever_writes(bank):
    found = bank.do(open_written, bank.ana, "today 6-8pm")
    assert found.starts_at.isoformat() == "2026-03-10T22:00:00+00:00"  # New York
    assert found.ends_at - found.starts_at == 2 * HOUR
    assert picture(bank).here.isoformat() == "2026-03-10T14:00:00-04:00"


def test_what_cannot_be_read_is_refused_with_what_is_wrong(bank):
    with pytest.raises(TimesRefused) as refusal:
        bank.do(open_written, bank.ana, "today 6-8")
    assert refusal.value.wrong.why is TimeFault.HALF_DAY


@pytest.mark.parametrize(
    "begins, ends, fault",
    [
        (2, 1, TimeFault.ENDS_FIRST),
        (1, 1, TimeFault.ENDS_FIRST),
        (0, 24.01, TimeFault.TOO_LONG),
        (-2, 0, TimeFault.PAST),
    ],
)
def test_a_shift_that_cannot_be_is_refused(bank, opened, begins, ends, fault):
    with pytest.raises(TimesRefused) as refusal:
        opened(begins, ends)
    assert refusal.value.wrong == WrongTimes(fault)
    assert picture(bank).total == 0


def test_a_shift_may_last_a_day_and_may_have_begun(bank, opened):
    opened(-1, 23)
    assert [found.phase for found in picture(bank).running] == [ShiftPhase.RUNNING]


def test_a_shift_is_of_a_campaign_that_can_still_be_worked_on(bank, opened):
    ended, drafted = bank.open(1), bank.draft([row(5)]).ref.id
    bank.do(lifecycle.end, bank.ana, ended)
    with pytest.raises(CampaignNotOpen):
        opened(0, 1, ended)
    with pytest.raises(NoSuchThing):
        opened(0, 1, 999)
    assert opened(0, 1, drafted)
    assert [ref.id for ref in picture(bank).campaigns] == [drafted]


def test_opening_the_same_shift_again_is_that_shift(bank, opened):
    assert opened(1, 2) == opened(1, 2)
    assert [verb for verb, *_ in record(bank)] == ["shift_open"]


# Joined and left.


def test_people_come_before_it_begins_and_while_it_runs(bank, ben, opened):
    shift_id = opened(1, 3)
    assert bank.do(join_shift, ben, shift_id).mine
    bank.clock.forward(2 * HOUR)
    found = bank.do(join_shift, bank.person("Cleo Lindqvist"), shift_id)
    assert (found.phase, names(found)) == (ShiftPhase.RUNNING, ["Ben Okafor", "Cleo Lindqvist"])
    assert not picture(bank).running[0].mine
    assert picture(bank, ben).running[0].mine


def test_people_leave_early_and_may_come_back(bank, ben, opened):
    shift_id = opened()
    bank.do(join_shift, ben, shift_id)
    assert not bank.do(leave_shift, ben, shift_id).mine
    with bank.database.reading() as session:
        assert shifts.on_now(session, bank.clock(), None) == []
    assert names(bank.do(join_shift, ben, shift_id)) == ["Ben Okafor"]


def test_a_second_press_changes_nothing_and_is_answered_alike(bank, ben, opened):
    shift_id = opened()
    for act, who in ((join_shift, ben), (leave_shift, ben), (end_shift, bank.ana)):
        assert bank.do(act, who, shift_id) == bank.do(act, who, shift_id)
    ana, ben_id = bank.person_id(bank.ana), bank.person_id(ben)
    assert record(bank) == [
        ("shift_open", ana, shift_id),
        ("shift_join", ben_id, shift_id),
        ("shift_leave", ben_id, shift_id),
        ("shift_end", ana, shift_id),
    ]


def test_leaving_without_having_joined_is_harmless(bank, ben, opened):
    assert not bank.do(leave_shift, ben, opened()).mine


def test_nobody_joins_or_leaves_what_is_over(bank, ben, opened):
    over, called_off = opened(0, 1), opened(1, 2)
    bank.do(join_shift, ben, over)
    bank.do(end_shift, bank.ana, called_off)
    bank.clock.forward(HOUR)
    for shift_id in (over, called_off):
        for act in (join_shift, leave_shift):
            with pytest.raises(ShiftOver):
                bank.do(act, ben, shift_id)


def test_of_joining_and_ending_at_once_the_later_sees_the_earlier(bank, ben, opened):
    shift_id = opened(-1, 1)
    refused = []

    def join():
        try:
            bank.do(join_shift, ben, shift_id)
        except ShiftOver as refusal:
            refused.append(refusal)

    other = threading.Thread(target=join)
    with bank.database.transaction() as session:
        end_shift(session, bank.clock(), bank.ana, shift_id)
        other.start()
        other.join(0.5)  # time to overtake, if it could
    other.join()
    assert len(refused) == 1


# Ended.


def test_an_ended_shift_is_shown_no_more(bank, ben, opened):
    running, upcoming = opened(-1, 1), opened(1, 2)
    bank.do(join_shift, ben, running)
    assert bank.do(end_shift, bank.ana, running).phase is ShiftPhase.OVER
    assert bank.do(end_shift, bank.ana, upcoming).phase is ShiftPhase.CALLED_OFF
    assert picture(bank).total == 0


def test_a_shift_ends_by_itself(bank, opened):
    opened(0, 1)
    bank.clock.forward(HOUR)
    assert picture(bank).total == 0


# Who may.


def test_only_admins_open_and_end(bank, ben, opened):
    shift_id, now = opened(), bank.clock()
    for act, facts in (
        (open_shift, (now, now + HOUR)),
        (open_written, ("6-8pm",)),
        (end_shift, (shift_id,)),
    ):
        with pytest.raises(NotAnAdmin):
            bank.do(act, ben, *facts)
    assert picture(bank, ben).campaigns == ()


def test_the_suspended_stay_off(bank, ben, opened):
    shift_id = opened()
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    for act, facts in ((all_shifts, ()), (join_shift, (shift_id,)), (leave_shift, (shift_id,))):
        with pytest.raises(Suspended):
            bank.do(act, ben, *facts)


def test_a_shift_that_does_not_exist_is_refused(bank, ben):
    for act, who in ((join_shift, ben), (leave_shift, ben), (end_shift, bank.ana)):
        with pytest.raises(NoSuchThing):
            bank.do(act, who, 999)
