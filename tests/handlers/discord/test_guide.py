"""The guide of /reassign on Discord: its preview follows every choice, and nothing chosen is lost."""

from copy import deepcopy
from dataclasses import replace

import pytest
from simcord import actors

from bot.assignment.people import members
from bot.handlers.discord.reassignment.guide import Acts
from bot.views.discord import parts
from bot.views.guided import Filled
from bot.views.tokens import token
from tests.assignment.evening import held_by
from tests.handlers.discord.town import labels, parts_of, tokens


@pytest.fixture
def three(bank, evening):
    """Three replies wait for Ben, and six of his contacts are not texted."""
    return evening.working("Ben Okafor", bank.open(10, name="Spring GOTV"), texted=4, waiting=3)


@pytest.fixture
def cleo(bank, town):
    """A volunteer in the server."""
    cleo = town.person("Cleo")
    bank.do(members.enrol, cleo.who)
    return cleo


async def test_the_guide_ends_in_a_plan_that_is_confirmed(bank, ana, cleo, three):
    assert "3 conversations from anywhere fit." in await ana.run("reassign")
    panel = ana.panel.id
    assert ana.panel.ephemeral
    assert "9 conversations from anywhere" not in await ana.choose("guide_portion", "unsent")
    assert "6 conversations from anywhere fit." in ana.words()
    said = await ana.choose("guide_people", cleo.actor)
    assert "Move 6 conversations from anywhere to Cleo?" in said
    assert "Move 6 conversations from anywhere to Cleo?" in await ana.press("Preview the plan")
    assert labels(ana.panel) == ["Move 6", "Change…", "Cancel"]
    await ana.press("Change…")
    assert "Move 6 conversations from anywhere to Cleo?" in ana.words()
    await ana.press("Preview the plan")
    assert held_by(bank, cleo.who) == []
    assert "6 conversations from anywhere moved to Cleo" in await ana.press("Move 6")
    assert len(held_by(bank, cleo.who)) == 6
    assert ana.panel.id == panel


async def test_what_is_typed_into_forms_outlives_redraws_and_a_restart(town, ana, cleo, three):
    await ana.run("reassign")
    await ana.press("More…")
    await ana.press("Narrow further…")
    await ana.submit(limit="2", waited=["0"])
    assert "2 conversations from anywhere fit." in ana.words()
    await ana.press("Note…")
    await ana.submit(note="They *vote* early\n> and often")
    await town.restart()
    await ana.choose("guide_people", cleo.actor)
    assert "Move 2 conversations from anywhere to Cleo?" in ana.words()
    await ana.press("Note…")
    assert ana.fields()["note"]["value"] == "They *vote* early\n> and often"
    await ana.press("Preview the plan")
    assert "They *vote* early" in ana.words()


async def test_what_cannot_be_is_corrected_where_it_was_chosen(ana, bank, evening, cleo, three):
    said = await ana.run("reassign", **{"from": "ben", "to": "on shift"})
    assert "Nobody is on shift now" in said
    assert "Nobody is on shift now" in await ana.press("Preview the plan")
    await ana.choose("guide_people", cleo.actor)
    assert "Move 3 conversations of Ben Okafor to Cleo?" in ana.words()


async def test_a_row_of_a_campaigns_status_fills_in_whose_and_which_campaign(town, ana, bank, cleo, three):
    row = parts.button("Reassign…", token("reassign_from", bank.person_id(three), 1))
    await ana.press("Reassign…", on=await town.post(row))
    assert "3 conversations of Ben Okafor fit." in ana.words()
    assert "Campaign: Spring GOTV" in str(list(parts_of(ana.panel)))
    await ana.choose("guide_people", cleo.actor)
    await ana.choose("guide_rules")
    assert "Campaign: Spring GOTV" not in str(list(parts_of(ana.panel)))


