"""A reassignment confirmed: once, by an admin, and only what is still as it was shown."""

from datetime import timedelta

import pytest

from bot.assignment.conversations import answer
from bot.assignment.conversations.inbox import take
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.people import members
from bot.assignment.reassignment import reassign
from bot.assignment.refusals.general import NotAnAdmin, NotTheHolder
from bot.assignment.texting.claim import claim_bucket, release_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.vocabulary import PlanState, Portion, Skipped
from tests.assignment.evening import held_by


def test_a_move_takes_only_what_the_preview_said(bank, evening):
    """A click once took every old reply from whoever held it."""
    opened = bank.open(10, bucket_size=5)
    ben, cleo = evening.working("Ben", opened, texted=5, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    late = next(id_ for id_ in held_by(bank, ben) if bank.conversation(id_).waiting_since is None)
    bank.hear(late, "Me too")
    assert evening.confirm(plan).total == 2
    assert late in held_by(bank, ben)


def test_a_move_never_rewrites_who_wrote_a_message(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    evening.move(evening.of(ben), evening.to(cleo))
    moved = held_by(bank, cleo)[0]
    thread = bank.do(answer.open_thread, cleo, moved)
    assert [line.author for line in thread.lines] == ["Ben", None]


def test_a_move_never_resets_how_long_a_contact_has_waited(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(1), texted=1, waiting=1), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    since = bank.conversation(conversation).waiting_since
    bank.clock.forward(timedelta(minutes=20))
    evening.undo(evening.move(evening.of(ben), evening.to(cleo)))
    evening.move(evening.of(ben), evening.to(cleo))
    after = bank.conversation(conversation)
    assert (after.waiting_since, after.assigned_at) == (since, bank.clock())


def test_a_volunteer_can_neither_plan_nor_confirm_nor_take_back(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    for press in (reassign.confirm, reassign.cancel, reassign.undo, reassign.look_at):
        with pytest.raises(NotAnAdmin):
            bank.do(press, cleo, plan.id)
    with pytest.raises(NotAnAdmin):
        bank.do(reassign.propose, cleo, evening.wish(evening.of(ben), evening.to(cleo)))
    assert held_by(bank, cleo) == []


def test_a_second_confirm_moves_nothing_more(bank, evening, world):
    ben, cleo = evening.working("Ben", bank.open(4), texted=4, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    done, after = evening.confirm(plan), world()
    bank.clock.forward(timedelta(minutes=5))
    again = evening.confirm(plan)
    assert (again, world()) == (done, after)


def test_rows_that_changed_since_are_skipped_and_named(bank, evening):
    ben, cleo, dev = (
        evening.working("Ben", bank.open(4), texted=4, waiting=3),
        *map(bank.person, ("Cleo", "Dev")),
    )
    replied, taken, plain = held_by(bank, ben)[:3]
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(answer.answer, ben, replied, Answer("Hi"), "act")
    bank.do(take, bank.ana, taken)
    done = evening.confirm(plan)
    assert {each.conversation_id: each.why for each in done.skipped} == {
        replied: Skipped.STATE,
        taken: Skipped.HOLDER,
    }
    assert (held_by(bank, cleo), held_by(bank, dev)) == ([plain], [])


def test_what_was_given_back_and_claimed_again_since_is_not_what_the_preview_said(bank, evening):
    opened = bank.open(2)
    ben, cleo = evening.working("Ben", opened, texted=0, waiting=0), bank.person("Cleo")
    before = held_by(bank, ben)
    plan = evening.propose(evening.of(ben), evening.to(cleo), portion=Portion.UNSENT)
    bank.do(release_bucket, ben, opened)
    bank.clock.forward(timedelta(minutes=1))
    bank.do(claim_bucket, ben, opened)
    done = evening.confirm(plan)
    assert [each.why for each in done.skipped] == [Skipped.HOLDER] * 2
    assert (held_by(bank, ben), held_by(bank, cleo)) == (before, [])


def test_a_receiver_suspended_meanwhile_receives_nothing(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(members.suspend, bank.ana, bank.person_id(cleo))
    done = evening.confirm(plan)
    assert (done.total, {each.why for each in done.skipped}) == (0, {Skipped.RECEIVER})


def test_a_preview_that_lay_about_moves_nothing(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.clock.forward(timedelta(minutes=31))
    assert evening.confirm(plan).state is PlanState.EXPIRED
    assert held_by(bank, cleo) == []


def test_a_cancelled_plan_cannot_be_confirmed(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(2), texted=2, waiting=2), bank.person("Cleo")
    plan = evening.propose(evening.of(ben), evening.to(cleo))
    bank.do(reassign.cancel, bank.ana, plan.id)
    assert evening.confirm(plan).state is PlanState.CANCELLED
    assert held_by(bank, cleo) == []


def test_the_former_holder_can_neither_read_nor_answer(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(1), texted=1, waiting=1), bank.person("Cleo")
    conversation = held_by(bank, ben)[0]
    evening.move(evening.of(ben), evening.to(cleo), note="Speaks Spanish")
    with pytest.raises(NotTheHolder):
        bank.do(answer.open_thread, ben, conversation)
    with pytest.raises(NotTheHolder):
        bank.do(answer.answer, ben, conversation, Answer("Hi"), "act")
    thread = bank.do(answer.open_thread, cleo, conversation)
    assert [(each.author, each.note) for each in thread.handovers] == [("Ana Moreau", "Speaks Spanish")]


def test_a_stale_card_of_the_giver_sends_nothing(bank, evening):
    opened = bank.open(2, bucket_size=2)
    ben, cleo = bank.person("Ben"), bank.person("Cleo")
    card = bank.do(claim_bucket, ben, opened).next
    evening.move(evening.of(ben), evening.to(cleo), Portion.UNSENT)
    with pytest.raises(NotTheHolder):
        bank.do(send_first_text, ben, card.conversation_id, card.fingerprint)


def test_everybody_touched_is_told_once_and_the_undo_is_told_in_its_place(bank, evening):
    ben, cleo = evening.working("Ben", bank.open(3), texted=3, waiting=3), bank.person("Cleo")
    plan = evening.move(evening.of(ben), evening.to(cleo))
    told = {item.address for item in bank.outbox("reassigned")}
    assert told == {str(bank.person_id(who)) for who in (bank.ana, ben, cleo)}
    evening.undo(plan)
    assert len(bank.outbox("reassigned")) == 3
