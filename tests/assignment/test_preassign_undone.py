"""Preassigning when the world moves on, when it is taken back, and for those who may not."""

import threading
from datetime import timedelta

import pytest

from bot.assignment.contacts import preassign
from bot.assignment.outcomes.contacts import PreassignWish
from bot.assignment.people import members
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands
from bot.assignment.refusals.general import NotAnAdmin
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import PlanState
from tests.assignment.bank import phone, row
from tests.assignment.preassigning import assign, load, named, over, propose, shares


@pytest.fixture
def omar(bank):
    return bank.person("Omar Haddad", admin=True)


@pytest.fixture
def ids(bank, ben, cleo):
    return bank.person_id(ben), bank.person_id(cleo)


# Overtaken.


def test_of_two_admins_who_confirm_the_second_changes_nothing(bank, ids, omar):
    list_id = load(bank, 4)
    first, second = propose(bank, list_id, ids[0]), propose(bank, list_id, ids[1])
    bank.do(preassign.confirm, bank.ana, first.id)
    late = bank.do(preassign.confirm, omar, second.id)
    assert late.state is PlanState.EXPIRED
    assert set(named(bank, list_id)) == {f"person:{ids[0]}"}
    with pytest.raises(NothingToPreassign):
        bank.do(preassign.again, omar, late.id)


def test_a_plan_is_stale_after_another_even_where_the_numbers_are_the_same(bank, ids, omar):
    list_id = load(bank, 4, assigned_to="dev@example.org")
    first, second = (propose(bank, list_id, id_, everybody=True) for id_ in ids)
    bank.do(preassign.confirm, bank.ana, first.id)
    assert bank.do(preassign.confirm, omar, second.id).state is PlanState.EXPIRED
    assert set(named(bank, list_id)) == {f"person:{ids[0]}"}


def test_two_admins_who_confirm_at_the_same_time_do_not_mix(bank, ids, omar):
    list_id = load(bank, 50)
    plans = [propose(bank, list_id, id_) for id_ in ids]
    states = []

    def confirm_second():
        states.append(bank.do(preassign.confirm, omar, plans[1].id).state)

    other = threading.Thread(target=confirm_second)
    with bank.database.transaction() as session:
        preassign.confirm(session, bank.clock(), bank.ana, plans[0].id)
        other.start()
        other.join(0.5)  # time to overtake, if it could
    other.join()
    assert states == [PlanState.EXPIRED]
    assert set(named(bank, list_id)) == {f"person:{ids[0]}"}


def test_a_plan_whose_world_changed_does_nothing_and_can_be_looked_at_again(bank, ids):
    list_id = load(bank, 4)
    seen = propose(bank, list_id, *ids)
    bank.do(members.suspend, bank.ana, ids[0])
    assert bank.do(preassign.confirm, bank.ana, seen.id).state is PlanState.EXPIRED
    assert set(named(bank, list_id)) == {""}
    assert shares(bank.do(preassign.again, bank.ana, seen.id)) == {"Cleo Diaz": 4}


def test_a_plan_is_stale_once_somebody_of_it_opted_out(bank, ids):
    list_id = load(bank, 4)
    seen = propose(bank, list_id, *ids)
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    assert bank.do(preassign.confirm, bank.ana, seen.id).state is PlanState.EXPIRED


def test_a_plan_expires(bank, ids):
    list_id = load(bank, 4)
    seen = propose(bank, list_id, *ids)
    bank.clock.forward(timedelta(hours=1))
    assert bank.do(preassign.confirm, bank.ana, seen.id).state is PlanState.EXPIRED
    assert set(named(bank, list_id)) == {""}


def test_a_cancelled_plan_stays_so(bank, ids):
    seen = propose(bank, load(bank, 4), *ids)
    assert bank.do(preassign.cancel, bank.ana, seen.id).state is PlanState.CANCELLED
    assert bank.do(preassign.confirm, bank.ana, seen.id).state is PlanState.CANCELLED


# Taken back.


def test_undoing_gives_every_contact_back_to_whose_it_was_and_campaigns_follow(bank, ben, cleo, ids):
    list_id = bank.load([row(0, assigned_to=f"person:{ids[1]}"), row(1)])
    opened = over(bank, list_id, keep_assignments=True)
    done = assign(bank, list_id, ids[0], everybody=True)
    undone = bank.do(preassign.undo, bank.ana, done.id)
    assert (undone.state, undone.may_undo) == (PlanState.UNDONE, False)
    assert named(bank, list_id) == [f"person:{ids[1]}", ""]
    assert bank.do(claim_bucket, cleo, opened).dealt == 2
    assert bank.do(preassign.undo, bank.ana, done.id).state is PlanState.UNDONE


def test_nothing_is_undone_once_a_contact_of_it_was_taken(bank, ben, ids):
    list_id = load(bank, 4)
    opened = over(bank, list_id, keep_assignments=True, bucket_size=1)
    done = assign(bank, list_id, ids[0])
    bank.text_all(ben, bank.do(claim_bucket, ben, opened))
    with pytest.raises(PreassignmentStands) as refusal:
        bank.do(preassign.undo, bank.ana, done.id)
    assert refusal.value.taken
    assert not bank.do(preassign.confirm, bank.ana, done.id).may_undo
    assert set(named(bank, list_id)) == {f"person:{ids[0]}"}


def test_texts_from_before_and_elsewhere_are_no_hindrance(bank, ben, cleo, ids):
    list_id = load(bank, 4)
    opened = over(bank, list_id, keep_assignments=True, bucket_size=2)
    bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    bank.clock.forward(timedelta(minutes=1))
    done = assign(bank, list_id, ids[0])
    assert bank.do(preassign.undo, bank.ana, done.id).state is PlanState.UNDONE


def test_an_older_choosing_stands_once_the_list_was_chosen_from_again(bank, ids):
    list_id = load(bank, 4)
    first = assign(bank, list_id, ids[0])
    second = assign(bank, list_id, ids[1], everybody=True)
    with pytest.raises(PreassignmentStands) as refusal:
        bank.do(preassign.undo, bank.ana, first.id)
    assert not refusal.value.taken
    bank.do(preassign.undo, bank.ana, second.id)
    assert set(named(bank, list_id)) == {f"person:{ids[0]}"}


# Who may.


def test_only_admins_choose(bank, ben, ids):
    list_id = load(bank, 4)
    plan = propose(bank, list_id, *ids).id
    acts = {
        preassign.propose: (PreassignWish(list_id, ids),),
        preassign.again: (plan,),
        preassign.confirm: (plan,),
        preassign.cancel: (plan,),
        preassign.undo: (plan,),
    }
    for act, facts in acts.items():
        with pytest.raises(NotAnAdmin):
            bank.do(act, ben, *facts)
    assert set(named(bank, list_id)) == {""}
