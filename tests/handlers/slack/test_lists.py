"""/lists: people under one name, by hand and in step with a user group."""

from dataclasses import replace

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members, user_lists
from bot.handlers.slack.groups import in_step
from bot.handlers.slack.identity import Admins
from bot.handlers.slack.wire.client import web_client
from tests.assignment.bank import NEW_YORK, row
from tests.waiting import eventually

ANA = Identity(
    "slack", "T0RIVER", "U0ANA", "Ana Moreau", "ana@riversidevotes.example", NEW_YORK, is_admin=True
)


@pytest.fixture
def ana(ana, bank):
    """Ana, whom Baton knows as an admin of this workspace."""
    bank.do(members.enrol, ANA)
    return ana


@pytest.fixture
def night(bank, ana):
    """A list by hand, with Ben in it."""
    ben = Identity("slack", "T0RIVER", "U0BEN", "Ben Okafor", "ben@riversidevotes.example", NEW_YORK)
    bank.do(members.enrol, ben)
    return bank.do(user_lists.create_list, ANA, "evening crew", ["U0BEN"]).now.list.id


def rows(bank):
    return {each.name: each for each in bank.do(user_lists.all_lists, ANA).rows}


def inside(bank, name):
    found = bank.do(user_lists.look_at_list, ANA, rows(bank)[name].id)
    return [each.ref.name for each in found.members]


def group(slack, **changes):
    """The workspace's night team, changed."""
    slack.world.put_group(replace(slack.world.groups["S0NIGHT"], **changes))


# Typed.


async def test_without_lists_the_ways_to_have_one_are_offered(ana):
    await ana.command("/lists")
    await ana.until("There is no user list yet")
    assert ana.finds("New list")
    assert ana.finds("Follow a user group")


async def test_a_list_is_created_with_people_who_never_used_baton(ana, bank):
    await ana.command("/lists create canvassers @ben @cleo")
    await ana.until("The list canvassers is made, with 2 people in it")
    assert inside(bank, "canvassers") == ["Ben Okafor", "Cleo Lindqvist"]
    await ana.command("/lists")
    await ana.until("canvassers\n2 people")
    await ana.press("Show", on=ana.sees().ephemerals[-1])
    await ana.until("Ben Okafor and Cleo Lindqvist")


async def test_people_are_added_and_removed_by_mention(ana, bank, night):
    await ana.command("/lists add evening @cleo @ben")
    await ana.until("Cleo Lindqvist came into the list evening crew, which has 2 people now")
    await ana.command("/lists remove @ben from evening crew")
    await ana.until("Ben Okafor went from the list evening crew, which has 1 person now")
    await ana.command("/lists remove evening crew @dev")
    await ana.until("Nothing changed: evening crew is as it was, with 1 person in it")
    assert inside(bank, "evening crew") == ["Cleo Lindqvist"]


async def test_a_list_is_renamed_even_where_its_name_holds_the_word_between(ana, bank, night):
    await ana.command("/lists rename evening to back to school")
    await ana.until("The list evening crew is called back to school now")
    await ana.command("/lists rename back to school to @late")
    await ana.until("The list back to school is called late now")
    assert list(rows(bank)) == ["late"]


async def test_deleting_asks_once_and_leaves_the_people(ana, bank, night):
    await ana.command("/lists delete evening")
    await ana.until("Delete evening crew?")
    assert "evening crew" in rows(bank)
    button = ana.finds("Delete")
    await ana.press(button)
    await ana.until("The list evening crew is gone")
    assert rows(bank) == {}
    await ana.press(button)
    await ana.until("There is no such user list any more")


async def test_a_list_that_limits_a_campaign_is_not_deleted(ana, bank, night):
    bank.open(1, name="Runoff", user_list_id=night)
    await ana.command("/lists show evening")
    await ana.until("Only they may text for Runoff.")
    await ana.press("Delete")
    await ana.until("Runoff is limited to the people of evening crew, so the list was not deleted")
    assert "evening crew" in rows(bank)


