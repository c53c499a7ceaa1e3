"""Preassigning: whose the contacts of a list shall be, looked at first, then done exactly so."""

from collections import Counter

import pytest
from sqlmodel import select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import preassign
from bot.assignment.outcomes.campaigns import CampaignScript
from bot.assignment.outcomes.contacts import PreassignWish
from bot.assignment.outcomes.reassignment import LeftOutWhy
from bot.assignment.people import members, user_lists
from bot.assignment.refusals.contacts import NothingToPreassign
from bot.assignment.refusals.general import NobodyToTake, NoSuchThing, NothingLeft
from bot.assignment.texting import optout
from bot.assignment.texting.claim import claim_bucket
from bot.storage.tables import Event
from bot.vocabulary import PlanState, Split
from tests.assignment.bank import SCRIPT, phone, row
from tests.assignment.preassigning import assign, load, named, over, propose, shares


@pytest.fixture
def ids(bank, ben, cleo):
    return bank.person_id(ben), bank.person_id(cleo)


# Looked at.


def test_the_preview_says_who_gets_how_many_and_changes_nothing(bank, ids):
    list_id = load(bank, 11)
    seen = propose(bank, list_id, *ids)
    assert shares(seen) == {"Ben Okafor": 6, "Cleo Diaz": 5}
    assert (seen.state, seen.total, seen.list.name) == (PlanState.PROPOSED, 11, "Riverside")
    assert set(named(bank, list_id)) == {""}


def test_those_who_are_somebodys_already_stay_so_unless_everybody_is_meant(bank, ids):
    list_id = bank.load([row(0, assigned_to="dev@example.org"), *(row(index) for index in range(1, 5))])
    seen = propose(bank, list_id, *ids)
    assert (seen.total, seen.assigned) == (4, 1)
    seen = propose(bank, list_id, *ids, everybody=True)
    assert (seen.total, seen.assigned) == (5, 1)


def test_the_suspended_are_left_out_and_named(bank, ids):
    bank.do(members.suspend, bank.ana, ids[0])
    seen = propose(bank, load(bank), *ids)
    assert shares(seen) == {"Cleo Diaz": 10}
    assert [(each.person.name, each.why) for each in seen.left_out] == [("Ben Okafor", LeftOutWhy.SUSPENDED)]
    with pytest.raises(NobodyToTake) as refusal:
        propose(bank, seen.list.id, ids[0])
    assert [each.person.name for each in refusal.value.left_out] == ["Ben Okafor"]


def test_whoever_may_not_be_texted_is_left_out_and_counted(bank, ids):
    list_id = load(bank, 4)
    bank.do(optout.opt_out_number, bank.ana, phone(0))
    done = assign(bank, list_id, *ids)
    assert (done.total, done.opted_out, shares(done)) == (3, 1, {"Ben Okafor": 2, "Cleo Diaz": 1})
    first, *others = named(bank, list_id)
    assert first == ""
    assert all(others)


def test_the_preview_says_which_campaigns_follow_and_which_do_not(bank, ids):
    list_id = load(bank)
    kept = over(bank, list_id, keep_assignments=True)
    script = CampaignScript("Primary", "River Votes", list_id, (SCRIPT,))
    drafted = bank.do(lifecycle.draft, bank.ana, script)
    seen = propose(bank, list_id, *ids)
    assert [each.id for each in seen.follow] == [kept]
    assert [each.id for each in seen.ignore] == [drafted.ref.id]


def test_a_list_without_anybody_to_choose_is_refused_with_how_many_are_somebodys(bank, ids):
    list_id = load(bank, 2, assigned_to="dev@example.org")
    with pytest.raises(NothingToPreassign) as refusal:
        propose(bank, list_id, *ids)
    assert refusal.value.assigned == 2


@pytest.mark.parametrize(
    "wish", [PreassignWish(999, (1,)), PreassignWish(1, (999,)), PreassignWish(1, (), 999)]
)
def test_what_does_not_exist_is_refused(bank, wish):
    load(bank)
    with pytest.raises((NoSuchThing, NobodyToTake)):
        bank.do(preassign.propose, bank.ana, wish)


# Done.


@pytest.mark.parametrize("split", [Split.EVEN, Split.RANDOM])
def test_confirming_does_exactly_what_was_looked_at(bank, ids, split):
    list_id = load(bank, 101)
    seen = propose(bank, list_id, *ids, split=split)
    done = bank.do(preassign.confirm, bank.ana, seen.id)
    assert (done.state, done.gets, done.may_undo) == (PlanState.APPLIED, seen.gets, True)
    assert Counter(named(bank, list_id)) == {f"person:{ids[0]}": 51, f"person:{ids[1]}": 50}


def test_by_chance_is_not_in_turn_and_by_turn_is(bank, ids):
    list_id = load(bank, 100)
    assign(bank, list_id, *ids)
    in_turn = named(bank, list_id)
    assert in_turn == [f"person:{id_}" for id_ in ids] * 50
    assign(bank, list_id, *ids, everybody=True, split=Split.RANDOM)
    same = sum(one == other for one, other in zip(in_turn, named(bank, list_id), strict=True))
    assert 25 < same < 75


def test_the_people_of_a_user_list_receive_whoever_is_in_it(bank, ben, cleo):
    team = bank.do(user_lists.create_list, bank.ana, "Night team", [ben.account, cleo.account]).now.list
    list_id = load(bank, 4)
    done = assign(bank, list_id, user_list_id=team.id)
    assert (done.user_list, shares(done)) == ("Night team", {"Ben Okafor": 2, "Cleo Diaz": 2})


def test_a_second_press_is_harmless(bank, ids):
    list_id = load(bank, 4)
    done = assign(bank, list_id, *ids)
    again = bank.do(preassign.confirm, bank.ana, done.id)
    assert (again.state, again.gets) == (PlanState.APPLIED, done.gets)
    with bank.database.reading() as session:
        verbs = list(session.exec(select(Event.verb)))
    assert verbs.count("choose_ahead") == 1


def test_a_campaign_opened_later_reserves_as_was_chosen(bank, ben, cleo, ids):
    list_id = load(bank, 4)
    assign(bank, list_id, ids[0])
    opened = over(bank, list_id, keep_assignments=True)
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, cleo, opened)
    assert bank.do(claim_bucket, ben, opened).dealt == 4


def test_a_running_campaign_that_keeps_assignments_follows_at_once(bank, ben, cleo, ids):
    list_id = load(bank, 4)
    opened = over(bank, list_id, keep_assignments=True, bucket_size=1)
    bank.do(claim_bucket, cleo, opened)
    assign(bank, list_id, ids[0])
    bank.text_all(cleo, bank.do(claim_bucket, cleo, opened))
    with pytest.raises(NothingLeft):
        bank.do(claim_bucket, cleo, opened)
    assert bank.do(claim_bucket, ben, opened).dealt == 1


def test_clearing_takes_every_choice_of_the_list_back(bank, ids):
    list_id = bank.load([row(0, assigned_to="dev@example.org"), row(1), row(2)])
    assign(bank, list_id, *ids)
    done = assign(bank, list_id, clear=True)
    assert (done.total, done.gets) == (3, ())
    assert set(named(bank, list_id)) == {""}
    bank.do(preassign.undo, bank.ana, done.id)
    assert named(bank, list_id) == ["dev@example.org", f"person:{ids[0]}", f"person:{ids[1]}"]
