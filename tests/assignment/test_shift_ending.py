"""A shift that is ended by hand ends a moment later: until then nobody is told, and it can be taken back."""

from datetime import timedelta

import pytest

from bot.assignment import letters
from bot.assignment.outcomes.shifts import ShiftPhase, ShiftTerms
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.refusals.shifts import EndStands
from bot.assignment.shifts.ending import UNDO, end_shift, stop_series, take_back_end, take_back_stop
from bot.assignment.shifts.retiming import retime
from bot.assignment.shifts.shift import all_shifts, extend_shift, open_written
from bot.assignment.timers import fire_next
from bot.vocabulary import Parcel
from tests.assignment.ending import MINUTE, Ending

SECOND = timedelta(seconds=1)


@pytest.fixture
def ending(bank):
    return Ending(bank)


def end(bank, shift_id):
    return bank.do(end_shift, bank.ana, shift_id, told_after=UNDO)


def told(bank):
    while bank.do(fire_next):
        pass
    kinds = (Parcel.SHIFT_ENDED, Parcel.SHIFT_SUMMARY, Parcel.SHIFT_HANDOVER, Parcel.REASSIGNED)
    return [kind for kind in kinds if bank.outbox(kind)]


def test_nobody_is_told_for_a_minute_and_then_everybody(bank, ending):
    shift_id = ending.shift(ending.ben, ends=4)
    first, *_ = ending.bucket(ending.ben)
    row = end(bank, shift_id)
    assert (row.phase, row.ends_at) == (ShiftPhase.RUNNING, bank.clock() + UNDO)
    bank.clock.forward(UNDO - SECOND)
    assert told(bank) == []
    assert bank.conversation(first).holder_id == bank.person_id(ending.ben)
    bank.clock.forward(SECOND)
    assert Parcel.SHIFT_ENDED in told(bank)
    with pytest.raises(EndStands):
        bank.do(take_back_end, bank.ana, shift_id)


def test_taken_back_it_ends_as_it_would_have(bank, ending):
    shift_id = ending.shift(ending.ben, ends=4)
    ending.bucket(ending.ben)
    former = bank.do(all_shifts, bank.ana).running[0].ends_at
    for _ in range(2):
        end(bank, shift_id)
        assert bank.do(take_back_end, bank.ana, shift_id).ends_at == former
    assert bank.do(take_back_end, bank.ana, shift_id).ends_at == former, "a second press changes nothing"
    bank.clock.forward(UNDO)
    assert told(bank) == []
    bank.clock.forward(former - bank.clock())
    assert Parcel.SHIFT_ENDED in told(bank)
    with pytest.raises(NotAnAdmin):
        bank.do(take_back_end, ending.ben, shift_id)


def test_an_extension_meanwhile_stands(bank, ending):
    shift_id = ending.shift(ending.ben, ends=4)
    ends_at = end(bank, shift_id).ends_at
    bank.do(extend_shift, bank.ana, shift_id, 30)
    assert bank.do(take_back_end, bank.ana, shift_id).ends_at == ends_at + 30 * MINUTE
    bank.clock.forward(UNDO)
    assert told(bank) == []


def test_what_is_called_off_stands_again_until_its_card_says_so(bank, ending):
    bank.do(open_written, bank.ana, "tomorrow 6-8pm", ending.campaign_id, ShiftTerms(homes={"slack": "C1"}))
    [row] = bank.do(all_shifts, bank.ana).upcoming
    bank.clock.forward(MINUTE)
    posted(bank)
    assert end(bank, row.id).phase is ShiftPhase.CALLED_OFF
    assert bank.do(take_back_end, bank.ana, row.id).phase is ShiftPhase.UPCOMING
    posted(bank)
    end(bank, row.id)
    bank.clock.forward(UNDO)
    posted(bank)
    with pytest.raises(EndStands):
        bank.do(take_back_end, bank.ana, row.id)


def test_a_series_goes_on_with_the_shifts_that_were_called_off(bank, ending):
    first = bank.do(
        open_written, bank.ana, "every day 8-9pm", ending.campaign_id, ShiftTerms(homes={"slack": "C1"})
    )
    before = [row.starts_at for row in bank.do(all_shifts, bank.ana).upcoming]
    posted(bank)
    series_id = first.recurs.series_id
    assert bank.do(stop_series, bank.ana, series_id, told_after=UNDO) == len(before)
    bank.do(take_back_stop, bank.ana, series_id)
    bank.do(take_back_stop, bank.ana, series_id)
    after = bank.do(all_shifts, bank.ana).upcoming
    assert ([row.starts_at for row in after], {row.recurs.stopped for row in after}) == (before, {False})
    bank.clock.forward(timedelta(days=1))
    while bank.do(fire_next):
        pass
    assert bank.do(all_shifts, bank.ana).upcoming[-1].starts_at > before[-1], "it recurs again"
    posted(bank)
    bank.do(stop_series, bank.ana, series_id, told_after=UNDO)
    bank.clock.forward(UNDO)
    with pytest.raises(EndStands):
        bank.do(take_back_stop, bank.ana, series_id)


def posted(bank):
    """Let every letter leave that is due."""
    bank.clock.forward(timedelta(seconds=3))
    for each in bank.do(letters.lease_letters, 50):
        bank.do(letters.letter_posted, each, f"at {each.item_id}")


def test_a_server_with_events_of_its_own_shows_the_shift_and_what_becomes_of_it(bank, ending):
    def events():
        bank.clock.forward(timedelta(seconds=3))
        found = [each for each in bank.do(letters.lease_letters, 50) if each.kind is Parcel.SHIFT_EVENT]
        for each in found:
            bank.do(letters.letter_posted, each, "77")
        return [(each.address, each.reference, each.content.shift.phase) for each in found]

    terms = ShiftTerms(homes={"slack": "C1", "discord": "7001"})
    row = bank.do(open_written, bank.ana, "tomorrow 6-8pm", ending.campaign_id, terms)
    assert events() == [("7001", None, ShiftPhase.UPCOMING)]
    bank.do(retime, bank.ana, row.id, "tomorrow 7-9pm")
    assert events() == [("7001", "77", ShiftPhase.UPCOMING)]
    end(bank, row.id)
    assert events() == [], "nobody is told for a minute"
    bank.clock.forward(UNDO)
    assert events() == [("7001", "77", ShiftPhase.CALLED_OFF)]