@pytest.mark.parametrize(
    "typed, said",
    [
        ("show morning", "No user list is called “morning”"),
        ("morning", "Type /lists alone to see all of them"),
        ("delete", "/lists delete night-team"),
        ("rename evening crew", "/lists rename night-team to late-team"),
        ("add evening crew", "Name the people too, for instance: /lists add night-team @ben"),
        ("add evening crew @zorro", "Slack knows nobody called @zorro"),
        ("create late @ben @zorro", "Slack knows nobody called @zorro"),
        ("create late @leads", "To have a list with its people, type /lists mirror @leads"),
        ("add evening crew @leads", "type /lists mirror @leads"),
        ("create EVENING CREW @ben", "The name “EVENING CREW” is taken"),
        ("mirror @nobody", "No user group is called “nobody”"),
        ("mirror", "/lists mirror @group"),
        ("add evening crew @baton", "Nothing changed: evening crew is as it was"),
    ],
)
async def test_what_cannot_be_done_is_answered_with_what_to_type(ana, bank, night, typed, said):
    await ana.command(f"/lists {typed}")
    await ana.until(said)
    assert (list(rows(bank)), inside(bank, "evening crew")) == (["evening crew"], ["Ben Okafor"])


async def test_a_beginning_that_fits_several_lists_is_asked_about(ana, bank, night):
    bank.do(user_lists.create_list, ANA, "evening shift")
    await ana.command("/lists add evening @cleo")
    await ana.until("“evening” may be “evening crew” or “evening shift”")


async def test_volunteers_are_refused_and_get_no_form(ben, ana, night):
    for typed in ("", " create mine @ben", " show evening", " mirror @night-team", " create mine"):
        await ben.command(f"/lists{typed}")
        await ben.until("Only admins can do this")
    assert not ben.sees().modals


# By buttons.


async def test_a_list_is_made_and_edited_in_forms_and_only_what_was_picked_changes(ana, bank, slack):
    await ana.command("/lists")
    await ana.until("There is no user list yet")
    await ana.press("New list")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(name="canvassers", people=["U0BEN", "U0CLEO"])
    await ana.until("The list canvassers is made, with 2 people in it")
    await ana.press("Edit")
    await ana.until(lambda screen: screen.modal.title == "Edit list")
    bank.do(user_lists.add_people, ANA, rows(bank)["canvassers"].id, ["U0ANA"])
    await ana.submit(name="walkers", people=["U0BEN", "U0DEV"])
    await ana.until("Dev Patel came into and Cleo Lindqvist went from the list walkers")
    assert inside(bank, "walkers") == ["Ana Moreau", "Ben Okafor", "Dev Patel"]
    await ana.press("Delete")
    await ana.until("The list walkers is gone")


async def test_a_name_that_is_taken_is_refused_at_its_field(ana, night):
    await ana.command("/lists create Evening crew")
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    assert "is taken" in ana.sees().errors["name"]


async def test_a_group_is_followed_from_a_form(ana, bank):
    await ana.command("/lists")
    await ana.until("Follow a user group")
    await ana.press("Follow a user group")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("group", "@night-team")
    await ana.submit(name="Night")
    await ana.until("Ben Okafor, Cleo Lindqvist and Mai Tanaka")
    assert rows(bank)["Night"].group.handle == "night-team"


# In step with a group.


@pytest.fixture
async def mirror(ana, bank):
    """A list that follows the workspace's night team."""
    await ana.command("/lists mirror @night-team")
    await ana.until("Follows @night-team, in step")
    return rows(bank)["night-team"].id


async def test_a_mirror_has_the_groups_name_and_people(ana, bank, mirror):
    assert inside(bank, "night-team") == ["Ben Okafor", "Cleo Lindqvist", "Mai Tanaka"]
    await ana.command("/lists @night-team")
    await ana.until("Ben Okafor, Cleo Lindqvist and Mai Tanaka")
    await ana.command("/lists")
    await ana.until("night-team\n3 people · follows @night-team")


async def test_a_mirror_may_have_a_name_of_its_own(ana, bank):
    await ana.command("/lists mirror @leads the bosses")
    await ana.until("Follows @leads")
    assert inside(bank, "the bosses") == ["Ana Moreau", "Omar Haddad"]


