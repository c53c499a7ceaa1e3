"""Tags that carry a conversation to a user list, and shared ones, from Discord."""

import pytest

from bot.assignment.campaigns import carrying, sharing
from bot.assignment.conversations import answer
from bot.assignment.people import members, user_lists
from bot.assignment.texting.claim import claim_bucket
from bot.vocabulary import Asks
from tests.handlers.discord.town import labels


@pytest.fixture
def spanish(bank):
    return bank.do(user_lists.create_list, bank.ana, "Spanish", []).now.list.id


async def look(ana):
    await ana.run("campaign look", campaign="Primary day")


async def test_an_admin_says_where_a_tag_carries_and_a_volunteer_takes_it_back(bank, ana, ben, spanish):
    opened = bank.open(1, name="Primary day")
    await look(ana)
    await ana.press("Carry tags")
    await ana.press("Change")
    assert "yes → Spanish" in await ana.submit(list=[str(spanish)])
    assert [(tag, row.name) for tag, row in bank.do(carrying.look, bank.ana, opened).carried] == [
        ("yes", "Spanish")
    ]
    bank.do(members.enrol, ben.who)
    conversation = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))[0]
    bank.hear(conversation, "No hablo inglés")
    await ben.run("text")
    await ben.press("Open")
    await ben.press("Report")
    assert "It went to the people of Spanish." in await ben.submit(tags0=["yes"])
    assert bank.conversation(conversation).escalated_to == spanish
    await ben.press("Take it back…")
    await ben.press("Undo")
    await ben.press("Undo")
    found = bank.conversation(conversation)
    assert (found.escalated_to, found.holder_id) == (None, bank.person_id(ben.who))


async def test_an_admin_keeps_shared_tags_and_offers_them(bank, ana, ben):
    opened = bank.open(1, name="Primary day")
    await look(ana)
    await ana.press("Shared tags")
    await ana.press("New one")
    said = await ana.submit(name="Language", asks=["1"], options="English", who=["everybody"])
    assert "2-10" in said
    await ana.press("Fix it")
    await ana.submit(options="English / Spanish")
    await ana.press("Offer them here")
    assert "Do not offer them here" in labels(ana.panel)
    kept = bank.do(sharing.look, bank.ana, opened)
    assert [(row.name, row.asks, row.options) for row in kept.rows] == [
        ("Language", Asks.CHOICE, ("English", "Spanish"))
    ]
    bank.do(members.enrol, ben.who)
    conversation = bank.text_all(ben.who, bank.do(claim_bucket, ben.who, opened))[0]
    assert "Language" in [
        each.prompt for each in bank.do(answer.open_thread, ben.who, conversation).questions
    ]
    await ana.press("Remove")
    await ana.press("Remove")
    assert bank.do(sharing.look, bank.ana, opened).rows == ()
