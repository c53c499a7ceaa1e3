"""What is deleted for good, by hand and by time, from Slack."""

from tests.handlers import ending


async def test_what_time_would_delete_is_told_on_its_pages_and_kept_by_one_press(bank, ana):
    conversation = ending.long_over(bank)
    await ana.command(f"/campaign {ending.NAME}")
    await ana.until("Its words will be deleted for good")
    await ana.press("Keep")
    await ana.until("is kept")
    await ana.press("Look at it")
    await ana.until("🏁 Ended")
    assert "will be deleted for good" not in ana.modal
    await ana.close(everything=True)
    await ana.command("/contacts")
    await ana.until("used by 1 campaign")
    await ana.press("Open")
    await ana.until("Delete contacts…")
    bank.clock.forward(ending.WEEK)
    ending.goes_on(bank)
    assert (ending.listed(bank), "I am Quentin" in ending.said(bank, conversation)) == (1, True)


async def test_words_and_then_contacts_are_deleted_by_hand(bank, ana):
    conversation = ending.long_over(bank)
    await ana.command(f"/campaign {ending.NAME}")
    await ana.until("Its words will be deleted for good")
    await ana.press("Delete words…")
    await ana.until("1 text, 1 reply and 0 reports")
    await ana.press("Delete for good")
    await ana.until("is being deleted")
    ending.goes_on(bank)
    assert ending.said(bank, conversation) == {""}
    await ana.close(everything=True)
    await ana.command("/contacts")
    await ana.until("used by 1 campaign")
    await ana.press("Open")
    await ana.until("Its contacts will be deleted for good")
    await ana.press("Delete contacts…")
    await ana.until("Names, numbers and every field of these contacts go")
    await ana.press("Delete for good")
    await ana.until("is being deleted")
    ending.goes_on(bank)
    assert ending.listed(bank) == 0


async def test_nothing_goes_while_a_campaign_runs(bank, ana):
    bank.open(1, name="Primary day")
    await ana.command("/contacts")
    await ana.until("used by 1 campaign")
    await ana.press("Open")
    await ana.until("Delete contacts…")
    await ana.press("Delete contacts…")
    await ana.until("Names, numbers and every field")
    await ana.press("Delete for good")
    await ana.until("Nothing was deleted: Primary day has to end first.")
    assert ending.listed(bank) == 1
