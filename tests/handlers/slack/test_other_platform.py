"""A conversation goes from Slack to somebody who is on Discord alone, and back."""

import pytest

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.reassignment import hand_on
from tests.assignment.evening import held_by

DEE = Identity("discord", "10", "420000000000000001", "dee")


@pytest.fixture
def benjamin(bank, evening):
    """Ben as the core knows him: five contacts, three of them texted, two of whom answered."""
    return evening.working("Ben Okafor", bank.open(5, name="Spring GOTV"), texted=3, waiting=2)


@pytest.fixture
def dee(bank):
    bank.person_id(DEE)
    return DEE


async def test_a_volunteer_hands_a_conversation_to_discord_and_gets_it_back(ben, bank, benjamin, dee):
    await ben.command("/text")
    await ben.until("First0 Last0")
    await ben.press("Open")
    await ben.until(lambda screen: screen.modal)
    await ben.press("Hand on")
    await ben.until(lambda screen: len(screen.modals) == 2)
    await ben.choose("target", "dee")
    await ben.submit()
    await ben.until("First0 L. is with dee now.")
    [handed] = held_by(bank, dee)
    back = Target(TargetKind.PEOPLE, (bank.person_id(benjamin),))
    bank.do(hand_on.hand_on, dee, handed, back, "He knows her")
    assert held_by(bank, dee) == []
    await ben.command("/text")
    await ben.until("First0 Last0")


async def test_an_admin_moves_work_to_somebody_on_discord_by_the_form_or_by_name(ana, bank, benjamin, dee):
    await ana.command("/reassign")
    await ana.until(lambda screen: screen.modal)
    await ana.choose("From one person", "U0BEN")
    await ana.choose("To", "dee")
    await ana.until("Move 2 conversations of Ben Okafor to dee?")
    await ana.submit()
    await ana.submit()
    assert bank.holds(dee) == 2
    await ana.close(everything=True)
    await ana.command("/reassign dee to @ben")
    await ana.until("Move 2 conversations of dee to Ben Okafor?")


async def test_the_form_for_somebody_on_discord_is_about_them_and_nobody_else(
    ana, evening, bank, dee, benjamin
):
    evening.move(evening.of(benjamin), evening.to(dee), limit=1)
    await ana.command("/people dee")
    await ana.until(lambda screen: screen.modal)
    await ana.press("Reassign…")
    await ana.until("1 conversation of dee fits.")
    await ana.choose("To people", "U0BEN")
    await ana.until("Move 1 conversation of dee to Ben Okafor?")
