"""A shift's end on Discord: what is asked and decided, and what the lead reads."""

import pytest
from sqlmodel import select

from bot.assignment.people import members
from bot.storage.tables import Conversation
from tests.assignment.ending import Ending
from tests.handlers.discord.town import labels, words


@pytest.fixture
def night(bank, town, ben, ana):
    """Shifts of one campaign, whose people sit in the server; Ana leads."""
    cleo = town.person("Cleo")
    for each in (ben, ana, cleo):
        bank.do(members.enrol, each.who)
    night = Ending(bank, name="Spring GOTV")
    night.ben, night.cleo = ben.who, cleo.who
    return night


@pytest.fixture
async def asked(night, ben, deliver):
    """The question to Ben, whose shift is over while two wait for him and Cleo is on shift."""
    night.shift(night.ben, ends=1)
    night.bucket(night.ben)
    night.shift(night.cleo, ends=4)
    night.later(60)
    await deliver()
    return next(each for each in ben.told() if "is over" in words(each))


def waits_with(bank):
    with bank.database.reading() as session:
        rows = session.exec(select(Conversation).where(Conversation.state == "needs_attention"))
        return {each.holder_id for each in rows}


async def test_whoever_goes_is_asked_and_hands_over_with_one_press(bank, ben, night, asked):
    said = words(asked)
    assert "2 contacts still wait for you" in said
    assert "Cleo is on shift until" in said
    await ben.press("Hand over to Cleo", on=asked)
    assert waits_with(bank) == {night.id(night.cleo)}
    assert "moved to" in words(next(each for each in ben.told() if each.id == asked.id))


async def test_whoever_finishes_is_told_until_when(bank, ben, night, asked):
    await ben.press("I'll finish", on=asked)
    answer = next(each for each in ben.told() if each.id == asked.id)
    assert "You go on until" in words(answer)
    assert "I'll finish" not in labels(answer)
    night.later(10)
    assert waits_with(bank) == {night.id(night.ben)}


async def test_released_contacts_wait_for_anybody(bank, ben, night, asked):
    await ben.press("Release", on=asked)
    assert waits_with(bank) == {None}


async def test_somebody_elses_question_moves_nothing(bank, ben, town, night, asked):
    dan = town.person("Dan")
    await dan.run("text")
    await dan.press_token(f"b1:parting_over:1:{night.id(night.cleo)}")
    assert waits_with(bank) == {night.id(night.ben)}
