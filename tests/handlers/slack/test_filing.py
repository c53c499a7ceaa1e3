"""Forms that open with what was filed, from Slack."""

from dataclasses import replace

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import Question
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Asks

VOTE, SIGNS = "Will they vote?", "How many signs?"
ASKED = (Question(VOTE, ("yes", "no")), Question(SIGNS, (), Asks.NUMBER))


@pytest.fixture
def conversation(bank, ben):
    """Ben's, who wrote back, in a campaign that asks for a choice and a number."""
    who = bank.account(ben)
    bank.do(members.enrol, who)
    opened = bank.open(1, name="Primary day")
    script = bank.do(lifecycle.look, bank.ana, opened).script
    bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, questions=ASKED))
    texted = bank.text_all(who, bank.do(claim_bucket, who, opened))[0]
    bank.hear(texted, "Let me think")
    return texted


def stands(bank, conversation):
    found = bank.do(answer.open_thread, bank.ana, conversation).standing
    return set(found.tags), dict(found.answers)


async def opens(member):
    await member.command("/text")
    await member.until("First0")
    await member.press("Open")
    await member.until(lambda screen: screen.modal)


async def test_a_report_is_corrected_where_it_was_filed(bank, ben, conversation):
    await opens(ben)
    await ben.choose("Tags", "yes")
    await ben.choose(VOTE, "no")
    await ben.submit(**{SIGNS: "3"})
    assert stands(bank, conversation) == ({"yes"}, {VOTE: "no", SIGNS: "3"})
    bank.hear(conversation, "I meant yes")
    await ben.close(everything=True)
    await opens(ben)
    await ben.choose("Tags", "no")
    await ben.choose(VOTE, "yes")
    await ben.submit(**{SIGNS: ""})
    assert stands(bank, conversation) == ({"no"}, {VOTE: "yes"})


async def test_a_number_that_is_none_is_refused_and_what_was_filled_in_stays(bank, ben, conversation):
    await opens(ben)
    await ben.choose("Tags", "yes")
    await ben.submit(**{SIGNS: "a few"})
    assert "“a few” is no number" in ben.sees()
    assert stands(bank, conversation) == (set(), {})
    await ben.submit(**{SIGNS: "4"})
    assert stands(bank, conversation) == ({"yes"}, {SIGNS: "4"})


async def test_a_note_leaves_them_waiting_and_save_and_close_does_not(bank, ben, conversation):
    await opens(ben)
    await ben.submit(**{"Note for the team": "will call back"})
    assert bank.conversation(conversation).waiting_since is not None
    await ben.press("Save and close")
    await ben.until("Nothing waits for you")
    assert bank.conversation(conversation).waiting_since is None


async def test_an_admin_corrects_without_taking_it_over(bank, ana, ben, conversation):
    bank.filed(conversation, tags=["yes"])
    await ana.command("/attention")
    await ana.until("See all")
    await ana.press("See all")
    await ana.until("First0 L.")
    await ana.press("Open")
    await ana.until("you can read it and correct what was filed")
    await ana.choose("Tags", "no")
    await ana.submit()
    assert stands(bank, conversation) == ({"no"}, {})
    assert bank.conversation(conversation).holder_id == bank.person_id(bank.account(ben))
    assert "Take over" in ana.modal