async def test_a_rule_is_dropped_by_unpicking_it(ana, three):
    await ana.run("reassign")
    await ana.press("More…")
    await ana.press("Narrow further…")
    await ana.submit(limit="2", field=["city"], value="Albany")
    assert "2 conversations from anywhere fit." in ana.words()
    await ana.choose("guide_rules", "field.city")
    assert "3 conversations from anywhere fit." in ana.words()
    await ana.press("Narrow further…")
    assert ana.fields()["value"]["value"] == "Albany"
    await ana.submit(value="Utica")
    assert "No conversation fits" in ana.words()
    await ana.choose("guide_rules")
    assert "3 conversations from anywhere fit." in ana.words()


async def test_one_of_two_choices_that_exclude_each_other_clears_the_other(ana, cleo, three):
    await ana.run("reassign")
    await ana.choose("guide_people", cleo.actor)
    await ana.choose("guide_target", "pool")
    assert "to anybody who takes them?" in ana.words()
    await ana.choose("guide_people", cleo.actor)
    assert "to Cleo?" in ana.words()
    await ana.choose("guide_person", cleo.actor)
    assert "No conversation fits" in ana.words()
    await ana.choose("guide_source", "anybody")
    assert "Move 3 conversations from anywhere to Cleo?" in ana.words()


async def test_of_two_picks_made_before_the_panel_was_drawn_anew_neither_is_lost(ana, three):
    await ana.run("reassign")
    await ana.press("More…")
    before = deepcopy(actors._visible_message(ana.actor, ana.panel))
    await ana.choose("guide_portion", "unsent")
    menu = next(one for one in tokens(before) if ":guide_target" in one)
    data = {"custom_id": menu, "component_type": 3, "values": ["pool"]}
    await actors._component_interaction(ana.actor, before, data)
    said = await ana.choose("guide_split", "even")
    assert "Move 6 conversations from anywhere to anybody who takes them?" in said


async def test_without_anybody_to_receive_the_guide_asks_for_them(ana, three):
    await ana.run("reassign")
    assert "Choose who receives them." in await ana.press("Preview the plan")
    assert "Preview the plan" in labels(ana.panel)


async def test_a_number_that_is_none_is_told_and_the_rest_is_kept(ana, cleo, three):
    await ana.run("reassign")
    await ana.choose("guide_people", cleo.actor)
    await ana.press("More…")
    await ana.press("Narrow further…")
    await ana.submit(limit="many")
    assert "Move 3 conversations from anywhere to Cleo?" in ana.words()
    assert "1 or more" in ana.words()


async def test_a_choice_is_saved_and_picked_again(ana, cleo, three):
    await ana.run("reassign")
    await ana.choose("guide_portion", "unsent")
    await ana.press("More…")
    await ana.press("Note…")
    assert "Saved as “Not yet”" in await ana.submit(filter_name="Not yet")
    await ana.run("reassign")
    options = [one for part in parts_of(ana.panel) for one in part.get("options", ())]
    saved = next(one["value"] for one in options if one["label"] == "Not yet")
    assert "6 conversations from anywhere fit." in await ana.choose("guide_source", saved)


async def test_tokens_are_short_and_a_volunteer_sees_nothing(town, bank, ana, ben, three):
    await ana.run("reassign")
    await ana.choose("guide_portion", "all")
    assert all(len(one) <= 100 for one in tokens(ana.panel))
    await town.allow("reassign", ben)
    assert "Only admins can do this" in await ben.run("reassign")


def test_what_was_picked_before_the_panel_showed_it_counts_and_the_newest_act_draws():
    acts, form = Acts(), Filled()
    acts.begin(1, 10, 11, lambda filled: replace(filled, campaign=5))
    acts.begin(1, 10, 12, lambda filled: replace(filled, limit=7))
    for change in acts.unseen(1, 10, 12):
        form = change(form)
    assert (form.campaign, form.limit) == (5, 7)
    assert acts.is_past(1, 11)
    assert not acts.is_past(1, 12)
    assert len(acts.unseen(1, 11, 13)) == 1
    assert acts.unseen(1, 12, 13) == []
