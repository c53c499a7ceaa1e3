"""One click of an admin hands over: it works at once, is harmless twice, and can be taken back."""

import threading
from datetime import timedelta

import pytest

from bot.assignment.conversations import answer, inbox
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.people import members
from bot.assignment.reassignment import hand_over, reassign
from bot.assignment.refusals.general import MovedOn, NobodyToTake, NoSuchThing, NotAnAdmin, NothingToMove
from bot.vocabulary import Cause, PlanState
from tests.assignment.evening import held_by, shares


@pytest.fixture
def ben(bank, evening):
    """Holds three texted contacts, of whom two wait."""
    return evening.working("Ben", bank.open(3), texted=3, waiting=2)


@pytest.fixture
def cleo(bank):
    return bank.person("Cleo")


@pytest.fixture
def give(bank):
    """Ana, or somebody else, hands a conversation over."""

    def give(conversation, to, *held_by, who=None):
        return bank.do(hand_over.hand_over, who or bank.ana, conversation, bank.person_id(to), *held_by)

    return give


@pytest.fixture
def give_all(bank):
    """Ana, or somebody else, hands over all that waits for somebody."""

    def give_all(giver, to, campaign_id=None, who=None):
        from_id = bank.person_id(giver) if giver else 0
        return bank.do(hand_over.hand_over_all, who or bank.ana, campaign_id, from_id, to)

    return give_all


def test_one_click_moves_it_at_once(bank, ben, cleo, give):
    first = held_by(bank, ben)[0]
    since = bank.conversation(first).waiting_since
    done = give(first, cleo)
    assert (done.state, done.cause, done.total) == (PlanState.APPLIED, Cause.HAND_OVER, 1)
    assert done.actor.name == "Ana Moreau"
    assert held_by(bank, cleo) == [first]
    assert bank.conversation(first).waiting_since == since
    assert {item.address for item in bank.outbox("reassigned")} == {
        str(bank.person_id(who)) for who in (ben, cleo)
    }


def test_a_second_click_is_answered_with_the_plan_as_it_stands(bank, ben, cleo, give):
    first = held_by(bank, ben)[0]
    done = give(first, cleo)
    assert give(first, cleo, bank.person_id(ben)) == done
    assert give(first, cleo) == done


def test_it_can_be_undone_exactly(bank, ben, cleo, give, world):
    before = world()
    done = give(held_by(bank, ben)[0], cleo)
    assert bank.do(reassign.undo, bank.ana, done.id).state is PlanState.UNDONE
    assert world() == before


def test_what_was_answered_meanwhile_stays(bank, ben, cleo, give):
    first = held_by(bank, ben)[0]
    bank.do(answer.answer, ben, first, Answer("At noon"), "act")
    with pytest.raises(MovedOn) as refusal:
        give(first, cleo)
    assert (refusal.value.holder, refusal.value.waits) == ("Ben", False)
    assert held_by(bank, cleo) == []


def test_what_somebody_took_meanwhile_stays_with_them(bank, ben, cleo, give):
    first, ben_id = held_by(bank, ben)[0], bank.person_id(ben)
    bank.do(inbox.take, bank.ana, first)
    with pytest.raises(MovedOn) as refusal:
        give(first, cleo, ben_id)
    assert (refusal.value.name, refusal.value.holder) == ("First0 L.", "Ana Moreau")
    assert refusal.value.waits


def test_of_two_admins_who_choose_differently_the_first_decides(bank, ben, cleo, give):
    boss, dara = bank.person("Boss", admin=True), bank.person("Dara")
    first, ben_id = held_by(bank, ben)[0], bank.person_id(ben)
    give(first, cleo, ben_id)
    with pytest.raises(MovedOn) as refusal:
        give(first, dara, ben_id, who=boss)
    assert refusal.value.holder == "Cleo"


def test_what_waits_for_nobody_is_given_too(bank, ben, cleo, give):
    first = held_by(bank, ben)[0]
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert shares(give(first, cleo, 0).gives) == {None: 1}


def test_nobody_is_given_what_they_may_not_take(bank, ben, cleo, give):
    first = held_by(bank, ben)[0]
    bank.do(members.set_cap, bank.ana, bank.person_id(cleo), 0)
    for to in (cleo, ben):
        with pytest.raises(NobodyToTake):
            give(first, to)
    assert first in held_by(bank, ben)


def test_only_admins_hand_over(bank, ben, cleo, give, give_all):
    first = held_by(bank, ben)[0]
    with pytest.raises(NotAnAdmin):
        give(first, cleo, who=ben)
    with pytest.raises(NotAnAdmin):
        give_all(ben, Target(TargetKind.ADMINS), who=ben)
    with pytest.raises(NoSuchThing):
        give(999, cleo)


def test_all_that_waits_goes_by_load_and_the_rest_stays(bank, evening, ben, cleo, give_all):
    dara, waiting = bank.person("Dara"), held_by(bank, ben)[:2]
    done = give_all(ben, evening.to(cleo, dara))
    assert (done.cause, shares(done.gets)) == (Cause.HAND_OVER, {"Cleo": 1, "Dara": 1})
    assert sorted(held_by(bank, cleo) + held_by(bank, dara)) == waiting
    assert len(held_by(bank, ben)) == 1


def test_a_second_click_on_all_is_answered_with_the_plan_and_a_later_one_with_nothing(
    bank, evening, ben, cleo, give_all
):
    done = give_all(ben, evening.to(cleo))
    assert give_all(ben, evening.to(cleo)) == done
    with pytest.raises(NothingToMove):
        give_all(ben, evening.to(bank.person("Dara")))
    bank.do(reassign.undo, bank.ana, done.id)
    assert give_all(ben, evening.to(cleo)).id != done.id


def test_all_of_one_campaign_leaves_the_others(bank, evening, ben, cleo, give_all):
    other = bank.open(1, rows=[])
    with pytest.raises(NothingToMove):
        give_all(ben, evening.to(cleo), other)
    assert len(held_by(bank, ben)) == 3


def test_all_that_waits_for_nobody_is_handed_over(bank, evening, ben, cleo, give_all):
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    assert give_all(None, evening.to(cleo)).total == 2


def test_of_two_clicks_at_once_one_moves_and_both_see_the_same_plan(bank, ben, cleo, give):
    first, seen = held_by(bank, ben)[0], []
    clicks = [threading.Thread(target=lambda: seen.append(give(first, cleo))) for _ in range(4)]
    for click in clicks:
        click.start()
    for click in clicks:
        click.join()
    assert len({plan.id for plan in seen}) == 1
    assert len(seen) == 4


def test_after_a_day_it_can_not_be_undone(bank, ben, cleo, give):
    done = give(held_by(bank, ben)[0], cleo)
    bank.clock.forward(timedelta(hours=25))
    assert bank.do(reassign.look_at, bank.ana, done.id).undo_until is None
