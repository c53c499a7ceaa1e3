"""Who acts: what Slack says of an account, and whom the settings make admins."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assignment.desk import Desk
from bot.assignment.people import members
from bot.assignment.refusals.general import NotAnAdmin
from bot.handlers.slack.identity import Admins
from bot.storage.engine.database import Database
from tests.handlers.slack.stage import baton_over_sockets


@pytest.fixture
async def admitting(bare, desk):
    """Start the app with other admins than the workspace's: call it with them."""
    entered = []

    async def admit(admins):
        entered.append(baton_over_sockets(bare, desk, admins))
        await entered[-1].__aenter__()

    yield admit
    for one in entered:
        await one.__aexit__(None, None, None)


def role(bank, member):
    return bank.do(members.look_up, bank.ana, "slack", member.id).role


async def act(member):
    """Do anything, so that the app meets this person."""
    before = len(member.sees().ephemerals)
    await member.command("/text")
    await member.until(lambda screen: len(screen.ephemerals) > before and "No campaign is open" in screen)


async def test_everybody_who_acts_is_known_by_the_name_slack_gives(slack, ben, bank):
    await act(ben)
    everybody = bank.do(members.everybody, bank.ana).rows
    assert {row.ref.name for row in everybody} == {"Ana Moreau", "Ben Okafor"}


async def test_admins_of_the_workspace_are_admins(slack, ben, bank):
    omar = slack.person("Omar")
    await act(omar)
    await act(ben)
    assert (role(bank, omar), role(bank, ben)) == ("admin", "volunteer")


async def test_whoever_is_no_admin_of_the_workspace_any_more_is_none_here(slack, bank, clock):
    omar = slack.person("Omar")
    await act(omar)
    slack.world.put_person(replace(omar.person, is_admin=False))
    clock.forward(timedelta(minutes=11))
    await act(omar)
    assert role(bank, omar) == "volunteer"


async def test_admins_of_the_workspace_are_nobody_where_the_settings_say_so(bare, bank, admitting):
    await admitting(Admins())
    omar = bare.person("Omar")
    await act(omar)
    assert role(bank, omar) == "volunteer"


@pytest.mark.parametrize("named", ["U0CLEO", "Cleo@RiversideVotes.example"])
async def test_accounts_and_addresses_in_the_settings_are_admins(bare, bank, admitting, named):
    await admitting(Admins(named=frozenset({named})))
    cleo = bare.person("Cleo")
    await act(cleo)
    assert role(bank, cleo) == "admin"


async def test_slack_is_asked_once_in_ten_minutes(slack, ben, clock):
    for _ in range(3):
        await act(ben)
    asked = [call for call in slack.calls if call.method == "users.info"]
    assert len(asked) == 1
    clock.forward(timedelta(minutes=11))
    await act(ben)
    assert len([call for call in slack.calls if call.method == "users.info"]) == 2


async def test_a_new_name_is_learnt(slack, ben, bank, clock):
    await act(ben)
    slack.world.put_person(replace(ben.person, real_name="Benjamin Okafor"))
    clock.forward(timedelta(minutes=11))
    await act(ben)
    names = {row.ref.name for row in bank.do(members.everybody, bank.ana).rows}
    assert "Benjamin Okafor" in names


async def test_a_bot_is_shown_out(slack, ben, bank):
    await act(ben)
    cleo = slack.person("Cleo")
    slack.world.put_person(replace(cleo.person, is_bot=True, bot_id="B0OTHER"))
    payload = slack.delivered("/text")[-1] | {"user_id": cleo.id}
    assert (await slack.delivery.interaction("slash_commands", payload)).ok
    await ben.until("Only people of this workspace can use Baton here")
    assert {row.ref.name for row in bank.do(members.everybody, bank.ana).rows} == {"Ana Moreau", "Ben Okafor"}


async def test_somebody_of_another_workspace_is_shown_out(slack, ben, bank):
    await act(ben)
    slack.world.team = replace(slack.world.team, id="T0OTHER")
    cleo = slack.person("Cleo")
    await cleo.command("/text")
    await cleo.until("Only people of this workspace can use Baton here")
    assert {row.ref.name for row in bank.do(members.everybody, bank.ana).rows} == {"Ana Moreau", "Ben Okafor"}


STRANGERS = {
    "another workspace": {"team_id": "T0OTHER"},
    "a workspace that is not named": {"team_id": None},
    "an Enterprise organisation": {"team_id": "E0OTHER", "enterprise_user": {"teams": ["T0OTHER"]}},
    "an organisation without its workspaces": {"team_id": "E0OTHER", "enterprise_user": {}},
    "a shared channel alone": {"is_stranger": True},
    "another organisation that claims ours": {"is_stranger": True, "enterprise_user": {"teams": ["T0RIVER"]}},
}


@pytest.mark.parametrize("told", STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("is_admin", [False, True])
async def test_somebody_of_elsewhere_in_a_shared_channel_is_shown_out(slack, ben, bank, told, is_admin):
    await act(ben)
    cleo = slack.person("Cleo")
    slack.world.put_person(replace(cleo.person, is_admin=is_admin, elsewhere=told))
    await cleo.command("/text")
    await cleo.until("Only people of this workspace can use Baton here")
    assert {row.ref.name for row in bank.do(members.everybody, bank.ana).rows} == {"Ana Moreau", "Ben Okafor"}


async def test_a_member_of_our_workspace_in_an_enterprise_organisation_is_let_in(slack, ben, bank):
    of_organisation = {"team_id": "E0RIVER", "enterprise_user": {"teams": ["T0OTHER", "T0RIVER"]}}
    slack.world.put_person(replace(ben.person, elsewhere=of_organisation))
    await act(ben)
    assert role(bank, ben) == "volunteer"


async def test_when_slack_does_not_say_who_acts_the_person_is_told(slack, ben):
    slack.faults.server_error("users.info")
    await ben.command("/text")
    await ben.until("The chat did not answer Baton in time")
    await act(ben)


async def test_while_the_database_is_away_everything_says_so(bare):
    away = Desk(Database("postgresql://127.0.0.1:1/nothing"), bare.clock.now)
    ben = bare.person("Ben")
    async with baton_over_sockets(bare, away, Admins()):
        await ben.command("/text")
        await ben.until("The database did not answer. Nothing was changed")
    away.close()


async def test_a_volunteer_gets_no_admins_door(slack, ben, bank):
    await act(ben)
    with pytest.raises(NotAnAdmin):
        bank.do(members.everybody, bank.account(ben))
