"""Handing over at the end of a shift, also where nobody is there to take it."""

import pytest

from bot.assignment.people import members
from bot.assignment.refusals.general import NobodyToTake, NothingToMove
from bot.assignment.refusals.shifts import NobodyThere
from bot.assignment.shifts import end_choices, end_summary
from bot.assignment.shifts.ending import end_shift
from bot.vocabulary import AtShiftEnd, Cause
from tests.assignment.ending import HOUR, MINUTE, Ending


@pytest.fixture
def night(bank):
    """A campaign that asks holders first."""
    return Ending(bank)


@pytest.fixture
def over(bank, night):
    """Ben's shift, which a lead ended; two contacts wait for him, and nobody follows."""
    shift_id = night.shift(night.ben, ends=3)
    night.mine = night.bucket(night.ben)
    bank.clock.forward(MINUTE)
    bank.do(end_shift, bank.ana, shift_id)
    return shift_id


def summary(bank, shift_id):
    with bank.database.reading() as session:
        return end_summary.summary_post(session, bank.clock(), shift_id)


def question(bank, shift_id, who):
    with bank.database.reading() as session:
        return end_summary.parting_post(session, bank.clock(), shift_id, bank.person_id(who))


def test_with_nobody_there_admins_are_named_and_the_shift_that_is_next(bank, night, over):
    night.shift(night.cleo, begins=5, ends=7)
    asked = question(bank, over, night.ben)
    assert [each.name for each in asked.instead.admins] == ["Ana Moreau"]
    assert asked.instead.next_shift == bank.clock() + 5 * HOUR
    assert asked.settles_at == bank.clock() + 5 * MINUTE


def test_while_anybody_on_duty_has_room_nobody_else_is_named(bank, night, over):
    night.shift(night.cleo, ends=4)
    assert question(bank, over, night.ben).instead is None
    assert summary(bank, over).instead is None


def test_whoever_went_does_not_count_as_there_nor_an_admin_without_room(bank, night, over):
    bank.do(members.set_cap, bank.ana, bank.person_id(bank.ana), 0)
    instead = question(bank, over, night.ben).instead
    assert (instead.admins, instead.next_shift) == ((), None)


def test_handing_over_to_nobody_moves_nothing_and_says_who_could_take_it(bank, night, over):
    with pytest.raises(NobodyThere) as no:
        bank.do(end_choices.hand_over, night.ben, over, 0)
    assert [each.name for each in no.value.instead.admins] == ["Ana Moreau"]
    assert night.holders(night.mine)[:2] == [night.id(night.ben)] * 2
    with pytest.raises(NobodyThere):
        bank.do(end_choices.hand_over_all, bank.ana, over)
    assert not night.plans(Cause.HAND_OVER)


def test_an_admin_can_be_given_it_and_keeps_it(bank, night, over):
    bank.do(end_choices.hand_over, night.ben, over, bank.person_id(bank.ana))
    night.later(30)
    assert night.holders(night.mine)[:2] == [bank.person_id(bank.ana)] * 2


def test_to_whom_nothing_can_go_nothing_goes(bank, night, over):
    bank.do(members.suspend, bank.ana, night.id(night.cleo))
    with pytest.raises(NobodyToTake):
        bank.do(end_choices.hand_over, night.ben, over, night.id(night.cleo))
    assert night.holders(night.mine)[:2] == [night.id(night.ben)] * 2


def test_the_lead_gives_all_that_waits_to_an_admin_also_what_waits_for_nobody(bank, night, over):
    night.later(6)
    assert night.holders(night.mine)[:2] == [None, None]
    post = summary(bank, over)
    assert (post.unheld, [each.name for each in post.instead.admins]) == (2, ["Ana Moreau"])
    made = bank.do(end_choices.hand_over_all, bank.ana, over, bank.person_id(bank.ana))
    assert made.total == 2
    assert night.holders(night.mine)[:2] == [bank.person_id(bank.ana)] * 2
    assert summary(bank, over).unheld == 0


def test_the_lead_hands_what_waits_for_nobody_to_those_on_duty_once_somebody_is(bank, night, over):
    night.later(6)
    night.shift(night.cleo, ends=4)
    made = bank.do(end_choices.hand_over_all, bank.ana, over)
    assert [(each.person.name, each.count) for each in made.gets] == [("Cleo Lindqvist", 2)]
    with pytest.raises(NothingToMove):
        bank.do(end_choices.hand_over_all, bank.ana, over)


def test_the_lead_leaves_what_waits_in_the_queue(bank, night, over):
    made = bank.do(end_choices.release_all, bank.ana, over)
    assert [(each.person, each.count) for each in made.gets] == [(None, 2)]
    assert night.holders(night.mine)[:2] == [None, None]


def test_what_is_handed_over_at_once_with_nobody_there_is_in_the_queue_and_no_summary_says_else(bank):
    strict = Ending(bank, at_shift_end=AtShiftEnd.HAND_OVER)
    shift_id = strict.shift(strict.ben, ends=1)
    mine = strict.bucket(strict.ben)
    strict.later(66)
    assert strict.holders(mine) == [None] * 4
    post = summary(bank, shift_id)
    assert (post.unheld, post.moved, post.instead is not None) == (2, (), True)
