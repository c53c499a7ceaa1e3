"""The life of a shift: seats, its timers, its card, how it recurs, and whether only those on it may claim."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.assignment import letters, timers
from bot.assignment.outcomes.shifts import ShiftPhase, ShiftTerms
from bot.assignment.refusals.general import NotAnAdmin, ShiftOver, TimesRefused
from bot.assignment.refusals.shifts import OffShift, ShiftFull
from bot.assignment.rules.calendar.when import TimeFault
from bot.assignment.shifts.ending import end_shift, stop_series
from bot.assignment.shifts.shift import (
    all_shifts,
    extend_shift,
    extend_written,
    join_shift,
    leave_shift,
    open_shift,
    open_written,
)
from bot.assignment.staffing import schedule
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.storage.tables import OutboxItem, Person, Shift, Timer
from bot.vocabulary import Parcel, Timed, Volume

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def ben(bank):
    return bank.person("Ben Okafor")


@pytest.fixture
def opened(bank):
    """Opens a shift from so many hours from now until so many, and says its id."""

    def opened(begins=1.0, ends=3.0, campaign_id=None, **terms):
        now = bank.clock()
        times = now + begins * HOUR, now + ends * HOUR
        return bank.do(open_shift, bank.ana, *times, campaign_id, ShiftTerms(**terms)).id

    return opened


def waiting(bank, *kinds):
    """What is to happen, in minutes from now."""
    with bank.database.reading() as session:
        rows = session.exec(select(Timer).where(Timer.state == "waiting").order_by(col(Timer.fire_at)))
        found = [(row.kind, (row.fire_at - bank.clock()) / MINUTE) for row in rows]
    return [each for each in found if not kinds or each[0] in kinds]


def fire(bank):
    while bank.do(timers.fire_next):
        pass


def told(bank, kind):
    with bank.database.reading() as session:
        rows = session.exec(select(OutboxItem).where(OutboxItem.kind == kind, OutboxItem.state == "waiting"))
        return sorted((row.platform, row.address) for row in rows)


# Timers.


def test_what_is_to_happen_moves_with_the_shift_and_goes_with_it(bank, opened):
    shift_id = opened()
    assert waiting(bank) == [
        ("shift_reminder", 30),
        ("shift_reminder", 55),
        ("shift_begins", 60),
        ("shift_reminder", 170),
        ("shift_ends", 180),
    ]
    bank.do(extend_shift, bank.ana, shift_id, 30)
    bank.do(extend_written, bank.ana, shift_id, "1h 30m")
    assert waiting(bank, "shift_ends") == [("shift_ends", 300)]
    bank.do(end_shift, bank.ana, shift_id)
    assert waiting(bank) == []


def test_a_shift_that_ends_early_has_nothing_left_to_happen_later(bank, opened):
    shift_id = opened(-1, 2)
    bank.do(end_shift, bank.ana, shift_id)
    fire(bank)
    assert waiting(bank, "shift_ends", "shift_begins", "shift_reminder") == []


def test_only_those_on_the_roster_are_reminded_as_loudly_as_they_want(bank, ben, opened):
    shift_id = opened()
    cleo, dev, eve = (bank.person(name) for name in ("Cleo Lind", "Dev Rao", "Eve Moss"))
    for who in (ben, cleo, dev, eve):
        bank.do(join_shift, who, shift_id)
    bank.do(leave_shift, eve, shift_id)
    volumes = {bank.person_id(cleo): Volume.FEW, bank.person_id(dev): Volume.NONE}
    with bank.database.transaction() as session:
        for person_id, volume in volumes.items():
            session.get_one(Person, person_id).volume = volume
    bank.clock.forward(30 * MINUTE)
    fire(bank)
    assert told(bank, "shift_reminder") == [("person", str(bank.person_id(ben)))]
    bank.clock.forward(25 * MINUTE)
    fire(bank)
    names = sorted(str(bank.person_id(who)) for who in (ben, cleo))
    assert [address for _, address in told(bank, "shift_reminder")] == names


def test_nobody_is_reminded_of_what_was_called_off_or_has_begun(bank, ben, opened):
    one, other = opened(), opened(1, 4)
    for shift_id in (one, other):
        bank.do(join_shift, ben, shift_id)
    bank.do(end_shift, bank.ana, one)
    bank.clock.forward(2 * HOUR)
    fire(bank)
    assert told(bank, "shift_reminder") == []


def test_a_reminder_is_not_read_by_who_left_meanwhile(bank, ben, opened):
    shift_id = opened()
    bank.do(join_shift, ben, shift_id)
    bank.clock.forward(30 * MINUTE)
    fire(bank)
    bank.do(leave_shift, ben, shift_id)
    leased = bank.do(letters.lease_letters, 50)
    assert [letter.kind for letter in leased if letter.kind is Parcel.SHIFT_REMINDER] == []


def test_before_a_shift_ends_holders_are_told_how_much_is_left_and_who_is_next(bank, ben, opened):
    campaign = bank.open(3)
    shift_id = opened(0, 2, campaign)
    for who in (ben, bank.person("Cleo Lind")):
        bank.do(join_shift, who, shift_id)
    card = bank.do(claim_bucket, ben, campaign).next
    bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)
    bank.hear(card.conversation_id, "Where?")
    bank.clock.forward(111 * MINUTE)
    fire(bank)
    leased = bank.do(letters.lease_letters, 50)
    [told_] = [letter.content for letter in leased if letter.kind is Parcel.SHIFT_REMINDER]
    assert (told_.left.waiting, told_.unsent, told_.left.taker.person.name) == (1, 2, "Cleo Lind")


# Seats and who leads.


def test_a_full_shift_takes_nobody_more_until_somebody_leaves(bank, ben, opened):
    shift_id, cleo = opened(seats=1), bank.person("Cleo Lind")
    bank.do(join_shift, ben, shift_id)
    assert bank.do(join_shift, ben, shift_id).mine
    with pytest.raises(ShiftFull) as refusal:
        bank.do(join_shift, cleo, shift_id)
    assert [person.name for person in refusal.value.shift.people] == ["Ben Okafor"]
    bank.do(leave_shift, ben, shift_id)
    assert bank.do(join_shift, cleo, shift_id).mine


def test_a_shift_is_led_by_who_opens_it_or_by_who_is_named(bank, ben, opened):
    mine, his = opened(), opened(1, 4, lead=ben.account)
    rows = {row.id: row for row in bank.do(all_shifts, ben).upcoming}
    assert rows[mine].lead.name == "Ana Moreau"
    assert (rows[his].lead.name, rows[his].manage, rows[mine].manage) == ("Ben Okafor", True, False)
    bank.do(extend_shift, ben, his, 30)
    with pytest.raises(NotAnAdmin):
        bank.do(extend_shift, ben, mine, 30)


@pytest.mark.parametrize(
    "written, fault",
    [("soon", TimeFault.NO_LENGTH), ("until 2pm", TimeFault.PAST), ("25h", TimeFault.TOO_LONG)],
)
def test_what_is_no_longer_shift_is_refused(bank, opened, written, fault):
    shift_id = opened(0, 2)
    with pytest.raises(TimesRefused) as refusal:
        bank.do(extend_written, bank.ana, shift_id, written)
    assert refusal.value.wrong.why in {fault, TimeFault.NOT_LATER, TimeFault.ENDS_FIRST}


def test_a_shift_that_is_over_is_not_extended(bank, opened):
    shift_id = opened(0, 1)
    bank.clock.forward(HOUR)
    with pytest.raises(ShiftOver):
        bank.do(extend_shift, bank.ana, shift_id, 30)


# Its card.


def test_a_card_stands_in_the_shifts_channel_or_the_campaigns_and_follows(bank, ben, opened):
    campaign_id = bank.open(1, homes={"slack": "C1"})
    shift_id = opened(1, 2, campaign_id)
    opened(1, 3, campaign_id, homes={"slack": "C2"})
    opened(1, 4)
    assert told(bank, "shift_card") == [("slack", "C1"), ("slack", "C2")]
    leased = bank.do(letters.lease_letters, 50)
    bank.do(join_shift, ben, shift_id)
    assert told(bank, "shift_card") == [("slack", "C1")]
    assert {letter.kind for letter in leased} >= {Parcel.SHIFT_CARD}


def test_a_card_is_drawn_anew_when_its_shift_begins_and_ends(bank, opened):
    opened(1, 2, homes={"slack": "C2"})
    for _ in range(2):
        bank.do(letters.lease_letters, 50)
        bank.clock.forward(HOUR)
        fire(bank)
        assert told(bank, "shift_card") == [("slack", "C2")]


# Recurring.


def series(bank):
    with bank.database.reading() as session:
        return list(session.exec(select(Shift).order_by(col(Shift.starts_at))))


def test_a_series_opens_each_shift_a_week_ahead_at_the_same_time_of_day(bank):
    rule = "every Sun and Tue 6-8pm until 2026-11-10"
    first = bank.do(open_written, bank.ana, rule, None, ShiftTerms(seats=4))
    assert (first.seats, first.recurs.pattern.weekdays) == (4, (1, 6))
    for _ in range(260):
        fire(bank)
        ahead = [row for row in series(bank) if row.starts_at > bank.clock()]
        last_ones = bank.clock() > series(bank)[-1].starts_at - 7 * 24 * HOUR
        assert last_ones or max(row.starts_at for row in ahead) > bank.clock() + 2 * 24 * HOUR
        bank.clock.forward(24 * HOUR)
    hours = {row.starts_at.hour for row in series(bank)}
    assert hours == {22, 23}, "New York's clocks changed in between"
    assert len(series(bank)) == 71, "Tuesdays and Sundays from March 10 to November 10"
    assert waiting(bank, "recur") == []


def test_what_was_missed_is_not_opened_afterwards(bank):
    bank.do(open_written, bank.ana, "every day 6-8pm")
    bank.clock.forward(30 * 24 * HOUR)
    fire(bank)
    starts = [row.starts_at for row in series(bank)]
    assert sum(bank.clock() < at for at in starts) in {7, 8}
    assert len(starts) == len(set(starts)) < 20


def test_a_series_that_is_stopped_leaves_the_shifts_that_people_joined(bank, ben):
    first = bank.do(open_written, bank.ana, "every day 6-8pm")
    bank.do(join_shift, ben, first.id)
    assert bank.do(stop_series, bank.ana, first.recurs.series_id) >= 6
    assert bank.do(stop_series, bank.ana, first.recurs.series_id) == 0
    assert [row.id for row in bank.do(all_shifts, bank.ana).upcoming] == [first.id]
    bank.clock.forward(10 * 24 * HOUR)
    fire(bank)
    assert bank.do(all_shifts, bank.ana).total == 0


def test_one_shift_called_off_does_not_come_back(bank):
    first = bank.do(open_written, bank.ana, "every day 6-8pm")
    bank.do(end_shift, bank.ana, first.id)
    with bank.database.transaction() as session:
        now, of = bank.clock(), session.get_one(Shift, first.id).series_id
        timer = Timer(kind=Timed.RECUR, subject_id=of, fire_at=now, created_at=now)
        schedule.recur(session, now, timer)
    assert first.id not in {row.id for row in bank.do(all_shifts, bank.ana).upcoming}
    assert len({row.starts_at for row in series(bank)}) == len(series(bank))


# Only those on shift may claim.


def test_who_is_off_shift_claims_nothing_and_hears_of_the_next_shift(bank, ben, opened):
    campaign_id = bank.open(10, needs_shift=True, bucket_size=4)
    with pytest.raises(OffShift) as refusal:
        bank.do(claim_bucket, ben, campaign_id)
    assert refusal.value.next is None
    shift_id = opened(1, 2)
    with pytest.raises(OffShift) as refusal:
        bank.do(claim_bucket, ben, campaign_id)
    assert refusal.value.next
    assert (refusal.value.next.id, refusal.value.next.phase) == (shift_id, ShiftPhase.UPCOMING)
    bank.do(join_shift, ben, shift_id)
    with pytest.raises(OffShift):
        bank.do(claim_bucket, ben, campaign_id)
    bank.clock.forward(HOUR)
    assert bank.do(claim_bucket, ben, campaign_id).dealt == 4
    bank.do(leave_shift, ben, shift_id)
    with pytest.raises(OffShift):
        bank.do(claim_bucket, ben, campaign_id)


def test_what_somebody_holds_is_finished_off_shift_too(bank, ben, opened):
    campaign_id = bank.open(10, bucket_size=4)
    bank.do(claim_bucket, ben, campaign_id)
    with bank.database.transaction() as session:
        session.connection().exec_driver_sql("UPDATE campaign SET needs_shift = TRUE")
    assert bank.do(claim_bucket, ben, campaign_id).resumed
