"""/contacts find on Slack: hits are ticked and moved or opted out; choices are saved, renamed, deleted."""

import pytest

from tests.assignment.bank import row


@pytest.fixture
def texted(bank, evening):
    """Ben's conversations with three people called Garcia and one who is not."""
    names = ("Ada Garcia", "Bo Garcia", "Cy García", "Di Smith")
    rows = [
        row(place, first_name=name.split()[0], last_name=name.split()[1]) for place, name in enumerate(names)
    ]
    return evening.working("Ben Okafor", bank.open(rows=rows, name="Spring GOTV"), texted=4, waiting=0)


async def test_hits_are_ticked_and_moved_by_a_plan_that_is_looked_at_first(ana, bank, texted, cleo):
    await ana.command("/contacts find garcia")
    await ana.until(": “garcia”.")
    await ana.press("Reassign ticked…")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("Whom", "Ada Garcia ••• ••• 0100", "Cy García ••• ••• 0102")
    await ana.choose("To people", "U0CLEO")
    await ana.submit()
    await ana.until("Move 2 conversations that were ticked to Cleo Lindqvist?")
    await ana.submit()
    await ana.until("2 conversations that were ticked moved")
    assert (bank.holds(texted), bank.holds(cleo)) == (2, 2)


async def test_all_that_match_are_opted_out(ana, bank, texted):
    await ana.command("/contacts find garcia")
    await ana.until("3 hits")
    await ana.press("Opt out…")
    await ana.until(lambda screen: screen.modal)
    await ana.submit()
    assert ana.sees().errors, "nobody was ticked"
    await ana.choose("Whom", "All that match (3)")
    await ana.submit()
    await ana.until("3 contacts will not be texted again by any campaign.")


async def test_a_choice_is_saved_renamed_and_deleted(ana, bank, texted):
    await ana.command("/contacts find")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("Campaign", "Spring GOTV")
    await ana.submit(Texted="yesterday")
    assert "is no day" in str(ana.sees().errors)
    await ana.submit(Texted="2026-03-10")
    await ana.until(": in Spring GOTV, texted since 2026-03-10, texted before 2026-03-11.")
    await ana.press("Save as…")
    await ana.until(lambda screen: len(screen.modals) == 2)
    await ana.submit(Name="Tuesday")
    await ana.until("Saved as “Tuesday”.")
    await ana.close(everything=True)
    await ana.command("/contacts saved")
    await ana.until("Tuesday")
    await ana.press("Rename")
    await ana.until(lambda screen: screen.modal)
    await ana.submit(Name="The tenth")
    await ana.until("“Tuesday” is called “The tenth” now.")


async def test_a_volunteer_finds_among_what_they_hold_from_the_inbox(ben, bank, texted):
    await ben.command("/text")
    await ben.until("Find…")
    await ben.press("Find…")
    await ben.until(lambda screen: screen.modal)
    await ben.submit(**{"A name, a number or words": "smith"})
    await ben.until(": “smith”, among what you hold.")
    assert "Reassign ticked" not in ben.sees()
    await ben.press("Open")
    await ben.until("Di Smith")


async def test_somebody_who_was_found_is_looked_at_and_forgotten(ana, bank, texted):
    await ana.command("/contacts find bo garcia")
    await ana.until("1 hit")
    await ana.press("Forget…")
    await ana.until("Whom do you mean?")
    await ana.press("Look…")
    await ana.until("What Baton cannot reach")
    assert "Ben Okafor: it is closed" in ana.sees()
    await ana.press("Forget for good")
    await ana.until("Forgotten: 1 contact.")
    await ana.command("/contacts forget bo garcia")
    await ana.until("Nobody is found by “bo garcia”.")
