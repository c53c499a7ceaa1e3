"""Those whom a reassignment touched hear of it once, in a message that follows what becomes of it."""

import pytest

from bot.assignment import letters
from bot.assignment.reassignment import reassign
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.vocabulary import Parcel


@pytest.fixture
async def deliver(slack, bank):
    """Posts every letter about reassignments that waits; how many."""
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        poster = SlackPoster(client)

        async def deliver():
            leased = bank.do(letters.lease_letters, 50)
            told = [letter for letter in leased if letter.kind is Parcel.REASSIGNED]
            for letter in told:
                bank.do(letters.letter_posted, letter, await poster.post(letter))
            return len(told)

        yield deliver


def told(member):
    """The messages from Baton to one person."""
    return [message for message in member.sees().messages if message.posted.channel.startswith("D")]


async def test_each_hears_once_what_it_means_to_them(slack, ana, ben, bank, evening, deliver):
    opened = bank.open(10)
    benjamin, cleo = evening.working("Ben Okafor", opened, texted=4, waiting=3), bank.person("Cleo Lindqvist")
    other = slack.person("Cleo")
    plan = evening.move(evening.of(benjamin), evening.to(cleo), note="They vote early")
    assert await deliver() == 3
    (got,), (gave,), (acted,) = told(other), told(ben), told(ana)
    assert "3 conversations came to you from Ben Okafor. Ana Moreau moved them." in got.text.replace("\n", "")
    assert "They vote early" in got
    assert "3 conversations of yours went to Cleo Lindqvist." in gave
    assert "They vote early" not in gave
    assert "3 conversations of Ben Okafor moved to Cleo Lindqvist" in acted
    await other.press("Open inbox", on=got)
    await other.until(lambda screen: screen.modal and "3 replies wait for you" in screen.modal)
    await ana.press("Undo", on=acted)
    await ana.until("3 conversations went back to whoever had them")
    assert await deliver() == 3
    (got,), (gave,) = told(other), told(ben)
    assert "Ana Moreau took a reassignment back." in got
    assert "3 conversations came back to you." in gave
    assert "Undo" not in str(told(ana)[0].body["blocks"])
    assert bank.do(reassign.look_at, bank.ana, plan.id).undo_until is None
