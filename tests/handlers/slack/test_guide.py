"""The form of /reassign: its preview follows every choice, and it ends in a plan, made and taken back."""

import pytest

from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind
from bot.assignment.reassignment import saved_choices
from bot.handlers.chat import patience
from bot.vocabulary import Portion


@pytest.fixture
def benjamin(bank, evening):
    """Ben as the core knows him: ten contacts, four of them texted, three of whom answered."""
    return evening.working("Ben Okafor", bank.open(10, name="Spring GOTV"), texted=4, waiting=3)


async def opens(ana, typed="/reassign"):
    await ana.command(typed)
    await ana.until(lambda screen: screen.modal)


async def test_the_preview_follows_every_choice_and_keeps_what_was_filled_in(ana, bank, benjamin, cleo):
    await opens(ana)
    assert "3 conversations from anywhere fit." in ana.modal
    assert "Only so many" not in ana.modal
    await ana.press("More…")
    await ana.until(lambda screen: "Only so many" in screen.modal)
    await ana.fill("Note to those who receive", "They vote early")
    await ana.choose("Which conversations", "All of them")
    await ana.until("10 conversations from anywhere fit.")
    await ana.fill("Only so many", "4")
    await ana.until("4 conversations from anywhere fit.")
    await ana.choose("From one person", "U0BEN")
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 4 conversations of Ben Okafor to Cleo Lindqvist?")
    assert "They vote early" in ana.modal
    await ana.choose("To", "Nobody: back to the pool")
    await ana.until("Move 4 conversations of Ben Okafor to anybody who takes them?")
    await ana.choose("From", "Nobody (waits to be taken)")
    await ana.until("No conversation fits this choice")
    assert bank.holds(benjamin) == 10


async def test_the_form_ends_in_a_plan_that_is_confirmed_and_taken_back(ana, bank, evening, benjamin, cleo):
    evening.list_of("night-team", cleo)
    await opens(ana)
    await ana.choose("To", "night-team")
    await ana.until("to the people of night-team?")
    await ana.press("More…")
    await ana.until(lambda screen: "Note to those" in screen.modal)
    await ana.submit(**{"Note to those who receive": "They vote early"})
    assert "They vote early" in ana.modal
    assert "Nothing has moved yet" in ana.modal
    assert bank.holds(cleo) == 0
    await ana.submit()
    assert "3 conversations from anywhere moved to the people of night-team" in ana.modal
    assert bank.holds(cleo) == 3
    await ana.press("Undo")
    await ana.until("3 conversations went back to whoever had them")
    assert bank.holds(cleo) == 0


async def test_a_plan_in_the_form_is_cancelled(ana, bank, benjamin, cleo):
    await opens(ana)
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3")
    await ana.submit()
    await ana.press("Cancel")
    await ana.until("Cancelled.")
    assert bank.holds(cleo) == 0


async def test_without_anybody_to_receive_the_form_asks_for_them(ana, benjamin):
    await opens(ana)
    await ana.submit()
    assert "Choose who receives them." in ana.sees().errors.values()


async def test_a_choice_is_saved_and_used_again_in_the_form_and_typed(ana, bank, benjamin, cleo):
    await opens(ana)
    await ana.choose("From one person", "U0BEN")
    await ana.choose("Which conversations", "Not texted yet")
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 6 conversations")
    await ana.press("More…")
    await ana.until(lambda screen: "Save this" in screen.modal)
    await ana.submit(**{"Save this choice as": "Ben unsent"})
    assert "Saved as “Ben unsent”" in ana.modal
    await ana.close()
    await opens(ana)
    await ana.choose("From", "Ben unsent")
    await ana.until("6 conversations of Ben Okafor fit.")
    await ana.close()
    await ana.command("/reassign filter Ben unsent to @cleo only 2")
    await ana.until("Move 2 conversations of Ben Okafor")


async def test_by_tag_and_field(ana, bank, benjamin, cleo):
    await opens(ana)
    await ana.choose("Which conversations", "All of them")
    await ana.press("More…")
    await ana.until(lambda screen: "With a field" in screen.modal)
    await ana.choose("With a field of the contact", "city")
    await ana.until(lambda screen: "Its value" in screen.modal)
    await ana.fill("Its value", "Albany")
    await ana.until("10 conversations from anywhere fit.")
    await ana.fill("Its value", "Utica")
    await ana.until("No conversation fits")
    await ana.fill("Its value", "")
    await ana.choose("With the tag", "yes")
    await ana.choose("Waiting longer than", "2 hours")
    await ana.until("No conversation fits")


