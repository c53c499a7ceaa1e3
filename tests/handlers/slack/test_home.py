"""The app's Home: what one can text for, what waits, and the ways to everything that one may do."""

from datetime import timedelta

from bot.assignment.people import members
from bot.assignment.shifts.shift import open_shift
from tests.handlers.slack.test_text import benjamin, campaign

__all__ = ["benjamin", "campaign"]

# What an admin's Home leads to, each by the heading of what opens.
WAYS = {
    "All campaigns": "Campaigns",
    "What waits": "Needs attention",
    "Reassign…": "Which conversations",
    "People": "Ana Moreau",
    "Contact lists": "Import contacts",
    "User lists": "New list",
    "The record": "Everything",
    "All shifts": "No shift runs, and none is planned.",
}


async def test_the_home_shows_the_same_and_its_buttons_work(ben, bank, campaign):
    await ben.open_home()
    home = (await ben.until("Primary day")).home
    assert "Nothing waits for you" in home
    await ben.press("Start")
    await ben.until("1 of 3")
    await ben.close()
    await ben.open_home()
    await ben.until("3 contacts of your bucket to text")
    await ben.press("Give back")
    await ben.until("You gave 3 contacts of Primary day back")
    assert "Start" in ben.sees().home


async def test_a_home_of_somebody_suspended_says_why(ben, bank, benjamin, campaign):
    bank.do(members.suspend, bank.ana, bank.person_id(benjamin))
    await ben.open_home()
    await ben.until("You are suspended from texting")
    assert "Start" not in ben.sees().home


async def test_the_home_of_an_admin_leads_to_everything_that_they_may_do(ana, bank, campaign):
    await ana.open_home()
    home = (await ana.until("Campaigns")).home
    for words in ("Start", "Inbox", "New campaign", "0 of 3 contacts texted"):
        assert words in home
    for label, words in WAYS.items():
        await ana.press(label, on=ana.sees().home)
        await ana.until(lambda screen, words=words: screen.modal and words in screen.modal)
        assert ana.modal.title != "Not done", label
        await ana.close(everything=True)


async def test_the_home_of_a_volunteer_leads_to_their_shifts_and_to_nothing_of_that(ben, bank, campaign):
    now = bank.clock()
    bank.do(open_shift, bank.ana, now, now + timedelta(hours=2), campaign)
    await ben.open_home()
    home = (await ben.until("Welcome, Ben Okafor!")).home
    assert not {"New campaign", *WAYS} - {"All shifts"} & {label for label in WAYS if label in home}
    assert "Press Start and you get contacts" in home
    assert "A shift that you can join now: Primary day" in home
    await ben.press("Join", on=home)
    await ben.until(lambda screen: screen.modal and "You are on the shift" in screen.modal)
    await ben.press("Start texting", on=ben.modal)
    await ben.until("1 of 3")
    await ben.close(everything=True)
    await ben.open_home()
    home = (await ben.until("You are on shift: Primary day")).home
    assert "Welcome" not in home
