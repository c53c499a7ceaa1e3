"""Foreign words on Discord: they read as they were typed, and nothing in them counts."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.views.discord import marks
from bot.views.phrases.words import Ago, Strong, harmless

MARKS = "\\`*_~|<>[]()@#+-:/.1 \n\u202eab"
TEXTS = st.text() | st.text(alphabet=MARKS, max_size=300)
AT = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)
# What would begin a mark if no backslash stood before it.
COUNTING = re.compile(r"[`*_~|<>\[\]()@]|^[^\S\n]*(?:[#+-]|[0-9]+\.)|:(?=//)", re.MULTILINE)


def unescaped(markdown):
    """What Discord shows: a backslash before any mark is not seen."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown)


def unprotected(markdown):
    """The marks that count, found as Discord reads: each backslash takes the mark after it out of play."""
    return COUNTING.findall(re.sub(r"\\[^0-9A-Za-z\s]", "x", markdown))


@given(TEXTS)
def test_foreign_words_read_as_they_were_typed(text):
    assert unescaped(marks.plain(text)) == harmless(text)


@given(TEXTS)
def test_nothing_in_foreign_words_counts(text):
    assert unprotected(marks.plain(text)) == []


@given(TEXTS)
def test_harmless_words_stay_on_their_line_and_turn_no_direction(text):
    kept = harmless(text)
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\r\0")
    assert kept.splitlines() == re.split("\n", kept)[: len(kept.splitlines())]


@given(TEXTS, st.integers(min_value=50, max_value=4000))
def test_quoted_words_fit_and_every_line_of_them_is_quoted(text, limit):
    quoted = marks.quoted(text, limit)
    assert len(quoted) <= limit
    lines = quoted.split("\n")
    assert all(line.startswith("> ") for line in lines)
    assert unprotected("\n".join(line[2:] for line in lines)) == []


@given(TEXTS, st.integers(min_value=1, max_value=100))
def test_bare_words_fit_and_are_never_empty(text, limit):
    assert 1 <= len(marks.bare(text, limit)) <= limit


@given(TEXTS)
def test_small_words_are_small_on_every_line(text):
    assert all(line.startswith("-# ") for line in marks.small((text,)).split("\n"))


@given(TEXTS)
def test_strong_words_begin_and_end_so(text):
    said = marks.marked((Strong(text), "!"))
    assert unescaped(said).replace("**", "") == f"{harmless(text)}!".replace("**", "")


@given(
    st.lists(TEXTS.map(Strong) | TEXTS | st.just(AT), max_size=5), st.integers(min_value=10, max_value=200)
)
@example([Strong("0000000[")], 15)
@example([Strong("00000[")], 13)
def test_what_is_cut_fits_and_is_marked_as_before(words, limit):
    kept = marks.cut(marks.marked(tuple(piece for word in words for piece in (word, " and "))), limit)
    assert len(kept) <= limit
    foreign = re.sub(r"\\[^0-9A-Za-z\s]", "x", kept)
    assert foreign.count("*") % 4 == 0
    assert set(COUNTING.findall(re.sub(r"<t:\d+:f>", "x", foreign).replace("**", "x"))) == set()


@pytest.mark.parametrize(
    "typed, shown",
    [
        ("@everyone <@123> <#4>", r"\@everyone \<\@123\> \<#4\>"),
        ("[win](https://evil.example)", r"\[win\]\(https\://evil.example\)"),
        ("# big\n- list\n12. one\n  > said", "\\# big\n\\- list\n12\\. one\n  \\> said"),
        ("||hidden|| ~~gone~~ `code`", r"\|\|hidden\|\| \~\~gone\~\~ \`code\`"),
        ("a\u202eb\u202c", "ab"),
        ("👩‍👧 ünï", "👩‍👧 ünï"),
    ],
)
def test_what_is_hostile_is_defused(typed, shown):
    assert marks.plain(typed) == shown


def test_times_are_the_readers_own():
    assert marks.marked((AT, " ", Ago(AT))) == "<t:1773158400:f> <t:1773158400:R>"
