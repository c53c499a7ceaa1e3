"""What is deleted for good, by hand and by time, from Discord."""

from tests.handlers import ending
from tests.handlers.discord.town import labels


async def test_what_time_would_delete_is_told_on_its_pages_and_kept_by_one_press(bank, ana):
    conversation = ending.long_over(bank)
    assert "Its words will be deleted for good" in await ana.run("campaign look", campaign=ending.NAME)
    assert "is kept" in await ana.press("Keep")
    assert "will be deleted for good" not in await ana.press("Look at it")
    assert "Keep" not in labels(ana.panel)
    bank.clock.forward(ending.WEEK)
    ending.goes_on(bank)
    assert (ending.listed(bank), "I am Quentin" in ending.said(bank, conversation)) == (1, True)


async def test_words_and_then_contacts_are_deleted_by_hand(bank, ana):
    conversation = ending.long_over(bank)
    await ana.run("campaign look", campaign=ending.NAME)
    assert "1 text, 1 reply and 0 reports" in await ana.press("Delete words…")
    assert "Delete all of it for good?" in await ana.press("Delete for good")
    assert "is being deleted" in await ana.press("Delete for good")
    ending.goes_on(bank)
    assert ending.said(bank, conversation) == {""}
    await ana.run("contacts list")
    assert "Its contacts will be deleted for good" in await ana.press("Open")
    assert "Names, numbers and every field of these contacts go" in await ana.press("Delete contacts…")
    await ana.press("Delete for good")
    assert "is being deleted" in await ana.press("Delete for good")
    ending.goes_on(bank)
    assert ending.listed(bank) == 0


async def test_nothing_goes_while_a_campaign_runs(bank, ana):
    bank.open(1, name="Primary day")
    await ana.run("contacts list")
    await ana.press("Open")
    await ana.press("Delete contacts…")
    await ana.press("Delete for good")
    assert "Primary day has to end first" in await ana.press("Delete for good")
    assert ending.listed(bank) == 1
