"""A volunteer hands one conversation on, or everything at the end of their day."""

import pytest


@pytest.fixture
def benjamin(bank, evening):
    """Ben as the core knows him: five contacts, three of them texted, two of whom answered."""
    return evening.working("Ben Okafor", bank.open(5, name="Spring GOTV"), texted=3, waiting=2)


async def opens(ben):
    """Open the conversation that waits longest, and the form to hand it on."""
    await ben.command("/text")
    await ben.until("First0 Last0")
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal)
    await ben.press("Hand on")
    await ben.until(lambda screen: len(screen.modals) == 2)


async def test_a_conversation_is_handed_to_somebody_with_a_note_that_only_they_see(
    ben, slack, bank, benjamin, cleo
):
    await opens(ben)
    await ben.choose("To one person", "U0CLEO")
    await ben.submit(**{"Note for them": "She speaks Spanish"})
    await ben.until("First0 L. is with Cleo Lindqvist now.")
    assert len(ben.sees().modals) == 1
    assert (bank.holds(benjamin), bank.holds(cleo)) == (4, 1)
    other = slack.person("Cleo")
    await other.command("/text")
    await other.until("First0 Last0")
    await other.press("Open")
    await other.until("Ben Okafor handed it on: “She speaks Spanish”")


@pytest.mark.parametrize("chosen", ["The admins", "night-team"])
async def test_a_conversation_is_handed_to_a_list_or_the_admins(ben, bank, evening, benjamin, cleo, chosen):
    evening.list_of("night-team", cleo)
    await opens(ben)
    await ben.choose("target", chosen)
    await ben.submit()
    await ben.until(lambda screen: screen.modal and "now." in screen.modal)
    assert bank.holds(cleo if chosen == "night-team" else bank.ana) == 1


async def test_handing_on_asks_to_whom(ben, benjamin):
    await opens(ben)
    await ben.submit()
    assert "Pick somebody to hand it on to." in ben.sees().errors.values()


async def test_handing_on_can_be_taken_back(ben, bank, benjamin, cleo):
    await opens(ben)
    await ben.choose("To one person", "U0CLEO")
    await ben.submit()
    await ben.until("First0 L. is with Cleo Lindqvist now.")
    await ben.press("Undo")
    await ben.until("went back to whoever had them")
    assert bank.holds(cleo) == 0


async def test_the_day_ends_as_its_button_says(ben, bank, benjamin):
    await ben.open_home()
    await ben.until("Done for today")
    told = ben.finds("Done for today").element["confirm"]["text"]["text"]
    assert "2 unsent contacts back to the pool." in told
    assert "2 waiting conversations to the admins’ queue, as nobody else is on duty." in told
    assert "Later replies of 1 other" in told
    await ben.press("Done for today")
    await ben.until("You are done for today")
    assert bank.holds(benjamin) == 0
    with pytest.raises(AssertionError):
        ben.finds("Done for today")
    # The Home has no room for it: a direct message keeps the way back.
    message = (await ben.until(lambda screen: screen.messages)).messages[-1]
    await ben.press("Undo", on=message)
    await ben.until("Back with: Ben Okafor +5")
    assert bank.holds(benjamin) == 5


async def test_the_day_ends_from_the_inbox_and_comes_back(ben, bank, evening, benjamin, cleo):
    await opens(ben)
    await ben.choose("To one person", "U0CLEO")
    await ben.submit()
    await ben.until("is with Cleo Lindqvist now")
    await ben.press("Open inbox")
    await ben.until(lambda screen: screen.modal and "Done for today" in screen.modal)
    await ben.press("Done for today", on=ben.modal)
    await ben.until("You are done for today")
    assert bank.holds(benjamin) == 0
    await ben.press("Undo", on=ben.sees().modals[-1])
    await ben.until("Back with: Ben Okafor +4")
    assert bank.holds(benjamin) == 4


async def test_an_app_is_handed_nothing_and_the_form_says_why(ben, bank, benjamin):
    await opens(ben)
    await ben.choose("To one person", "U0BATON")
    await ben.submit(**{"Note for them": "Hello, app"})
    await ben.until("Work is for people of this workspace")
    assert bank.holds(benjamin) == 5
