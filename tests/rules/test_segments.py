"""What a text will cost: the alphabet it needs and the segments it takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.texts.segments import Encoding, count_segments

GSM, UCS = Encoding.GSM_7, Encoding.UCS_2


@pytest.mark.parametrize(
    "body, count, encoding, units",
    [
        ("", 0, GSM, 0),
        ("a", 1, GSM, 1),
        ("a" * 160, 1, GSM, 160),
        ("a" * 161, 2, GSM, 161),
        ("a" * 306, 2, GSM, 306),
        ("a" * 307, 3, GSM, 307),
        ("€" * 80, 1, GSM, 160),
        ("€" * 81, 2, GSM, 162),
        ("a" * 152 + "€" + "a" * 151, 2, GSM, 305),  # the euro sign moves whole to the second part
        ("a" * 152 + "€" + "a" * 152, 3, GSM, 306),
        ("Hi {Ana} [ok] ~^|\\", 1, GSM, 26),
        ("line\nline\r\n", 1, GSM, 11),
        ("¿Cómo está?", 1, UCS, 11),
        ("¿Que pasó, señor?", 1, UCS, 17),
        ("El niño comió", 1, UCS, 13),
        ("mañana é à ü ñ ¡", 1, GSM, 16),
        ("Ç", 1, GSM, 1),
        ("ç", 1, UCS, 1),
        ("`", 1, UCS, 1),
        ("\t", 1, UCS, 1),
        ("it’s", 1, UCS, 4),
        ("a\u00a0b", 1, UCS, 3),
        ("’" * 70, 1, UCS, 70),
        ("’" * 71, 2, UCS, 71),
        ("’" * 134, 2, UCS, 134),
        ("’" * 135, 3, UCS, 135),
        ("👍", 1, UCS, 2),
        ("👍" * 35, 1, UCS, 70),
        ("👍" * 36, 2, UCS, 72),
        ("👍" * 66, 2, UCS, 132),  # 33 whole pairs fit one part of 67
        ("👍" * 67, 3, UCS, 134),
        ("\ud83d", 1, UCS, 1),  # half a pair counts, and nothing breaks
    ],
)
def test_segments_are_counted_as_the_standard_says(body, count, encoding, units):
    segments = count_segments(body)
    assert (segments.count, segments.encoding, segments.units) == (count, encoding, units)


def test_odd_characters_are_named_once_each_in_order():
    assert count_segments("“it’s” – ok “yes”").odd_characters == ("“", "’", "”", "–")


def test_a_plain_text_has_no_odd_characters():
    assert count_segments("Reply STOP to opt out @ 5 $").odd_characters == ()


ANY_TEXT = st.text(max_size=700)
GSM_TEXT = st.text("abc {}€@ñ\n", max_size=700)


@given(st.one_of(ANY_TEXT, GSM_TEXT))
def test_parts_hold_all_units_and_none_is_wasted(body):
    segments = count_segments(body)
    alone, each = (160, 153) if segments.encoding is GSM else (70, 67)
    if segments.units <= alone:
        assert segments.count == (1 if body else 0)
    else:
        assert segments.units <= segments.count * each
        assert segments.units > (segments.count - 1) * (each - 1)  # a part may end one unit early


@given(st.one_of(ANY_TEXT, GSM_TEXT), st.text(max_size=5))
def test_more_text_never_costs_less(body, more):
    assert count_segments(body + more).count >= count_segments(body).count


@given(ANY_TEXT)
def test_units_are_those_of_the_encodings(body):
    segments = count_segments(body)
    if segments.encoding is UCS:
        assert segments.units == len(body.encode("utf-16-le", "surrogatepass")) // 2
    else:
        assert segments.units == len(body) + sum(char in "\f^{}\\[~]|€" for char in body)
