"""A volunteer on Discord hands one conversation on, or everything at the end of their day."""

import pytest

from bot.assignment.people import members
from bot.assignment.texting.claim import claim_bucket
from tests.assignment.evening import Evening
from tests.assignment.lying import Lying
from tests.handlers.discord.town import labels, tokens


@pytest.fixture
def cleo(bank, town):
    """Another volunteer, known to Baton."""
    cleo = town.person("Cleo")
    bank.do(members.enrol, cleo.who)
    return cleo


@pytest.fixture
def waiting(bank, ben):
    """Ben's conversation that waits, beside two that he texted and two that he did not."""
    bank.do(members.enrol, ben.who)
    sent = Lying(bank).texted(ben.who, bank.open(5, name="Spring GOTV"), 3)
    bank.hear(sent[0], "Yes?")
    return sent[0]


def holder(bank, conversation):
    return bank.conversation(conversation).holder_id


async def opens(ben):
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Hand on")


async def test_a_conversation_is_handed_to_somebody_with_a_note_that_only_they_see(bank, ben, cleo, waiting):
    await opens(ben)
    said = await ben.submit(person=[cleo.actor], note="She speaks Spanish")
    assert "First0 L. is with Cleo now." in said
    assert {"Open inbox", "Undo"} <= set(labels(ben.panel))
    assert holder(bank, waiting) == bank.person_id(cleo.who)
    await cleo.run("text")
    assert "Ben handed it on: “She speaks Spanish”" in await cleo.press("Open")


async def test_a_conversation_is_handed_to_the_least_busy_of_a_list(bank, ben, cleo, waiting):
    night = Evening(bank).list_of("night-team", cleo.who)
    await opens(ben)
    await ben.submit(target=[f"user_list.{night}"])
    assert holder(bank, waiting) == bank.person_id(cleo.who)


async def test_handing_on_asks_to_whom_and_keeps_the_note(bank, ben, waiting):
    await opens(ben)
    said = await ben.submit(note="She speaks Spanish")
    assert "Pick somebody to hand it on to." in said
    await ben.press("Fix it")
    assert ben.fields()["note"]["value"] == "She speaks Spanish"
    assert holder(bank, waiting) == bank.person_id(ben.who)


async def test_whoever_was_picked_in_a_refused_form_is_picked_again(bank, ben, cleo, waiting):
    await opens(ben)
    bank.do(members.suspend, bank.ana, bank.person_id(cleo.who))
    await ben.submit(person=[cleo.actor])
    bank.do(members.restore, bank.ana, bank.person_id(cleo.who))
    await ben.press("Fix it")
    assert ben.fields()["person"]["default_values"] == [{"id": cleo.actor.id, "type": "user"}]
    await ben.submit(person=[cleo.actor])
    assert holder(bank, waiting) == bank.person_id(cleo.who)


async def test_an_app_is_handed_nothing(bank, town, ben, waiting):
    await opens(ben)
    bot = town.guild.add_member(town.env.create_user("App", bot=True))
    await ben.submit(person=[bot])
    assert holder(bank, waiting) == bank.person_id(ben.who)


async def test_the_day_ends_as_its_question_says(bank, ben, waiting):
    await ben.run("text")
    said = await ben.press("Done for today")
    for words in (
        "2 unsent contacts back to the pool.",
        "1 waiting conversation to the admins’ queue",
        "Later replies of 2 others",
    ):
        assert words in said
    assert "You are done for today" in await ben.press("Done for today")
    assert holder(bank, waiting) is None
    await ben.run("text")
    assert "Done for today" not in labels(ben.panel)


async def test_the_inbox_ends_the_day_too(bank, ben, waiting):
    await ben.run("text")
    await ben.press_token("b1:inbox")
    assert "1 reply waits for you" in ben.words()
    await ben.press("Done for today")
    await ben.press("Done for today")
    assert holder(bank, waiting) is None


async def test_admins_watch_campaigns_and_what_waits_on_their_start_page(bank, ana, ben, waiting):
    said = await ana.run("text")
    assert "Spring GOTV" in said
    assert "1 reply waits" in said
    assert "b1:attention:0" in tokens(ana.panel)
    await ana.press("More…")
    assert {"b1:people", "b1:record"} <= set(tokens(ana.panel))
    await ben.run("text")
    assert "b1:attention:0" not in tokens(ben.panel)


async def test_a_full_start_page_keeps_its_last_menu_and_leads_to_the_whole_inbox(bank, ana):
    bank.do(members.enrol, ana.who)
    for number in range(8):
        bank.open(6, name=f"Campaign {number} " + "long " * 12)
    sent = bank.text_all(ana.who, bank.do(claim_bucket, ana.who, bank.open(12, name="Last")))
    for conversation in sent:
        bank.hear(conversation, "*" * 1600)
    await ana.run("text")
    assert "b1:volume" in tokens(ana.panel)
    assert "12 replies wait for you" in ana.words()
    await ana.press("Open inbox")
    assert labels(ana.panel).count("Open") > 4
    assert "Done for today" in labels(ana.panel)
