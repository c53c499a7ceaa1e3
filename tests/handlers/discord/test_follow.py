"""/campaign follow on Discord: counted first, then a draft; or a copy."""

from bot.assignment.people import members
from tests.assignment.lying import Lying


async def test_those_who_are_silent_are_counted_and_become_a_draft(bank, ana, ben):
    bank.do(members.enrol, ben.who)
    sent = Lying(bank).texted(ben.who, bank.open(5, name="Spring"), 4)
    bank.hear(sent[0], "Yes")
    await ana.run("campaign follow", campaign="Spring")
    said = await ana.submit(whom=["chosen"], silent="0", quiet="0")
    assert "3 contacts of Spring would be texted once more." in said
    assert "is a draft over 3 contacts." in await ana.press("Make the draft")
    assert "Spring 2" in await ana.press("Look")


async def test_a_campaign_is_copied_for_the_same_list(bank, ana):
    bank.open(5, name="Spring")
    await ana.run("campaign follow", campaign="Spring")
    assert "A copy of Spring" in await ana.submit(whom=["all"], quiet="")
    assert "is a draft over 5 contacts." in await ana.press("Make the draft")
