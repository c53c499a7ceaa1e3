"""Everybody reads Baton in the language that they choose, else in their Discord's."""

from tests.handlers.discord.town import labels


async def test_a_page_is_in_the_language_that_its_reader_chose(ben, bank):
    bank.open(1, name="Early voting")
    await ben.run("text")
    assert "Baton te habla en este idioma: Español" in await ben.choose("language", "es")
    assert "Empezar" in labels(ben.panel)
    assert "Baton speaks English to you" in await ben.choose("language", "app")