async def test_an_empty_shift_is_told_in_the_form_with_alternatives(ana, evening, benjamin, cleo):
    evening.list_of("night-team", cleo)
    await opens(ana)
    await ana.choose("To", "Whoever is on shift (0 people now)")
    await ana.until("Nobody is on shift now. Choose one of the lists (night-team)")
    await ana.submit()
    assert "Nobody is on shift now" in ana.modal
    await ana.choose("To", "night-team")
    await ana.until("Move 3 conversations from anywhere to the people of night-team?")
    assert len(ana.sees().modals) == 1


async def test_from_a_plan_one_goes_back_and_changes_it(ana, bank, benjamin, cleo):
    await opens(ana)
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3")
    await ana.submit()
    await ana.press("Change…")
    await ana.until("Which conversations")
    await ana.choose("Which conversations", "Not texted yet")
    await ana.until("Move 6 conversations from anywhere to Cleo Lindqvist?")
    assert len(ana.sees().modals) == 1
    await ana.submit()
    await ana.submit()
    assert "6 conversations from anywhere moved to Cleo" in ana.modal


async def test_a_row_of_a_campaigns_status_leads_to_a_plan_in_three_more_presses(ana, bank, benjamin, cleo):
    await ana.command("/campaign status spring")
    await ana.until("Ben Okafor")
    await ana.press("Reassign…", on=ana.sees().ephemerals[-1])
    await ana.until(lambda screen: screen.modal and "More…" in screen.modal)
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3 conversations of Ben Okafor to Cleo Lindqvist?")
    await ana.submit()
    assert "in Spring GOTV" in ana.modal
    await ana.submit()
    assert bank.holds(cleo) == 3


async def test_somebody_who_never_used_baton_can_receive_and_a_bot_cannot(ana, benjamin):
    await opens(ana)
    await ana.choose("To people", "U0MAI")
    await ana.until("Move 3 conversations from anywhere to Mai Tanaka?")
    await ana.choose("To people", "U0BATON")
    await ana.until("Work is for people of this workspace, and an app or a guest")


async def test_a_form_that_was_closed_meanwhile_is_told_beside(ana, bank, benjamin, cleo, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0)
    await opens(ana)
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3")
    await ana.submit()
    await ana.close()
    await ana.until(lambda screen: "Nothing has moved yet" in screen)
    await ana.press("Move 3")
    await ana.until("3 conversations from anywhere moved to Cleo")


async def test_the_board_of_what_waits_leads_to_the_form(ana, bank, benjamin):
    await ana.command("/attention spring")
    await ana.until("3 replies wait in Spring GOTV")
    await ana.press("Reassign…", on=ana.sees().ephemerals[-1])
    await ana.until(
        lambda screen: screen.modal and "Waiting for an answer in Spring GOTV" not in screen.modal
    )
    await ana.choose("To", "The admins")
    await ana.until("Waiting for an answer in Spring GOTV")


async def test_a_person_leads_to_the_form_with_them_in_it(ana, bank, benjamin, cleo):
    await ana.command("/people @ben")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Reassign…")
    await ana.until(lambda screen: len(screen.modals) == 2)
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3 conversations of Ben Okafor to Cleo Lindqvist?")


async def test_counting_that_takes_long_follows_the_form(ana, bank, benjamin, cleo, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0)
    await opens(ana)
    await ana.until("3 conversations from anywhere fit.")
    await ana.choose("To people", "U0CLEO")
    await ana.until("Move 3")
    await ana.submit()
    await ana.until("Nothing has moved yet")
    await ana.submit()
    await ana.until("3 conversations from anywhere moved to Cleo")
    assert bank.holds(cleo) == 3


async def test_a_saved_choice_of_more_than_the_form_offers_is_shown_as_it_is(ana, bank, benjamin):
    odd = Selection(Source(SourceKind.ANYBODY), Portion.ALL, waited=95)
    bank.do(saved_choices.save_choice, bank.ana, "Odd", odd)
    await opens(ana)
    await ana.choose("From", "Odd")
    await ana.until("95 minutes")