async def test_a_change_of_the_group_is_followed_at_once(slack, bank, mirror):
    group(slack, people=("U0CLEO", "U0DEV"), handle="late-team")
    await eventually(lambda: inside(bank, "night-team") == ["Cleo Lindqvist", "Dev Patel"])
    assert rows(bank)["night-team"].group.handle == "late-team"


async def test_those_who_left_the_workspace_and_bots_are_left_out(slack, bank, mirror):
    slack.world.put_person(replace(slack.world.people["U0DEV"], deleted=True))
    group(slack, people=("U0BEN", "U0DEV", "U0BATON"))
    await eventually(lambda: inside(bank, "night-team") == ["Ben Okafor"])


async def test_a_mirror_cannot_be_edited_by_hand(ana, bank, mirror):
    await ana.command("/lists add @night-team @dev")
    await ana.until("night-team follows the group @night-team. Change the group itself")
    assert len(inside(bank, "night-team")) == 3
    await ana.press("Rename")
    await ana.until(lambda screen: screen.modal.title == "Edit list")
    await ana.submit(name="Night")
    await ana.until(lambda screen: screen.modal.title == "User list")
    assert len(inside(bank, "Night")) == 3


async def test_a_group_that_vanished_leaves_the_list_and_says_so(ana, slack, bank, mirror):
    group(slack, disabled=True)
    await eventually(lambda: rows(bank)["night-team"].lost_at)
    await ana.command("/lists show @night-team")
    await ana.until("@night-team is no longer there since")
    assert len(inside(bank, "night-team")) == 3


async def test_looking_brings_a_list_into_step_where_slack_told_nothing(ana, slack, bank, mirror):
    slack.world.groups["S0NIGHT"] = replace(slack.world.groups["S0NIGHT"], people=("U0DEV",))
    await ana.press("Refresh")
    await ana.until(lambda screen: "Dev Patel" in screen.modal and "Ben Okafor" not in screen.modal)
    assert inside(bank, "night-team") == ["Dev Patel"]


async def test_a_beat_brings_every_list_into_step(ana, slack, desk, bank, mirror):
    slack.world.groups["S0NIGHT"] = replace(slack.world.groups["S0NIGHT"], people=("U0DEV",))
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        await in_step(client, desk, Admins(of_workspace=True))()
    assert inside(bank, "night-team") == ["Dev Patel"]


async def test_where_slack_does_not_answer_the_list_is_shown_as_it_was(ana, slack, bank, mirror):
    slack.faults.server_error("usergroups.list")
    await ana.command("/lists show night-team")
    await ana.until("Ben Okafor, Cleo Lindqvist and Mai Tanaka")


async def test_a_baton_that_may_not_read_groups_says_what_to_do(ana, slack, bank):
    manifest = slack.workspace.manifest
    slack.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"usergroups:read"})
    await ana.command("/lists mirror @night-team")
    await ana.until("Whoever installed it adds the scope usergroups:read")
    assert rows(bank) == {}


# The people of a campaign.


async def test_a_campaign_is_limited_to_a_list_in_its_settings(ana, ben, bank, slack, night):
    opened = bank.open(rows=[row(index) for index in range(3)], name="Senate race")
    await ana.command("/campaign settings Senate")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("people", "evening crew (1 person)")
    await ana.submit()
    await ana.until("for the people of evening crew (1 person)")
    assert bank.do(lifecycle.look, ANA, opened).settings.user_list_id == night
    cleo = slack.person("Cleo")
    await cleo.command("/text")
    await cleo.until(lambda screen: screen.ephemerals)
    assert "Senate race" not in cleo.sees()
    await ben.command("/text Senate")
    await ben.until(lambda screen: screen.modal)
    await ana.command("/campaign settings Senate")
    await ana.until(lambda screen: screen.modal and screen.modal.title == "Settings")
    await ana.choose("people", "Everybody")
    await ana.submit()
    await ana.until("for everybody")
    assert bank.do(lifecycle.look, ANA, opened).settings.user_list_id is None
