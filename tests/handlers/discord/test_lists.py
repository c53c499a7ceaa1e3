"""/lists: user lists by hand and in step with roles, from Discord."""

import pytest

from bot.assignment.people import members
from bot.assignment.people import user_lists as core
from bot.handlers.discord.roles import Roles, in_step
from tests.handlers.discord.town import SERVER, labels


@pytest.fixture
def look(bank):
    """Who is in each user list."""

    def members():
        rows = bank.do(core.all_lists, bank.ana).rows
        pictures = (bank.do(core.look_at_list, bank.ana, row.id) for row in rows)
        return {each.list.name: [one.ref.name for one in each.members] for each in pictures}

    return members


@pytest.fixture
def night(town):
    """A role of the server."""
    return town.guild.create_role("night team")


@pytest.fixture
def cleo(town):
    return town.person("Cleo")


async def test_a_list_is_created_with_people_who_need_not_have_used_baton(ana, ben, cleo, look):
    said = await ana.run("lists create", name="night-team", person=ben.actor, person2=cleo.actor)
    assert "The list night-team is made, with 2 people in it" in said
    assert look() == {"night-team": ["Ben", "Cleo"]}


async def test_a_name_alone_opens_the_form_and_a_name_that_is_taken_comes_back_to_it(ana, ben, look):
    assert await ana.run("lists create", name="night-team") == "New list"
    await ana.submit(people=[ben.actor])
    await ana.run("lists create", name="Night-Team")
    assert "is taken" in await ana.submit()
    await ana.press("Fix it")
    await ana.submit(name="day-team")
    assert look() == {"day-team": [], "night-team": ["Ben"]}


async def test_people_come_and_go_by_commands_and_by_the_form_of_the_list(ana, ben, cleo, look):
    await ana.run("lists create", name="night-team", person=ben.actor)
    assert await ana.suggested("lists add", "list", "ni") == ["night-team"]
    assert "Cleo came into" in await ana.run("lists add", list="night-team", person=cleo.actor)
    assert "Ben went from" in await ana.run("lists remove", list="night-team", person=ben.actor)
    await ana.press("Edit")
    await ana.submit(joining=[ben.actor], leaving=[cleo.actor])
    assert look() == {"night-team": ["Ben"]}


async def test_bots_are_left_out_and_it_is_said(town, ana, look):
    robot = town.guild.add_member(town.env.create_user("Robot", bot=True))
    assert "Bots" in await ana.run("lists create", name="night-team", person=robot)
    assert look() == {"night-team": []}


async def test_a_list_is_renamed_and_deleted_after_a_question(ana, ben, look):
    await ana.run("lists create", name="night-team", person=ben.actor)
    assert "is called late-team now" in await ana.run("lists rename", list="night-team", name="late-team")
    assert "Delete late-team?" in await ana.run("lists delete", list="late-team")
    assert "is gone" in await ana.press("Delete")
    assert look() == {}


async def test_a_role_is_followed_by_those_whom_baton_knows_and_others_join_as_they_act(
    ana, ben, cleo, night, look
):
    await ben.run("text")
    for each in (ben, cleo):
        each.gets(night)
    said = await ana.run("lists mirror", role=night)
    assert "Follows @night team, in step" in said.replace("<", " <")
    assert "join as they first use Baton" in said
    assert look() == {"night team": ["Ben"]}
    await cleo.run("text")
    assert look() == {"night team": ["Ben", "Cleo"]}


async def test_a_role_that_is_taken_away_takes_effect_with_the_next_act(ana, ben, night, look):
    await ben.run("text")
    await ana.run("lists mirror", role=night, name="Nights")
    ben.gets(night)
    await ben.run("text")
    assert look() == {"Nights": ["Ben"]}
    ben.loses(night)
    await ben.run("text")
    assert look() == {"Nights": []}


async def test_the_beat_follows_those_who_do_not_act_and_notes_a_role_that_is_gone(
    town, desk, ana, ben, night, look
):
    await ben.run("text")
    await ana.run("lists mirror", role=night)
    ben.gets(night)
    beat = in_step(town.client, Roles(desk, SERVER))
    await beat()
    assert look() == {"night team": ["Ben"]}
    town.env.backend.delete_role(SERVER, night.id)
    await beat()
    assert look() == {"night team": ["Ben"]}
    assert "is no longer there since" in await ana.run("lists show", list="night team")
    await ben.run("text")
    assert look() == {"night team": ["Ben"]}


async def test_whoever_left_the_server_leaves_the_list_with_the_next_beat(town, desk, ana, ben, night, look):
    ben.gets(night)
    await ben.run("text")
    await ana.run("lists mirror", role=night)
    town.guild.remove_member(ben.actor)
    await in_step(town.client, Roles(desk, SERVER))()
    assert look() == {"night team": []}


async def test_a_mirror_is_not_edited_by_hand(ana, ben, night, look):
    await ana.run("lists mirror", role=night)
    assert "Rename" in labels(ana.panel)
    assert "Refresh" in labels(ana.panel)
    assert "follows the group @night team" in await ana.run("lists add", list="night team", person=ben.actor)


async def test_the_role_that_everybody_has_is_not_followed(town, ana, look):
    assert "Everybody has this role" in await ana.run("lists mirror", role=town.guild.roles["@everyone"])
    assert look() == {}


async def test_acts_of_somebody_whose_roles_stay_ask_the_database_nothing_more(
    desk, ana, ben, night, monkeypatch
):
    await ben.run("text")
    await ana.run("lists mirror", role=night)
    await ben.run("text")
    asked: list[object] = []
    run = desk.run

    async def noting(deed, *facts):
        asked.append(deed)
        return await run(deed, *facts)

    monkeypatch.setattr(desk, "run", noting)
    await ben.run("text")
    assert core.follow_member not in asked
    assert members.enrol not in asked


async def test_all_lists_are_shown_and_volunteers_are_refused(town, ana, ben):
    for number in range(14):
        await ana.run("lists create", name=f"team-{number:02}", person=ben.actor)
    said = await ana.run("lists list")
    assert "team-00" in said
    assert "team-13" not in said
    assert "team-13" in await ana.press("Next")
    await town.allow("lists", ben)
    assert "Only admins can do this" in await ben.run("lists list")
    assert "Only admins can do this" in await ben.run("lists create", name="mine", person=ben.actor)
