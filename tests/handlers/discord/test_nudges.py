"""What Baton says by itself on Discord where work lies, with buttons that do it at once."""

from datetime import timedelta

import pytest

from bot.assignment import letters
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.timers import fire_next
from bot.handlers.discord.identity import PLATFORM
from bot.vocabulary import Parcel, Volume
from tests.assignment.lying import Lying
from tests.handlers.discord.town import labels, words


@pytest.fixture
def lying(bank):
    return Lying(bank)


@pytest.fixture
def pass_by(bank, poster):
    """So many minutes later, fires what is due and posts the letters of a kind; how many."""

    async def pass_by(kind, minutes=0):
        bank.clock.forward(timedelta(minutes=minutes))
        while bank.do(fire_next):
            pass
        leased = bank.do(letters.lease_letters, 50)
        told = [one for one in leased if one.kind is kind and one.platform == PLATFORM]
        for letter in told:
            bank.do(letters.letter_posted, letter, await poster.post(letter))
        return len(told)

    return pass_by


@pytest.fixture
def cleo(bank, town):
    cleo = town.person("Cleo")
    bank.do(members.enrol, cleo.who)
    return cleo


@pytest.fixture
def opened(bank, ben):
    bank.do(members.enrol, ben.who)
    return bank.open(3, name="Early voting")


@pytest.fixture
def waiting(bank, lying, ben, opened):
    """Ben's three conversations, two of which wait."""
    sent = lying.texted(ben.who, opened)
    for conversation in sent[:2]:
        bank.hear(conversation, "Yes?")
    return sent


async def test_a_reminder_says_how_many_wait_and_opens_the_inbox(ben, waiting, pass_by):
    assert await pass_by(Parcel.NUDGE, 15) == 1
    reminder = ben.told()[-1]
    assert "2 replies have waited too long for you." in words(reminder)
    assert "2 replies wait for you" in await ben.press("Open inbox", on=reminder)
    assert ben.panel.ephemeral


async def test_a_holder_hands_over_all_that_waits_after_a_question(ben, bank, lying, waiting, cleo, pass_by):
    lying.shift(8, cleo.who, ben.who)
    await pass_by(Parcel.NUDGE, 15)
    assert "Hand them over?" in await ben.press("Hand them over", on=ben.told()[-1])
    assert "2 conversations went to Cleo. Thank you!" in await ben.press("Hand them over")
    held = bank.person_id(cleo.who)
    assert [bank.conversation(each).holder_id == held for each in waiting] == [True, True, False]


async def test_somebody_asked_about_their_bucket_keeps_it_in_the_place_of_the_question(
    ben, bank, opened, pass_by
):
    bank.do(claim_bucket, ben.who, opened)
    await pass_by(Parcel.STILL_ON_IT, 30)
    question = ben.told()[-1]
    await ben.press("Still here", on=question)
    answer = ben.told()[-1]
    assert answer.id == question.id
    assert "3 contacts of Early voting stay with you" in words(answer)
    assert labels(answer) == []


async def test_or_gives_it_back_with_another_button(ben, bank, opened, pass_by):
    bank.do(claim_bucket, ben.who, opened)
    await pass_by(Parcel.STILL_ON_IT, 30)
    await ben.press("Give them back", on=ben.told()[-1])
    assert "You gave 3 contacts of Early voting back" in words(ben.told()[-1])


async def test_the_admins_are_told_of_a_holder_who_does_not_answer(
    ana, ben, bank, lying, waiting, cleo, pass_by
):
    await ana.run("text")
    lying.shift(8, cleo.who, ben.who, lead=ana.who)
    await pass_by(Parcel.NUDGE, 15)
    await pass_by(Parcel.NUDGE, 15)
    assert await pass_by(Parcel.ESCALATION, 10) == 1
    trouble = ana.told()[-1]
    assert "Ben does not answer." in words(trouble)
    await ana.press("Reassign to Cleo", on=trouble)
    assert "moved" in words(ana.told()[-1])
    assert bank.conversation(waiting[0]).holder_id == bank.person_id(cleo.who)


async def test_everybody_chooses_how_much_they_hear(ben, bank, opened):
    await ben.run("text")
    said = await ben.choose("volume", "few")
    assert "Baton tells you only what is about to go wrong." in said
    assert "Early voting" in said
    assert bank.do(members.look, bank.ana, bank.person_id(ben.who)).volume is Volume.FEW
