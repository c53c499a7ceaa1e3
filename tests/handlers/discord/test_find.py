"""/contacts find on Discord: hits are ticked and moved or opted out; choices are saved, renamed, deleted."""

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.people import members
from tests.assignment.bank import row
from tests.assignment.lying import Lying


@pytest.fixture
def texted(bank, ben):
    """Ben's conversations with two people called Garcia and one who is not."""
    bank.do(members.enrol, ben.who)
    names = ("Ada Garcia", "Bo García", "Di Smith")
    rows = [
        row(place, first_name=name.split()[0], last_name=name.split()[1]) for place, name in enumerate(names)
    ]
    return Lying(bank).texted(ben.who, bank.open(rows=rows, name="Spring GOTV"), 3)


async def test_hits_are_ticked_and_moved_by_a_plan_that_is_looked_at_first(bank, town, ana, texted):
    cleo = town.person("Cleo")
    bank.do(members.enrol, cleo.who)
    assert "2 hits" in await ana.run("contacts find", what="garcia")
    await ana.press("Reassign ticked…")
    said = await ana.submit(people=[cleo.actor])
    assert "Tick somebody." in said
    await ana.press("Fix it")
    said = await ana.submit(rows=[str(texted[0])], people=[cleo.actor])
    assert "Move 1 conversation that were ticked to Cleo?" in said
    await ana.press("Move 1")
    assert bank.conversation(texted[0]).holder_id == bank.person_id(cleo.who)
    assert bank.conversation(texted[1]).holder_id != bank.person_id(cleo.who)


async def test_all_that_match_are_opted_out(bank, ana, texted):
    await ana.run("contacts find", what="garcia")
    await ana.press("Opt out…")
    assert "2 contacts will not be texted again" in await ana.submit(rows=["all"])
    assert [bank.conversation(each).barred for each in texted] == ["opted_out", "opted_out", None]


async def test_a_choice_is_saved_renamed_and_deleted(bank, ana, texted):
    await ana.run("contacts find")
    for most in ("many", "3651", "9" * 10):
        assert "as a whole number up to 3650" in await ana.submit(silent=most)
        await ana.press("Fix it")
    said = await ana.submit(silent="0")
    assert ": silent for 0 days." in said
    await ana.press("Save as…")
    assert "Saved as “Nobody wrote”." in await ana.submit(filter_name="Nobody wrote")
    await ana.press("Saved choices")
    await ana.press("Rename")
    assert "is called “Silent” now." in await ana.submit(filter_name="Silent")
    assert "3 hits" in await ana.press("Find")
    await ana.run("contacts saved")
    await ana.press("Delete")
    assert "“Silent” is deleted." in await ana.press("Delete")


async def test_a_volunteer_finds_among_what_they_hold_from_the_inbox(bank, ben, texted):
    await ben.run("text")
    await ben.press("Find…")
    said = await ben.submit(typed="smith")
    assert ": “smith”, among what you hold." in said
    assert "Di Smith" in await ben.press("Open")


async def test_somebody_is_looked_at_and_forgotten(bank, ana, texted):
    assert "Whom do you mean?" in await ana.run("contacts forget", whom="bo garcia")
    assert "What Baton cannot reach" in await ana.press("Look…")
    assert "Forget this person for good?" in await ana.press("Forget for good")
    assert "Forgotten: 1 contact." in await ana.press("Forget for good")
    assert bank.conversation(texted[1]).barred == "forgotten"
    assert "Nobody is found" in await ana.run("contacts forget", whom="bo garcia")


async def test_the_words_of_a_campaign_that_has_ended_are_deleted(bank, ana, texted):
    campaign = bank.conversation(texted[0]).campaign_id
    bank.do(lifecycle.end, bank.ana, campaign)
    await ana.run("campaign list")
    await ana.press("Look")
    assert "in words of their own" in await ana.press("Delete words…")
    await ana.press("Delete for good")
    assert "is being deleted" in await ana.press("Delete for good")
    await ana.press("Back")
    assert "It was deleted before" in await ana.press("Delete words…")
