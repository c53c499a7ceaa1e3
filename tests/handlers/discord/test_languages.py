"""Everybody reads Baton in the language that they choose, else in their Discord's."""

from datetime import time

import pytest

from bot.assignment.rules.calendar.when import readings
from bot.views.phrases.languages import clock, speaking
from bot.vocabulary import Language
from tests.handlers.discord.town import labels


async def test_a_page_is_in_the_language_that_its_reader_chose(ben, bank):
    bank.open(1, name="Early voting")
    await ben.run("text")
    assert "Baton te habla en este idioma: Español" in await ben.choose("language", "es")
    assert "Empezar" in labels(ben.panel)
    assert "Baton speaks English to you" in await ben.choose("language", "app")


@pytest.mark.parametrize("language", list(Language))
def test_a_time_of_day_that_a_form_shows_is_read_back(language):
    times = [time(hour, minute) for hour in range(24) for minute in (0, 5, 59)]
    with speaking(language):
        assert [readings(clock(each)) for each in times] == [(each,) for each in times]


def test_a_time_of_day_is_read_as_spanish_spells_it():
    assert [readings(each) for each in ("9 a. m.", "9:30 p. m.", "9:30 P.\u00a0M.")] == [
        (time(9),),
        (time(21, 30),),
        (time(21, 30),),
    ]
