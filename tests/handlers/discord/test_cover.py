"""A shift's card in its channel, reminders, and requests for cover, told to whoever they are for."""

from datetime import timedelta

import pytest

from bot.assignment.outcomes.shifts import ShiftTerms
from bot.assignment.shifts.shift import all_shifts, open_shift
from bot.assignment.timers import fire_next
from bot.handlers.discord.identity import PLATFORM
from tests.handlers.discord.town import labels, words

HOUR = timedelta(hours=1)


@pytest.fixture
def opened(bank, town):
    """Opens a shift of two hours, with its card in the channel."""

    def opened(seats=2, begins=0.0):
        terms = ShiftTerms(seats=seats, homes={PLATFORM: str(town.room.id)})
        starts = bank.clock() + begins * HOUR
        return bank.do(open_shift, bank.ana, starts, starts + 2 * HOUR, None, terms).id

    return opened


async def test_the_card_is_joined_and_left_and_edits_itself(town, ben, opened, deliver):
    opened()
    await deliver()
    (card,) = town.posted()
    assert "Nobody has joined yet. 2 seats." in words(card)
    assert "You are on the shift" in await ben.press("Join", on=card)
    assert ben.panel.ephemeral
    await deliver()
    (card,) = town.posted()
    assert "1 / 2: Ben" in words(card)
    assert "<@" not in words(card)
    assert "Leave this shift?" in await ben.press("Leave", on=card)
    assert "You are off the shift" in await ben.press("Leave")
    await deliver()
    assert "Nobody has joined yet." in words(town.posted()[0])


async def test_a_card_works_after_a_restart_and_loses_its_buttons_when_the_shift_is_over(
    bank, town, ana, ben, opened, deliver
):
    opened()
    await deliver()
    await town.restart()
    assert "You are on the shift" in await ben.press("Join", on=town.posted()[0])
    assert "End this shift now?" in await ana.run("shift end")
    await ana.press("End now")
    bank.clock.forward(timedelta(minutes=1))
    bank.do(fire_next)
    await deliver()
    assert labels(town.posted()[0]) == []


async def test_cover_is_looked_for_and_taken_by_the_first_who_presses(town, ben, opened, deliver):
    opened(seats=1)
    cleo = town.person("Cleo")
    await ben.run("shift join")
    await deliver()
    await ben.press("Find cover", on=town.posted()[0])
    assert "You look for cover" in await ben.submit()
    await deliver()
    offer = town.posted()[-1]
    assert "Ben looks for cover" in words(offer).replace("**", "")
    assert "This is your own request" in await ben.press("Take it", on=offer)
    assert "You cover for Ben" in await cleo.press("Take it", on=offer)
    await deliver()
    card, offer = town.posted()
    assert "Cleo covers for Ben" in words(offer).replace("**", "")
    assert labels(offer) == []
    assert "1 / 1: Cleo" in words(card)
    assert [each for each in ben.told() if "Cleo covers for you" in words(each).replace("**", "")]


async def test_whoever_comes_after_all_withdraws_the_request(town, ben, opened, deliver):
    opened()
    await ben.run("shift join")
    await ben.run("shift cover")
    await deliver()
    assert "Nobody needs to cover any more" in await ben.press("I can come after all", on=town.posted()[-1])


async def test_a_reminder_comes_to_those_on_the_shift_with_a_way_out_of_it(bank, ben, opened, deliver):
    opened(begins=1)
    await ben.run("shift join")
    bank.clock.forward(timedelta(minutes=31))
    while bank.do(fire_next):
        pass
    await deliver()
    (reminder,) = [each for each in ben.told() if "Your shift begins" in words(each)]
    await ben.press("Leave", on=reminder)
    assert "You are off the shift" in ben.words()
    assert bank.do(all_shifts, bank.ana).upcoming[0].people == ()
