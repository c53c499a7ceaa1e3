"""Forms that open with what was filed, from Discord."""

from dataclasses import replace

import pytest

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import answer
from bot.assignment.outcomes.conversations import Question
from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Asks
from tests.handlers.discord.town import labels

ASKED = (Question("Will they vote?", ("yes", "no")), Question("How many signs?", (), Asks.NUMBER))


@pytest.fixture
def conversation(bank, ben):
    """Ben's, who wrote back, in a campaign that asks for a choice and a number."""
    opened = bank.open(1, name="Primary day")
    script = bank.do(lifecycle.look, bank.ana, opened).script
    bank.do(lifecycle.rewrite, bank.ana, opened, replace(script, questions=ASKED))
    bank.do(members.enrol, ben.who)
    texted = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))[0]
    bank.hear(texted, "Let me think")
    return texted


def stands(bank, conversation):
    found = bank.do(answer.open_thread, bank.ana, conversation).standing
    return set(found.tags), dict(found.answers)


def named(somebody, start):
    return next(name for name in somebody.fields() if name.startswith(start))


async def opens(somebody, label):
    await somebody.run("text")
    await somebody.press("Open")
    await somebody.press(label)


async def test_a_report_is_corrected_where_it_was_filed(bank, ben, ana, conversation):
    await opens(ben, "Report")
    await ben.submit(tags0=["yes"], **{named(ben, "answer0"): ["1"], named(ben, "answer1"): "3"})
    assert stands(bank, conversation) == ({"yes"}, {"Will they vote?": "no", "How many signs?": "3"})
    bank.hear(conversation, "I meant yes")
    await opens(ben, "Report")
    await ben.submit(tags0=["no"], **{named(ben, "answer0"): ["0"], named(ben, "answer1"): ""})
    assert stands(bank, conversation) == ({"no"}, {"Will they vote?": "yes"})


async def test_a_number_that_is_none_is_refused_and_the_form_comes_back_as_it_was(bank, ben, conversation):
    await opens(ben, "Report")
    said = await ben.submit(tags0=["yes"], **{named(ben, "answer1"): "a few"})
    assert "“a few” is no number" in said
    await ben.press("Fix it")
    name = named(ben, "answer1")
    assert ben.fields()[name]["value"] == "a few"
    await ben.submit(**{name: "4"})
    assert stands(bank, conversation) == ({"yes"}, {"How many signs?": "4"})


async def test_a_note_leaves_them_waiting_and_save_and_close_does_not(bank, ben, conversation):
    await opens(ben, "Report")
    await ben.submit(note="will call back")
    assert bank.conversation(conversation).waiting_since is not None
    await opens(ben, "Save and close")
    await ben.submit()
    assert bank.conversation(conversation).waiting_since is None


async def test_an_admin_corrects_without_taking_it_over(bank, ana, ben, conversation):
    await opens(ben, "Report")
    await ben.submit(tags0=["yes"])
    bank.hear(conversation, "Hello?")
    await ana.run("attention")
    await ana.press("See all")
    await ana.press("Open")
    await ana.press("Report")
    await ana.submit(tags0=["no"])
    assert stands(bank, conversation) == ({"no"}, {})
    assert bank.conversation(conversation).holder_id == bank.person_id(ben.who)
    assert "Take over" in labels(ana.panel)
