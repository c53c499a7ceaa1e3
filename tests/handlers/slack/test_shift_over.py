"""A shift's end in Slack: what is asked and decided, what the leads read, and where later replies go."""

import pytest
from sqlmodel import select

from bot.assignment import letters
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.storage.tables import Conversation
from tests.assignment.ending import Ending


@pytest.fixture
def night(bank):
    return Ending(bank, name="Spring GOTV")


@pytest.fixture
async def deliver(slack, bank):
    """Posts every letter that is due; the kinds."""
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        poster = SlackPoster(client)

        async def deliver():
            leased = bank.do(letters.lease_letters, 50)
            for letter in leased:
                bank.do(letters.letter_posted, letter, await poster.post(letter))
            return [letter.kind for letter in leased]

        yield deliver


def told(member):
    """The messages from Baton to one person."""
    return [message for message in member.sees().messages if message.posted.channel.startswith("D")]


def waits_with(bank):
    with bank.database.reading() as session:
        rows = session.exec(select(Conversation).where(Conversation.state == "needs_attention"))
        return {each.holder_id for each in rows}


async def test_one_leaves_early_contacts_keep_answering_and_nothing_waits_on_anybody_off_shift(
    slack, ana, ben, bank, night, deliver
):
    night.shift(night.ben, night.cleo)
    mine = night.bucket(night.ben)
    cleo = slack.person("Cleo")
    await deliver()
    await ben.command("/shift leave")
    await ben.until("You are off the shift")
    await deliver()
    asked = next(message for message in told(ben) if "is over" in message.text)
    assert "2 contacts still wait for you" in asked
    assert "Cleo Lindqvist is on shift until" in asked
    await ben.press("Hand over to Cleo Lindqvist", on=asked)
    await ben.until("moved to")
    assert waits_with(bank) == {night.id(night.cleo)}
    bank.hear(mine[2], "Who is this?")
    assert waits_with(bank) == {night.id(night.cleo)}
    night.later(1)
    await deliver()
    assert any("Who is this?" in message for message in told(cleo))
    before = len(told(ben))
    night.later(130)
    bank.hear(mine[2], "Hello?")
    night.later(1)
    await deliver()
    assert waits_with(bank) == {None}
    assert len(told(ben)) == before
    summary = next(message for message in told(ana) if "The shift for Spring GOTV is over." in message.text)
    assert "3 first texts, 3 replies and 0 answers" in summary


async def test_whoever_finishes_is_told_until_when_and_the_lead_may_hand_over(
    slack, ana, ben, bank, night, deliver
):
    night.shift(night.ben, ends=1)
    night.bucket(night.ben)
    night.shift(night.cleo, ends=4)
    night.later(60)
    await deliver()
    asked = next(message for message in told(ben) if "is over" in message.text)
    await ben.press("I'll finish", on=asked)
    await ben.until("You go on until")
    night.later(10)
    assert waits_with(bank) == {night.id(night.ben)}
    await deliver()
    summary = next(message for message in told(ana) if "is over" in message.text)
    assert "who goes on until" in summary
    await ana.press("Reassign to Cleo Lindqvist", on=summary)
    await ana.until("moved to")
    assert waits_with(bank) == {night.id(night.cleo)}


async def test_released_contacts_wait_for_anybody(slack, ben, bank, night, deliver):
    night.shift(night.ben, ends=1)
    night.bucket(night.ben)
    night.shift(night.cleo, ends=4)
    night.later(60)
    await deliver()
    await ben.press("Release", on=next(message for message in told(ben) if "is over" in message.text))
    await ben.until("moved to")
    assert waits_with(bank) == {None}


async def test_what_baton_handed_over_by_itself_the_lead_takes_back(slack, ana, bank, night, deliver):
    night.shift(night.ben, ends=1)
    night.bucket(night.ben)
    night.shift(night.cleo, ends=4)
    night.later(60)
    night.later(5)
    await deliver()
    summary = next(message for message in told(ana) if "is over" in message.text)
    assert "Nothing waits with anybody off duty." in summary
    await ana.press("Undo", on=summary)
    await ana.until("went back to whoever had them")
    assert waits_with(bank) == {night.id(night.ben)}
