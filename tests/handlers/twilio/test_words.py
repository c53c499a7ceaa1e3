"""Whatever the provider writes, something is made of it."""

import pytest

from bot.handlers.twilio.words import known_by, number_of, status_of
from bot.vocabulary import TextStatus


@pytest.mark.parametrize(
    "written, number",
    [
        ("2", 2),
        (" 30006 ", 30006),
        (3, 3),
        ("", None),
        (None, None),
        ("many", None),
        ("-1", None),
        ("1.5", None),
    ],
)
def test_a_number_or_none(written, number):
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["9" * 5000, "٣", "1e3", "²"])
def test_what_only_looks_like_a_number_is_none(written):
    assert number_of(written) is None


def test_what_is_huge_is_told_apart_still():
    sids = {known_by("M" * 5000), known_by("M" * 5001), known_by("SM1")}
    assert len(sids) == 3
    assert max(map(len, sids)) <= 200


@pytest.mark.parametrize(
    "word, status",
    [("Delivered ", TextStatus.DELIVERED), ("FAILED", TextStatus.FAILED), ("mislaid", TextStatus.ACCEPTED)],
)
def test_a_status_however_it_is_written(word, status):
    assert status_of(word) is status
