"""What buttons carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.tokens import LONGEST, OldToken, Token, parse, pattern, token

VERBS = st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True)
IDS = st.lists(st.integers(0, 2**63 - 1), max_size=3)


@given(VERBS, IDS)
def test_a_token_is_read_as_it_was_written(verb, ids):
    written = token(verb, *ids)
    assert len(written) <= LONGEST
    assert parse(written) == Token(verb, tuple(ids))
    assert pattern(verb).search(written)
    assert not pattern(f"{verb}s").search(written)


@given(st.one_of(st.text(max_size=120), st.from_regex(r"b[0-9]:[a-z]+(:[0-9]*)*")))
def test_whatever_else_is_pressed_is_an_old_button(text):
    try:
        read = parse(text)
    except OldToken:
        return
    assert parse(token(read.verb, *read.ids)) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "start",
        "b0:start:1",
        "b2:start:1",
        "b1:",
        "b1:Start:1",
        "b1:start:",
        "b1:start:-1",
        "b1:start:1 ",
        "b1:start:1\n",
        "b1:start:٣",
        "b1:start:1;drop",
        "b1:start:" + "9" * 20,
    ],
)
def test_tokens_of_other_versions_and_makers_are_refused(written):
    with pytest.raises(OldToken):
        parse(written)
    assert not pattern("start").search(written) or written.startswith("b1:start:9")


@pytest.mark.parametrize(
    "verb, ids", [("Start", ()), ("", ()), ("a:b", ()), ("start", (-1,)), ("x" * 101, ())]
)
def test_what_is_no_token_cannot_be_written(verb, ids):
    with pytest.raises(ValueError, match="not a token"):
        token(verb, *ids)


def test_a_token_with_too_few_ids_is_an_old_one():
    with pytest.raises(OldToken):
        Token("send", (1,)).nth(1)
    with pytest.raises(OldToken):
        Token("start").id  # noqa: B018
