"""Who may be named to take over."""

import pytest

from bot.assignment.outcomes.people import Identity
from bot.assignment.people import linking, members
from bot.assignment.reassignment import candidates, reassign
from bot.assignment.refusals.general import Suspended
from tests.assignment.evening import Evening


def test_people_are_known_by_the_accounts_of_the_askers_workspace(bank):
    ben, cleo = bank.person("Ben Okafor"), bank.person("Cleo Park")
    known = bank.do(candidates.behind, ben, ["UCLEO", "UNOBODY", "UBEN"])
    assert {account: ref.id for account, ref in known.items()} == {
        "UCLEO": bank.person_id(cleo),
        "UBEN": bank.person_id(ben),
    }
    assert bank.do(candidates.behind, ben, []) == {}


def test_a_volunteer_may_name_a_user_list_and_a_suspended_one_may_not(bank):
    ben = bank.person("Ben Okafor")
    night = Evening(bank).list_of("night-team", ben)
    assert [(each.id, each.name) for each in bank.do(candidates.user_lists, ben)] == [(night, "night-team")]
    bank.do(members.suspend, bank.ana, bank.person_id(ben))
    with pytest.raises(Suspended):
        bank.do(candidates.user_lists, ben)


def test_people_on_other_platforms_are_named_for_they_can_not_be_picked(bank):
    ben, benny = bank.person("Ben Okafor"), Identity("discord", "10", "42", "benny")
    dee = Identity("discord", "10", "43", "dee")
    ids = [bank.person_id(who) for who in (benny, dee)]
    assert [each.id for each in bank.do(candidates.elsewhere, ben)] == ids
    assert [each.name for each in bank.do(candidates.elsewhere, benny)] == ["Ana Moreau", "Ben Okafor"]
    assert [each.id for each in bank.do(reassign.guide_options, bank.ana).elsewhere] == ids
    bank.do(linking.link, bank.ana, bank.person_id(ben), ids[0])
    bank.do(members.suspend, bank.ana, ids[1])
    assert bank.do(candidates.elsewhere, ben) == ()
