"""What counts as an opt-out, what only sounds like one, and what must never be taken for one."""
# ruff: noqa: RUF001 - people do write in look-alike characters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.law.optout import Meaning, meaning_of
from bot.assignment.rules.plain import plain_words
from tests.rules.bodies import (
    CONVERSATION,
    DOUBTFUL,
    KNOWN_TO_CARRIERS,
    REQUIRED_BY_LAW,
    SPANISH_KEYWORDS,
    SPANISH_STOP_PHRASES,
    STOP_PHRASES,
)


@pytest.mark.parametrize("body", REQUIRED_BY_LAW + KNOWN_TO_CARRIERS + SPANISH_KEYWORDS)
def test_a_keyword_alone_is_an_opt_out(body):
    assert meaning_of(body) is Meaning.STOP


@pytest.mark.parametrize("body", STOP_PHRASES + SPANISH_STOP_PHRASES)
def test_asking_to_stop_in_other_words_is_an_opt_out(body):
    assert meaning_of(body) is Meaning.STOP


@pytest.mark.parametrize("body", DOUBTFUL)
def test_what_only_sounds_like_an_opt_out_is_left_to_a_person(body):
    assert meaning_of(body) is Meaning.DOUBTFUL


@pytest.mark.parametrize("body", CONVERSATION)
def test_conversation_is_not_taken_for_an_opt_out(body):
    assert meaning_of(body) is Meaning.NONE


@pytest.mark.parametrize("body", ["START", "start please", "Unstop", "UNSTOP.", "opt in", "opt me back in"])
def test_coming_back_is_recognised(body):
    assert meaning_of(body) is Meaning.START


@pytest.mark.parametrize("body", ["HELP", "help!", "Info", "AYUDA", "ayuda por favor"])
def test_asking_for_help_is_recognised(body):
    assert meaning_of(body) is Meaning.HELP


@pytest.mark.parametrize(
    "body",
    [
        "STOP.",
        "Stop!!!",
        "«STOP»",
        '"stop"',
        "S T O P",
        "s.t.o.p",
        "S-T-O-P!",
        "stop 🙏",
        "🛑 STOP 🛑",
        "\nSTOP\n\n",
        "ST\u00adOP",
        "\u200bS\u200bT\u200bO\u200bP",
        "\ufeffstop",
        "S\x00TOP",
        "ＳＴＯＰ",
        "𝐒𝐓𝐎𝐏",
        "ⓢⓣⓞⓟ",
        "Stóp",
        "\u3164stop\u3164",
        "opt-out",
        "OPT  OUT",
        "Opt.Out",
        "stop all",
        "un-subscribe",
        "stop\u2028please",
    ],
)
def test_no_spelling_hides_a_keyword(body):
    assert meaning_of(body) is Meaning.STOP


def test_stop_wins_over_start_in_one_text():
    assert meaning_of("stop texting me. start texting my brother") is Meaning.STOP


QUOTES = {"“", '"'}
SAID = st.sampled_from(
    [
        *((body, Meaning.STOP) for body in REQUIRED_BY_LAW + KNOWN_TO_CARRIERS + SPANISH_KEYWORDS),
        *((body, Meaning.STOP) for body in STOP_PHRASES + SPANISH_STOP_PHRASES),
        *((body, Meaning.DOUBTFUL) for body in DOUBTFUL if plain_words(body)),
        *(
            (body, Meaning.NONE)
            for body in CONVERSATION
            if plain_words(body) and "“" not in body and '"' not in body
        ),
    ]
)
BLANK = " \t\u00a0\u2003_*🙏🛑😀\u200b\ufe0f"
SENTENCE_ENDS = "\n.,!?;:-—()"  # these say something: "no, stop" is not "no stop"
INSIDE_WORDS = st.text("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\x00", max_size=2)


@given(said=SAID, data=st.data())
def test_case_spacing_punctuation_emoji_and_invisible_characters_never_change_the_meaning(said, data):
    body, meaning = said
    words = [data.draw(st.sampled_from([word.upper(), word.lower(), word.title()])) for word in body.split()]
    words = [data.draw(INSIDE_WORDS).join(word) for word in words]
    marks = BLANK + (SENTENCE_ENDS if meaning is Meaning.STOP else "")
    between = st.text(marks, max_size=6).map(lambda noise: f" {noise} ")
    noisy = data.draw(between) + "".join(word + data.draw(between) for word in words)
    assert meaning_of(noisy) is meaning


@given(st.text())
def test_any_text_at_all_has_a_meaning(body):
    assert meaning_of(body) in Meaning


@given(st.text(min_size=1))
def test_plain_words_are_a_fixed_point(body):
    assert plain_words(plain_words(body)) == plain_words(body)
