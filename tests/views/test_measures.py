"""How long contacts wait, in words."""

from datetime import timedelta

import pytest

from bot.assignment.outcomes.results.measures import NO_WAITS, AnswerTimes, CampaignMeasures, WaitingNow
from bot.views.phrases.campaigns.measures import answered, lasted, measured
from bot.views.phrases.words import Ago
from tests.views.admin import NOON

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "seconds, said",
    [
        (0, "a minute"),
        (60, "a minute"),
        (90, "2 min"),
        (3540, "59 min"),
        (3599, "1 h"),
        (3900, "1 h 5 min"),
        (47 * 3600, "47 h"),
        (48 * 3600, "2 days"),
    ],
)
def test_a_time_is_told_as_short_as_it_can_be(seconds, said):
    assert lasted(timedelta(seconds=seconds)) == said


def test_answers_are_told_with_what_half_and_nine_of_ten_took_and_who_was_late():
    times = AnswerTimes(40, 3 * MINUTE, 11 * MINUTE, late=2)
    said = "40 answers: half of them within 3 min, nine of ten within 11 min · 2 later than 15 min"
    assert answered(times, 15) == said
    assert answered(AnswerTimes(1, MINUTE, MINUTE)) == "1 answer: half of them within a minute"
    assert answered(AnswerTimes()) == ""


def test_what_waits_comes_first_and_nothing_is_said_where_nobody_ever_waited():
    waiting = WaitingNow(3, NOON, late=1)
    told = measured(CampaignMeasures(15, waiting, AnswerTimes(1, MINUTE, MINUTE)))
    assert told == (
        "⏳ 3 waiting, the first wrote ",
        Ago(NOON),
        " · 1 longer than 15 min",
        "\n",
        "1 answer: half of them within a minute",
    )
    assert measured(NO_WAITS) == ()
