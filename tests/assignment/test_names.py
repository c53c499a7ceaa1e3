"""Everything has a name that is found, however old it is and however it is typed."""

from dataclasses import replace

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import lists
from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind
from bot.assignment.people import members, user_lists
from bot.assignment.reassignment import reassign, saved_choices
from bot.assignment.refusals.general import NameTaken
from bot.vocabulary import CampaignState
from tests.assignment.bank import row


def test_names_reach_every_campaign_open_and_paused_ones_in_front(bank):
    opened, paused = bank.open(1, name="Émile’s race"), bank.open(1, name="Paused")
    bank.do(lifecycle.pause, bank.ana, paused)
    drafts = [bank.draft([row(5)], name=f"Draft {number}").ref.id for number in range(22)]
    bank.do(lifecycle.end, bank.ana, drafts[0])
    known = bank.do(lifecycle.by_name, bank.ana).rows
    assert [each.ref.id for each in known] == [paused, opened, *reversed(drafts[1:]), drafts[0]]
    assert (known[0].state, known[0].paused_because) == (CampaignState.PAUSED, "admin")
    everything = bank.do(lifecycle.all_campaigns, bank.ana)
    assert [card.ref.id for card in everything.rows[:2]] == [paused, opened]
    assert (len(everything.rows), everything.hidden) == (20, 4)


def test_volunteers_hear_of_running_campaigns_alone(bank, ben):
    opened = bank.open(1)
    bank.draft([row(5)])
    assert [each.ref.id for each in bank.do(lifecycle.by_name, ben).rows] == [opened]


@pytest.mark.parametrize("name", ["emile's race", "ÉMILE\u2018S RACE", "Emile’s Race"])
def test_a_name_is_taken_in_any_dress_for_campaigns_and_lists_alike(bank, name):
    drafted = bank.draft([row(0)], name="Émile’s race")
    with pytest.raises(NameTaken):
        bank.draft([row(0)], name=name)
    again = bank.do(lifecycle.rewrite, bank.ana, drafted.ref.id, replace(drafted.script, name=name))
    assert again.ref.name == name
    bank.load([row(0)], name="Émile’s race")
    with pytest.raises(NameTaken):
        bank.load([row(0)], name=name)
    made = bank.do(user_lists.create_list, bank.ana, "Émile’s race", []).now
    with pytest.raises(NameTaken):
        bank.do(user_lists.create_list, bank.ana, name, [])
    assert bank.do(user_lists.rename_list, bank.ana, made.list.id, name).list.name == name


def test_a_saved_filter_of_the_same_name_is_replaced(bank):
    selection = Selection(Source(SourceKind.ANYBODY))
    first = bank.do(saved_choices.save_choice, bank.ana, "Émile’s", selection)
    assert bank.do(saved_choices.save_choice, bank.ana, "EMILE'S", selection).id == first.id


def test_lists_are_all_on_offer(bank):
    for number in range(52):
        bank.load([row(0)], name=f"List of day {number}")
    assert len(bank.do(lists.all_lists, bank.ana).rows) == 52
    assert len(bank.do(reassign.guide_options, bank.ana).contact_lists) == 52


def test_people_are_found_without_accents_and_whoever_is_called_just_so_stands_in_front(bank):
    for number in range(31):
        bank.person(f"A{number:02} Joseph Martin")
    bank.person("José")
    found = bank.do(members.everybody, bank.ana, "jose")
    assert (found.rows[0].ref.name, found.total) == ("José", 32)
