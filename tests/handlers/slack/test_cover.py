"""A shift's card in its channel, requests for cover, and the refusal that offers to join."""

from datetime import timedelta

import pytest

from bot.assignment import letters
from bot.assignment.outcomes.shifts import ShiftTerms
from bot.assignment.shifts.shift import all_shifts, join_shift, open_shift
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.vocabulary import Parcel

HOUR = timedelta(hours=1)
CHANNEL = "C0TEXTBANK"
KINDS = {Parcel.SHIFT_CARD, Parcel.COVER, Parcel.SHIFT_REMINDER}


@pytest.fixture
async def deliver(slack, bank):
    """Posts every letter about shifts that waits."""
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        poster = SlackPoster(client)

        async def deliver():
            bank.clock.forward(timedelta(seconds=5))
            for letter in bank.do(letters.lease_letters, 50):
                if letter.kind in KINDS:
                    bank.do(letters.letter_posted, letter, await poster.post(letter))

        yield deliver


@pytest.fixture
def opened(bank):
    """Opens a shift of two hours that runs, with its card in the channel."""

    def opened(seats=2):
        terms = ShiftTerms(seats=seats, homes={"slack": CHANNEL})
        return bank.do(open_shift, bank.ana, bank.clock(), bank.clock() + 2 * HOUR, None, terms).id

    return opened


def _stands(message):
    return message.posted.channel == CHANNEL and message.posted.only_for is None


def read(message):
    return message.text.replace("\n", "")


def posted(member):
    """What stands in the channel."""
    return [message for message in member.sees().messages if _stands(message)]


async def test_the_card_is_joined_and_left_and_edits_itself(ben, bank, opened, deliver):
    opened()
    await deliver()
    (card,) = posted(ben)
    assert "Nobody has joined yet. 2 seats." in card
    await ben.press("Join", on=card)
    await ben.until("You are on the shift")
    await deliver()
    (card,) = posted(ben)
    assert "1 / 2: Ben Okafor" in card
    assert "<@" not in str(card.body)
    await ben.press("Leave", on=card)
    await ben.until("You are off the shift")
    await deliver()
    (card,) = posted(ben)
    assert "Nobody has joined yet." in card


async def test_cover_is_looked_for_and_taken_by_the_first_who_presses(slack, ben, bank, opened, deliver):
    shift_id, cleo = opened(seats=1), slack.person("Cleo")
    bank.do(join_shift, bank.person("Ben Okafor"), shift_id)
    await deliver()
    await ben.press("Find cover", on=posted(ben)[0])
    await ben.until(lambda screen: screen.modal)
    await ben.submit()
    await ben.until("You look for cover")
    await deliver()
    offer = posted(ben)[-1]
    assert "Ben Okafor looks for cover" in read(offer)
    await ben.press("Take it", on=offer)
    await ben.until("This is your own request")
    await cleo.press("Take it", on=offer)
    await cleo.until("You cover for Ben Okafor")
    await deliver()
    card, offer = posted(cleo)
    assert "Cleo Lindqvist covers for Ben Okafor" in read(offer)
    assert "1 / 1: Cleo Lindqvist" in card
    assert [m for m in ben.sees().messages if "Cleo Lindqvist covers for you" in read(m)]


async def test_a_full_shift_offers_the_place_of_who_looks_for_cover(slack, ben, bank, opened):
    shift_id, cleo = opened(seats=1), slack.person("Cleo")
    bank.do(join_shift, bank.person("Ben Okafor"), shift_id)
    await cleo.command("/shift join")
    await cleo.until("All 1 seats of this shift are taken")
    await ben.command("/shift cover")
    await ben.until("You look for cover")
    await cleo.command("/shift join")
    await cleo.until("Ben Okafor looks for cover")
    await cleo.press("Take Ben Okafor’s place", on=cleo.sees().ephemerals[-1])
    await cleo.until("You cover for Ben Okafor")


async def test_who_is_off_shift_is_offered_to_join_and_starts_then(ben, bank, opened):
    bank.open(3, name="Primary day", needs_shift=True)
    opened()
    await ben.command("/text primary")
    await ben.until("gives new contacts only to those on shift")
    await ben.press("Join", on=ben.sees().ephemerals[-1])
    await ben.until("You are on the shift")
    await ben.command("/text primary")
    await ben.until(lambda screen: screen.modal)


async def test_a_lead_extends_by_word_and_an_admin_lets_shifts_recur(ana, bank, opened):
    opened()
    await ana.command("/shift extend 30m")
    await ana.until("✅ Extended")
    [row] = bank.do(all_shifts, bank.ana).running
    assert row.ends_at - row.starts_at == 2.5 * HOUR
    await ana.command("/shift open every day 8-9pm until 2026-03-14 seats 6 lead @ben")
    await ana.until("every day at 8:00 PM, New York, until Mar 14; first Tue Mar 10 2026")
    assert not bank.do(all_shifts, bank.ana).upcoming
    await ana.submit()
    await ana.until("✅ Open: All campaigns")
    found = bank.do(all_shifts, bank.ana).upcoming
    assert [(row.seats, row.lead.name) for row in found] == [(6, "Ben Okafor")] * 5
    await ana.command("/shift stop")
    await ana.until("Open no more of these shifts?")
    await ana.press("Stop repeating")
    await ana.until("It recurs no more; 5 shifts that nobody had joined are called off.")
    assert bank.do(all_shifts, bank.ana).upcoming == ()
