"""Tags and questions as admins write them, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.outcomes.conversations import Question
from bot.views.phrases.campaigns.script import (
    Miswritten,
    questions_of,
    questions_written,
    tags_of,
    tags_written,
)
from bot.vocabulary import Asks

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="?/,;\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), min_size=1
)
WORD = WORDS.map(lambda text: " ".join(text.split())[:40].strip()).filter(bool)
QUESTION = st.builds(
    lambda prompt, options, asks: Question(f"{prompt}?", () if asks else tuple(options), asks or Asks.CHOICE),
    WORD,
    st.lists(WORD, min_size=2, max_size=5, unique=True),
    st.sampled_from([None, Asks.NUMBER, Asks.WORDS]),
)


@given(st.lists(WORD, max_size=10, unique=True).map(tuple))
def test_tags_are_read_as_they_were_written(tags):
    assert tags_of(tags_written(tags)) == tags


@given(st.lists(QUESTION, max_size=5, unique_by=lambda question: question.prompt).map(tuple))
def test_questions_are_read_as_they_were_written(questions):
    assert questions_of(questions_written(questions)) == questions


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_or_answered_with_a_sentence(text):
    for read in (tags_of, questions_of):
        assert complaint(read, text).endswith((".", ""))


def complaint(read, text):
    try:
        read(text)
    except Miswritten as wrong:
        return str(wrong)
    return ""


@pytest.mark.parametrize(
    "text, tags",
    [
        ("", ()),
        (" a ,b ,, a", ("a", "b")),
        ("a;b\nc", ("a", "b", "c")),
        ("wrong   number", ("wrong number",)),
    ],
)
def test_tags_may_be_written_in_many_ways(text, tags):
    assert tags_of(text) == tags


@pytest.mark.parametrize(
    "text, words",
    [
        ("Will you vote? yes / no\n\nRide", "Line 3 has no question mark"),
        ("Will you vote?", "Line 1 offers no choice"),
        ("Will you vote? yes / yes", "Line 1 offers no choice"),
        ("Vote? yes / no\nVote? yes / no", "Line 1 asks what another line asks too"),
        ("Vote? " + " / ".join(map(str, range(11))), "Line 1 is too long"),
        ("\n".join(f"{number}? yes / no" for number in range(11)), "There are 11 questions"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text, words):
    with pytest.raises(Miswritten, match=words):
        questions_of(text)
