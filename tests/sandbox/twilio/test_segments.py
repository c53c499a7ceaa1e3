"""The provider's count of segments."""

import pytest

from baton_sandbox.twilio.network.segments import segments


@pytest.mark.parametrize(
    "body,count",
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("\u2019" + "a" * 69, 1),
        ("\u2019" + "a" * 70, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_a_body_takes_as_many_segments_as_its_alphabet_allows(body, count):
    assert segments(body) == count
