"""Everybody reads Baton in the language of their Slack, or in the one that they choose."""

from dataclasses import replace

import pytest

from bot.assignment import letters
from bot.handlers.slack.wire.client import web_client
from bot.handlers.slack.wire.poster import SlackPoster
from bot.vocabulary import Language, Parcel


@pytest.fixture
def ben(slack, bank):
    """A volunteer whose Slack is in Spanish."""
    slack.world.put_person(replace(slack.world.people["U0BEN"], locale="es-LA"))
    return slack.person("Ben")


async def test_a_page_is_in_the_reader_s_language_until_they_choose_another(ben, bank):
    bank.open(1, name="Early voting")
    await ben.command("/text")
    await ben.until("Empezar")
    await ben.choose("b1:language", "English")
    await ben.until("Baton speaks English to you from now on.")
    await ben.choose("b1:language", "As in my chat app")
    await ben.until("A partir de ahora, Baton te habla en este idioma: Español.")


async def test_a_campaign_s_card_speaks_its_language_whoever_opened_it(slack, ben, bank):
    bank.open(3, language=Language.SPANISH, homes={"slack": "C0TEXTBANK"})
    [card] = [each for each in bank.do(letters.lease_letters, 50) if each.kind is Parcel.CAMPAIGN_CARD]
    async with web_client(slack.server.bot_token, slack.server.api_url) as client:
        await SlackPoster(client).post(card)
    await ben.until("Empezar a escribir")
