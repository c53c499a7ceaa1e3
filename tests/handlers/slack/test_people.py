"""/people: who is on the team, and what an admin may change about them."""

import pytest

from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members as core
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Role
from tests.assignment.bank import NEW_YORK

ANA = Identity(
    "slack", "T0RIVER", "U0ANA", "Ana Moreau", "ana@riversidevotes.example", NEW_YORK, is_admin=True
)
BEN = Identity("slack", "T0RIVER", "U0BEN", "Ben Okafor", "ben@riversidevotes.example", NEW_YORK)


@pytest.fixture
def team(bank):
    """Ben as the workspace knows him, holding two contacts."""
    person = bank.person_id(BEN)
    bank.do(claim_bucket, BEN, bank.open(2))
    return person


def now(bank, person_id, asker=None):
    return bank.do(core.look, asker or bank.ana, person_id)


async def test_everybody_is_shown_with_role_and_work_admins_first(ana, team):
    await ana.command("/people")
    await ana.until("Ben Okafor  ·  volunteer\n0 texted · 0 answered · 2 to text")
    text = ana.sees().ephemerals[-1].text
    assert text.index("Ana Moreau  ·  admin") < text.index("Ben Okafor")


async def test_somebody_mentioned_is_made_an_admin_and_a_volunteer_again(ana, bank, team):
    await ana.command("/people @ben")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Make admin")
    await ana.until("Ben Okafor is an admin")
    assert now(bank, team).role is Role.ADMIN
    await ana.press("Make volunteer")
    await ana.until("Ben Okafor is a volunteer")
    assert now(bank, team).role is Role.VOLUNTEER


async def test_suspending_says_before_and_after_what_becomes_of_the_work(ana, bank, team, ben):
    await ana.command("/people okafor")
    await ana.until(lambda screen: screen.modal)
    button = ana.finds("Suspend")
    assert "2 unsent contacts of theirs go back to the pool." in button.element["confirm"]["text"]["text"]
    await ana.press(button)
    await ana.until("2 unsent contacts went back to the pool; 0 conversations can be taken by others")
    assert now(bank, team).suspended
    await ben.command("/text")
    await ben.until("You are suspended")
    await ana.press("Restore")
    await ana.until("Ben Okafor is a volunteer")
    assert not now(bank, team).suspended


async def test_a_limit_is_set_and_lifted(ana, bank, team):
    await ana.command("/people @ben")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Limit")
    await ana.until("In each campaign.")
    await ana.submit(cap="50")
    await ana.until("with a limit of 50 contacts")
    assert now(bank, team).cap == 50
    await ana.press("Limit")
    await ana.until("In each campaign.")
    await ana.submit(cap="")
    await ana.until("with no limit")
    assert now(bank, team).cap is None


async def test_the_last_admin_remains_one(ana, bank):
    await ana.command("/people @ana")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Make volunteer")
    await ana.until("Somebody must remain an admin")
    assert now(bank, bank.person_id(bank.ana)).role is Role.ADMIN


async def test_people_whom_baton_does_not_know_are_told_how_to_become_known(ana):
    await ana.command("/people @cleo")
    await ana.until("Baton does not know this person yet")
    await ana.command("/people Zorro")
    await ana.until("Baton knows nobody called “Zorro”")


async def test_volunteers_are_refused_privately(ben, team):
    for typed in ("/people @ana", "/people okafor"):
        await ben.command(typed)
        await ben.until("Only admins can do this")
    assert not ben.sees().modals
    await ben.command("/people")
    await ben.until("Do you text from another platform too?")
