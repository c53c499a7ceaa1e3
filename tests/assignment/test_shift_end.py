"""What becomes of people's work when their shift ends, or when they leave it early."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.assignment.reassignment import reassign
from bot.assignment.shifts.ending import end_shift
from bot.assignment.shifts.shift import join_shift, leave_shift
from bot.storage.tables import Conversation, Shift, ShiftMember
from bot.vocabulary import AtShiftEnd, Cause, PlanState
from tests.assignment.ending import MINUTE, Ending


@pytest.fixture
def night(bank):
    """A campaign that asks holders first."""
    return Ending(bank)


@pytest.fixture
def strict(bank):
    """A campaign that hands over at once."""
    return Ending(bank, at_shift_end=AtShiftEnd.HAND_OVER)


# At once.


def test_what_waits_goes_to_those_on_duty_and_the_rest_to_nobody(bank, strict):
    strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    strict.shift(strict.cleo, ends=3)
    strict.later(60)
    cleo = strict.id(strict.cleo)
    assert strict.holders(mine) == [cleo, cleo, None, None]
    assert [plan.state for plan in strict.plans()] == [PlanState.APPLIED]
    assert strict.history(mine[0]) == [(strict.id(strict.ben), "claim"), (cleo, Cause.SHIFT_END)]


def test_without_anybody_on_duty_it_waits_for_nobody(bank, strict):
    strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    strict.later(60)
    assert strict.holders(mine) == [None] * 4
    assert bank.outbox("unheld")


def test_unsent_contacts_can_be_claimed_again(bank, strict):
    strict.shift(strict.ben, ends=1)
    unsent = strict.bucket(strict.ben)[3]
    strict.later(60)
    strict.shift(strict.cleo)
    assert unsent in strict.bucket(strict.cleo)


def test_waits_are_not_reset_by_the_hand_over(bank, strict):
    strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    since = bank.conversation(mine[0]).waiting_since
    strict.shift(strict.cleo, ends=3)
    strict.later(60)
    assert bank.conversation(mine[0]).waiting_since == since


def test_only_those_who_got_something_are_told(bank, strict):
    strict.shift(strict.ben, ends=1)
    strict.bucket(strict.ben)
    strict.shift(strict.cleo, ends=3)
    forget(bank)
    strict.later(60)
    assert strict.posted("inbox") == [strict.id(strict.cleo)]
    assert strict.posted("reassigned") == strict.posted("shift_ended") == []


def test_a_lead_takes_back_what_was_handed_over(bank, strict):
    strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    strict.shift(strict.cleo, ends=3)
    strict.later(60)
    bank.do(reassign.undo, bank.ana, strict.plans()[0].id)
    assert strict.holders(mine) == [strict.id(strict.ben)] * 4
    assert strict.posted("reassigned") == [strict.id(bank.ana)]


def test_whoever_is_still_on_another_shift_keeps_everything(bank, strict):
    strict.shift(strict.ben, ends=1)
    strict.shift(strict.ben, ends=3, everywhere=True)
    mine = strict.bucket(strict.ben)
    strict.later(70)
    assert strict.holders(mine) == [strict.id(strict.ben)] * 4


def test_the_end_of_a_shift_of_all_campaigns_is_the_end_in_each(bank, strict):
    strict.shift(strict.ben, ends=1, everywhere=True)
    mine = strict.bucket(strict.ben)
    strict.later(66)
    assert strict.holders(mine) == [None] * 4


# Asked first.


def test_holders_are_asked_once_and_keep_what_waits_for_the_time_of_grace(bank, night):
    shift_id = night.shift(night.ben, ends=1)
    mine = night.bucket(night.ben)
    night.shift(night.cleo, ends=3)
    night.later(60)
    ben, cleo = night.id(night.ben), night.id(night.cleo)
    assert night.holders(mine) == [ben, ben, None, None]
    assert night.posted("shift_ended") == [ben]
    assert [item.subject_id for item in bank.outbox("shift_ended")] == [shift_id]
    night.later(4)
    assert night.holders(mine)[0] == ben
    night.later(1)
    assert night.holders(mine) == [cleo, cleo, None, None]
    assert len(night.plans()) == 2


def test_whoever_holds_nothing_that_waits_is_not_asked(bank, night):
    night.shift(night.ben, ends=1)
    night.later(60)
    assert night.posted("shift_ended") == []


def test_whoever_ends_two_shifts_at_once_is_asked_once(bank, night):
    night.shift(night.ben, ends=1)
    night.shift(night.ben, ends=1, everywhere=True)
    night.bucket(night.ben)
    night.later(60)
    assert night.posted("shift_ended") == [night.id(night.ben)]


def test_an_end_that_is_dealt_with_late_asks_nobody_any_more(bank, night):
    night.shift(night.ben, ends=1)
    mine = night.bucket(night.ben)
    night.shift(night.cleo, ends=3)
    night.later(90)
    assert night.posted("shift_ended") == []
    assert night.holders(mine)[0] == night.id(night.cleo)


def test_whoever_comes_back_within_the_grace_keeps_it(bank, night):
    night.shift(night.ben, ends=1)
    mine = night.bucket(night.ben)
    later = night.shift(night.cleo, ends=3)
    night.later(60)
    bank.do(join_shift, night.ben, later)
    night.later(10)
    assert night.holders(mine)[:2] == [night.id(night.ben)] * 2


def test_whoever_was_never_on_the_shift_does_not_keep_what_waits_either(bank, night):
    mine = night.bucket(night.ben)
    night.shift(night.cleo, ends=1)
    night.shift(night.cleo, ends=3)
    night.later(65)
    cleo = night.id(night.cleo)
    assert night.holders(mine)[:2] == [cleo, cleo]


# Early, late and not at all.


def test_leaving_early_is_the_end_for_that_person_at_once(bank, night):
    shift_id = night.shift(night.ben, night.cleo)
    mine = night.bucket(night.ben)
    bank.do(leave_shift, night.ben, shift_id)
    ben, cleo = night.id(night.ben), night.id(night.cleo)
    assert night.holders(mine) == [ben, ben, None, None]
    assert night.posted("shift_ended") == [ben]
    night.later(5)
    assert night.holders(mine) == [cleo, cleo, None, None]
    night.later(120)
    assert night.posted("shift_ended") == [ben]


def test_ending_a_shift_by_hand_closes_it_at_once(bank, strict):
    shift_id = strict.shift(strict.ben, ends=3)
    mine = strict.bucket(strict.ben)
    bank.do(end_shift, bank.ana, shift_id)
    assert strict.holders(mine) == [None] * 4
    strict.later(200)
    assert len(strict.plans()) == 1


def test_a_shift_that_was_extended_does_not_end_at_its_old_time(bank, strict):
    shift_id = strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    with bank.database.transaction() as session:
        session.get_one(Shift, shift_id).ends_at += timedelta(hours=1)
    strict.later(60)
    assert strict.holders(mine) == [strict.id(strict.ben)] * 4


def test_a_shift_that_was_called_off_does_nothing(bank, strict):
    mine = strict.bucket(strict.ben)
    bank.do(end_shift, bank.ana, strict.shift(strict.ben, begins=1, ends=2))
    strict.later(200)
    assert strict.holders(mine) == [strict.id(strict.ben)] * 4


def test_whoever_finishes_keeps_it_until_then_and_no_longer(bank, night):
    shift_id = night.shift(night.ben, ends=1)
    mine = night.bucket(night.ben)
    night.later(60)
    with bank.database.transaction() as session:
        member = session.get_one(ShiftMember, (shift_id, night.id(night.ben)))
        member.finishing_until = bank.clock() + 30 * MINUTE
    night.later(10)
    assert night.holders(mine)[0] == night.id(night.ben)


# The lead.


def test_the_lead_gets_one_summary_and_the_next_lead_one_too(bank, night):
    dev = bank.person("Dev Rao")
    shift_id = night.shift(night.ben, ends=1)
    lead(bank, shift_id, night.id(bank.ana))
    night.bucket(night.ben)
    lead(bank, night.shift(night.cleo, begins=1, ends=3), night.id(dev))
    night.later(65)
    assert night.posted("shift_summary") == [night.id(bank.ana)]
    assert night.posted("shift_handover") == [night.id(dev)]


def lead(bank, shift_id, person_id):
    with bank.database.transaction() as session:
        session.get_one(Shift, shift_id).lead_id = person_id


def forget(bank):
    """What was put before is not looked at."""
    from bot.storage.tables import OutboxItem

    with bank.database.transaction() as session:
        for item in session.exec(select(OutboxItem)):
            session.delete(item)


def test_nobody_is_held_twice(bank, strict):
    strict.shift(strict.ben, ends=1)
    strict.bucket(strict.ben)
    strict.shift(strict.cleo, ends=3)
    strict.later(60)
    with bank.database.reading() as session:
        for each in session.exec(select(Conversation)):
            live = strict.history(each.id)[-1:] if each.holder_id else []
            assert [person for person, _ in live] == ([each.holder_id] if each.holder_id else [])
