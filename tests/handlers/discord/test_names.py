"""What is old is found by its name from Discord, and menus say what they leave out."""

from bot.assignment.campaigns import lifecycle as core
from tests.assignment.bank import row
from tests.handlers.discord.town import labels


async def test_an_older_open_campaign_is_paused_by_its_name_in_any_dress(bank, ana):
    opened = bank.open(1, name="Émile’s “GOTV” race")
    for number in range(30):
        bank.draft([row(0)], name=f"Draft {number}")
    await ana.run("campaign pause", campaign="emile's gotv")
    await ana.press("Pause")
    assert bank.do(core.look, bank.ana, opened).state == "paused"
    said = await ana.run("campaign list")
    assert said.index("Émile’s") < said.index("Draft 29")
    while "Next" in labels(ana.panel):
        said = await ana.press("Next")
    assert "and 11 more campaigns: /campaign look and a name" in said


async def test_suggestions_begin_with_what_runs_and_say_how_many_more_there_are(bank, ana):
    bank.open(1, name="Émile’s race")
    for number in range(30):
        bank.draft([row(0)], name=f"Draft {number}")
    offered = await ana.suggested("campaign look", "campaign", "")
    assert (offered[0], offered[-1], len(offered)) == ("Émile’s race", "…", 25)  # which says: 7 more
    assert await ana.suggested("campaign look", "campaign", "EMILE'S") == ["Émile’s race"]
