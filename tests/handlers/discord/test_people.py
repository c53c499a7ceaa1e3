"""/people in Discord: who is on the team, and what an admin may change about them."""

import pytest

from bot.assignment.people import members as core
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Role


@pytest.fixture
def team(bank, ben):
    """Ben holds two contacts."""
    person = bank.person_id(ben.who)
    bank.do(claim_bucket, ben.who, bank.open(2))
    return person


def now(bank, person_id):
    return bank.do(core.look, bank.ana, person_id)


async def test_everybody_is_shown_with_role_and_work_admins_first(ana, team):
    said = await ana.run("people list")
    assert "**Ben**  ·  volunteer" in said
    assert "0 texted · 0 answered · 2 to text" in said
    assert said.index("admin") < said.index("Ben")
    sorted_by_name = await ana.choose("people_by", "name")
    assert sorted_by_name.index("admin") < sorted_by_name.index("Ben")


async def test_somebody_is_made_an_admin_and_a_volunteer_again(ana, bank, ben, team):
    assert "volunteer" in await ana.run("people show", person="Ben")
    assert "will see every conversation" in await ana.press("Make admin")
    assert "Ben is an admin" in await ana.press("Make admin")
    assert now(bank, team).role is Role.ADMIN
    await ana.press("Make volunteer")
    assert "Ben is a volunteer" in await ana.press("Make volunteer")
    assert now(bank, team).role is Role.VOLUNTEER


async def test_an_admin_by_a_role_is_none_with_the_next_press_without_it(ana, bank, town):
    omar = town.person("Omar", admin=True)
    assert "People" in await omar.run("people list")
    omar.loses(town.managers)
    assert "Only admins" in await omar.press("Refresh")
    rows = {row.ref.name: row.role for row in bank.do(core.everybody, bank.ana).rows}
    assert rows["Omar"] is Role.VOLUNTEER


async def test_suspending_says_before_and_after_what_becomes_of_the_work(ana, bank, ben, team):
    await ana.run("people show", person=f"<@{ben.account}>")
    assert "2 unsent contacts of theirs go back to the pool." in await ana.press("Suspend")
    assert "2 unsent contacts went back to the pool" in await ana.press("Suspend")
    assert now(bank, team).suspended
    assert "You are suspended" in await ben.run("people link")
    assert "Ben is a volunteer" in await ana.press("Restore")


async def test_a_limit_is_set_and_lifted_and_words_are_none(ana, bank, team):
    await ana.run("people show", person="Ben")
    await ana.press("Limit")
    assert "“many” is no number" in await ana.submit(cap="many")
    await ana.press("Fix it")
    assert "with a limit of 50 contacts" in await ana.submit(cap="50")
    assert now(bank, team).cap == 50
    await ana.press("Limit")
    assert "with no limit" in await ana.submit(cap="")


async def test_what_somebody_holds_is_moved_from_there(ana, ben, bank):
    bank.person_id(ben.who)
    opened = bank.open(2)
    sent = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))
    bank.hear(sent[0], "Yes")
    await ana.run("people show", person="Ben")
    assert "1 conversation of Ben" in await ana.press("Reassign…")


async def test_names_are_suggested_to_admins_alone(ana, ben, team):
    assert await ana.suggested("people show", "person", "be") == ["Ben"]
    assert await ben.suggested("people show", "person", "be") == []
    for typed in (("people list", {}), ("people show", {"person": "Ana"})):
        assert "Only admins can do this" in await ben.run(typed[0], **typed[1])
    assert "knows nobody called “Zorro”" in await ana.run("people show", person="Zorro")
