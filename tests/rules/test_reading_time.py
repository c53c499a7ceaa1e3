"""Reading what others wrote takes time in proportion to its length, whatever they wrote."""

import time

import pytest

from bot.assignment.rules.law.optout import Meaning, is_yes, meaning_of
from bot.handlers.twilio.signed import MOST
from bot.logs import _Hide

UNITS = {
    "quotation marks": '"',
    "pairs of quotation marks": "“a” ",
    "spaces": " ",
    "line breaks": "\n",
    "combining marks": "\u0301\u0316",
    "nothing to be seen": "\u200b",
    "emoji": "🛑",
    "one letter": "a",
    "one digit": "1",
    "short words": "a b ",
    "digits and spaces": "1  ",
    "signs for letters": "$t0p4 ",
    "Chinese": "不",
    "names": "A\n",
    "stop, again and again, of something": "stop sending the of your ",
    "do not": "do not ",
    "take my": "take my number of the ",
    "no more": "no more of the ",
    "no me": "no me ",
    "addresses": "a@",
    "our own words": "“reply stop to ",
}
SECONDS = 0.05


def shortest(read, text):
    """The best of several times of this thread alone: what the machine does beside does not count."""
    times = []
    for _ in range(5):
        started = time.thread_time()
        read(text)
        times.append(time.thread_time() - started)
    return min(times)


def of_length(unit, length):
    return (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("read", [meaning_of, is_yes, lambda text: _Hide(["s3cret"])._masked(text)])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_longest_body_and_log_line_are_read_at_once(read, unit):
    read("to load what is loaded once")
    assert shortest(read, of_length(unit, MOST)) < SECONDS


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_log_line_of_four_times_the_length_takes_some_four_times_as_long(unit):
    hide = _Hide(["s3cret"])
    short, long = (shortest(hide._masked, of_length(unit, length)) for length in (MOST, 4 * MOST))
    assert long < 10 * short + 0.001


def test_of_a_long_body_the_beginning_and_the_end_are_read():
    filling = "we talked about the weather and the roads " * 500
    assert meaning_of(f"Please stop texting me. {filling}") is Meaning.STOP
    assert meaning_of(f"{filling} Please stop texting me.") is Meaning.STOP
    assert meaning_of(filling) is Meaning.NONE
