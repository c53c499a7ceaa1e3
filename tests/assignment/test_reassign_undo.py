"""A reassignment taken back: exactly, but for what somebody touched since."""

from datetime import timedelta

import pytest

from bot.assignment.campaigns import reply_rules
from bot.assignment.conversations import answer
from bot.assignment.conversations.inbox import take
from bot.assignment.conversations.taking_back import take_back
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import UndoOver
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.vocabulary import PlanState, Portion, Skipped
from tests.assignment.evening import POOL, held_by


@pytest.mark.parametrize("target", ["people", "pool"])
@pytest.mark.parametrize("portion", list(Portion))
def test_an_undo_right_after_the_confirm_restores_everything(bank, evening, world, target, portion):
    opened = bank.open(12, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=4, waiting=3), bank.person("Cleo")
    bank.do(answer.answer, ben, held_by(bank, ben)[0], Answer("Hello"), "act")
    before = world()
    bank.clock.forward(timedelta(minutes=10))
    receiver = POOL if target == "pool" else evening.to(cleo)
    plan = evening.move(evening.of(ben), receiver, portion)
    assert plan.total > 0
    assert world() != before
    undone = evening.undo(plan)
    assert (undone.state, undone.total, undone.skipped_total) == (PlanState.UNDONE, plan.total, 0)
    assert world() == before


def test_an_undo_keeps_what_somebody_touched_since_and_names_it(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(6), texted=6, waiting=5), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    replied, filed, taken, stopped, plain = held_by(bank, cleo)
    bank.do(answer.answer, cleo, replied, Answer("Hello"), "a")
    bank.do(answer.answer, cleo, filed, Answer(tags=("no",)), "b")
    bank.do(take, bank.ana, taken)
    bank.hear(stopped, "STOP")
    bank.hear(plain, "Hello?")
    undone = evening.undo(plan)
    assert {each.conversation_id: each.why for each in undone.skipped} == {
        replied: Skipped.TOUCHED,
        filed: Skipped.TOUCHED,
        taken: Skipped.HOLDER,
        stopped: Skipped.OPTED_OUT,
    }
    assert plain in held_by(bank, ben)
    assert replied in held_by(bank, cleo)


def test_what_a_rule_filed_since_is_no_touch(bank, evening):
    opened = bank.open(3)
    bank.do(reply_rules.write, bank.ana, opened, "yes → tag yes\nmine → tag no")
    ben, cleo = evening.working("Ben", opened, texted=3, waiting=0), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo), Portion.ALL)
    plain, taken_back, _ = held_by(bank, cleo)
    bank.hear(plain, "Yes!")
    bank.hear(taken_back, "Yes!")
    filed = bank.do(answer.open_thread, cleo, taken_back).by_rule
    bank.do(take_back, cleo, taken_back, filed.id)
    undone = evening.undo(plan)
    assert {each.conversation_id: each.why for each in undone.skipped} == {taken_back: Skipped.TOUCHED}
    assert bank.do(answer.open_thread, ben, plain).standing.tags == ("yes",)


def test_an_undo_from_the_pool_leaves_what_was_claimed_since(bank, evening):
    opened = bank.open(6, bucket_size=6)
    ben, cleo = evening.working("Ben", opened, texted=0), bank.person("Cleo")
    plan = evening.move(evening.of(ben), POOL, Portion.UNSENT)
    claimed = bank.do(claim_bucket, cleo, opened, 2)
    undone = evening.undo(plan)
    assert (undone.total, undone.skipped_total) == (4, 2)
    assert claimed.next.conversation_id in held_by(bank, cleo)


def test_what_was_claimed_and_released_since_is_not_given_back(bank, evening):
    opened = bank.open(2, bucket_size=2)
    ben, cleo = evening.working("Ben", opened, texted=0), bank.person("Cleo")
    plan = evening.move(evening.of(ben), POOL, Portion.UNSENT)
    bank.do(claim_bucket, cleo, opened)
    bank.do(release_bucket, cleo, opened)
    assert evening.undo(plan).total == 0


def test_an_undo_gives_nothing_to_somebody_suspended_since(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    undone = evening.undo(plan)
    assert (undone.total, {each.why for each in undone.skipped}) == (0, {Skipped.RECEIVER})


def test_after_a_day_it_is_too_late_to_undo(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    bank.clock.forward(timedelta(hours=23, minutes=59))
    assert bank.do(reassign.look_at, bank.ana, plan.id).undo_until is not None
    bank.clock.forward(timedelta(minutes=1))
    assert bank.do(reassign.look_at, bank.ana, plan.id).undo_until is None
    with pytest.raises(UndoOver):
        evening.undo(plan)
