"""One text bank on two platforms: two accounts become one person, who is handed a conversation on either."""

from collections.abc import AsyncIterator

import pytest

from tests.walks.bake_sale import opens_bake_sale, texts
from tests.walks.bank import TextBank, text_bank


@pytest.fixture
async def bank(database_url: str) -> AsyncIterator[TextBank]:
    async with text_bank(database_url, ["slack", "discord"]) as bank:
        yield bank


async def test_a_conversation_goes_from_slack_to_discord_and_back(bank: TextBank):
    ana, ben, cleo = (bank.player(name, "slack") for name in ("Ana", "Ben", "Cleo"))
    cleo_elsewhere = bank.player("Cleo", "discord")
    await opens_bake_sale(ana, 3)
    (phone,) = await texts(bank, ben, 1, of=3)
    await cleo_elsewhere.uses(await cleo.links())
    await cleo_elsewhere.reads("is one person on Slack and Discord from now on")

    bank.answers(phone, "I bake!")
    await ben.reads("1 reply waits for you")
    await ana.reassigns(ben.name, cleo.name)
    await ana.presses("Move 1")
    await cleo_elsewhere.reads(f"1 conversation came to you from {ben.name}")
    await cleo_elsewhere.presses("Open inbox")
    await cleo_elsewhere.opens("Joaa")
    await cleo_elsewhere.reads("I bake!")
    await cleo_elsewhere.replies("Wonderful!")
    await bank.sent(2)
    assert bank.body_to(phone) == "Wonderful!"

    bank.answers(phone, "Until when?")
    await cleo_elsewhere.reads("Until when?")
    await ana.reassigns(cleo.name, ben.name)
    await ana.presses("Move 1")
    await ben.reads(f"1 conversation came to you from {cleo.name}")
    await ben.presses("Open inbox")
    await ben.opens("Joaa")
    await ben.replies("Until Friday")
    await bank.sent(3)
    assert bank.body_to(phone) == "Until Friday"
