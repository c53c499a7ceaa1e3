"""Cover: the first who takes it comes, and at every moment it is clear who is on."""

import threading
from datetime import timedelta

import pytest

from bot.assignment.outcomes.shifts import CoverFault, ShiftTerms
from bot.assignment.refusals.general import TimesRefused
from bot.assignment.refusals.shifts import CoverRefused
from bot.assignment.shifts.cover import ask_cover, look, take_cover, withdraw_cover
from bot.assignment.shifts.ending import end_shift
from bot.assignment.shifts.shift import extend_shift, join_shift, leave_shift, open_shift
from bot.storage.shifts import shifts
from bot.storage.staffing import duty
from bot.storage.staffing.duty import Window

HOUR = timedelta(hours=1)


@pytest.fixture
def team(bank):
    return {name: bank.person(f"{name} Okafor") for name in ("Ben", "Cleo", "Dev")}


@pytest.fixture
def shift_id(bank, team):
    """A shift from 6 to 10pm in New York, four hours from now, with Ben on it."""
    now = bank.clock()
    terms = ShiftTerms(seats=1, homes={"slack": "C1"})
    made = bank.do(open_shift, bank.ana, now + 4 * HOUR, now + 8 * HOUR, None, terms).id
    bank.do(join_shift, team["Ben"], made)
    return made


def on(bank, team, hours):
    """Who is on so many hours from now, by either way of asking."""
    at = bank.clock() + hours * HOUR
    ids = {bank.person_id(who): name for name, who in team.items()}
    with bank.database.reading() as session:
        found = shifts.on_now(session, at, None)
        window = Window(1, at, at)
        assert set(found) == duty.on_among(session, window, list(ids))
        assert all(shifts.is_on(session, at, each, 1) is (each in found) for each in ids)
    return [ids[each] for each in found]


def refused(bank, act, who, cover_id):
    with pytest.raises(CoverRefused) as refusal:
        bank.do(act, who, cover_id)
    return refusal.value.why, refusal.value.taker


def test_a_whole_place_changes_hands_though_the_shift_is_full(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id)
    assert (asked.is_open, on(bank, team, 5)) == (True, ["Ben"])
    taken = bank.do(take_cover, team["Cleo"], asked.cover.id)
    assert [person.name for person in taken.shift.people] == ["Cleo Okafor"]
    assert on(bank, team, 5) == ["Cleo"]


def test_a_part_says_who_is_on_when(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id, "7-8pm")
    taken = bank.do(take_cover, team["Cleo"], asked.cover.id)
    assert [on(bank, team, hours) for hours in (4, 4.9, 5, 5.9, 6, 7)] == [
        *(["Ben"], ["Ben"], ["Cleo"], ["Cleo"], ["Ben"], ["Ben"])
    ]
    assert [person.name for person in taken.shift.people] == ["Ben Okafor"]
    assert [row.taker.name for row in taken.shift.covers] == ["Cleo Okafor"]


def test_who_covers_may_be_covered_and_be_relieved_by_who_asked_first(bank, team, shift_id):
    first = bank.do(ask_cover, team["Ben"], shift_id, "7-9pm").cover.id
    bank.do(take_cover, team["Cleo"], first)
    second = bank.do(ask_cover, team["Cleo"], shift_id, "8-9pm").cover.id
    bank.clock.forward(timedelta(seconds=1))
    bank.do(take_cover, team["Ben"], second)
    assert [on(bank, team, hours) for hours in (5.5, 6.5, 7.5)] == [["Cleo"], ["Ben"], ["Ben"]]


def test_a_part_until_the_end_lasts_as_long_as_the_shift(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id, "from 9pm").cover.id
    bank.do(take_cover, team["Cleo"], asked)
    bank.do(extend_shift, bank.ana, shift_id, 60)
    assert on(bank, team, 8.5) == ["Cleo"]


def test_what_is_taken_late_is_taken_from_now(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id, "7-9pm").cover.id
    bank.clock.forward(6 * HOUR)
    assert on(bank, team, 0) == ["Ben"]
    taken = bank.do(take_cover, team["Cleo"], asked)
    assert taken.cover.starts_at == bank.clock()
    assert (on(bank, team, 0), on(bank, team, 1)) == (["Cleo"], ["Ben"])


def test_only_the_first_taker_comes(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id).cover.id
    answers = []

    def take(name):
        try:
            answers.append(bank.do(take_cover, team[name], asked).cover.taker.name)
        except CoverRefused as refusal:
            answers.append(refusal.why)

    both = [threading.Thread(target=take, args=(name,)) for name in ("Cleo", "Dev")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert CoverFault.GONE in answers
    assert len(on(bank, team, 5)) == 1


def test_a_second_press_changes_nothing(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id)
    assert bank.do(ask_cover, team["Ben"], shift_id).cover == asked.cover
    assert bank.do(take_cover, team["Cleo"], asked.cover.id) == bank.do(
        take_cover, team["Cleo"], asked.cover.id
    )
    assert refused(bank, take_cover, team["Dev"], asked.cover.id) == (CoverFault.GONE, "Cleo Okafor")
    assert refused(bank, withdraw_cover, team["Ben"], asked.cover.id) == (CoverFault.GONE, "Cleo Okafor")


def test_nobody_takes_what_they_ask_or_covers_while_they_are_on(bank, team, shift_id):
    other = bank.do(open_shift, bank.ana, bank.clock() + HOUR, bank.clock() + 2 * HOUR).id
    for who in (team["Ben"], team["Cleo"]):
        bank.do(join_shift, who, other)
    asked = bank.do(ask_cover, team["Ben"], other).cover.id
    assert refused(bank, take_cover, team["Ben"], asked)[0] is CoverFault.OWN
    assert refused(bank, take_cover, team["Cleo"], asked)[0] is CoverFault.ON_IT
    assert refused(bank, ask_cover, team["Dev"], shift_id)[0] is CoverFault.OFF_IT


def test_requests_go_with_who_asked_and_with_the_shift(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id).cover.id
    assert not bank.do(withdraw_cover, team["Ben"], asked).is_open
    assert not bank.do(withdraw_cover, team["Ben"], asked).is_open
    again = bank.do(ask_cover, team["Ben"], shift_id).cover.id
    bank.do(leave_shift, team["Ben"], shift_id)
    assert refused(bank, take_cover, team["Cleo"], again) == (CoverFault.GONE, None)
    bank.do(join_shift, team["Ben"], shift_id)
    last = bank.do(ask_cover, team["Ben"], shift_id).cover.id
    bank.do(end_shift, bank.ana, shift_id)
    assert not bank.do(look, last).is_open
    assert refused(bank, take_cover, team["Cleo"], last) == (CoverFault.GONE, None)


def test_times_outside_the_shift_are_refused(bank, team, shift_id):
    with pytest.raises(TimesRefused):
        bank.do(ask_cover, team["Ben"], shift_id, "2-3pm")


def test_the_channel_reads_the_offer_and_who_asked_and_came_hear_of_it(bank, team, shift_id):
    asked = bank.do(ask_cover, team["Ben"], shift_id).cover.id
    assert [(item.platform, item.address) for item in bank.outbox("cover")] == [("slack", "C1")]
    bank.do(take_cover, team["Cleo"], asked)
    people = {str(bank.person_id(team[name])) for name in ("Ben", "Cleo")}
    assert {item.address for item in bank.outbox("cover")} == {"C1", *people}
