"""The files of words: what can be written in them, and that what cannot be read is refused by name."""

import pytest

from bot.assignment.rules.law.phrasebook import FILES, KINDS, Phrasebook, phrasebook
from bot.assignment.rules.law.phrases import BadPhrase

GROUPS = '[groups]\nstop = "stop, quit"\nme = "me, my phone{,s}"\n'


def book_of(phrases, unless_after=""):
    block = f'[[obeyed]]\nphrases = """{phrases}"""\nunless_after = "{unless_after}"\n'
    return Phrasebook({"a file": GROUPS + block})


def says(phrases, words, unless_after=""):
    book = book_of(phrases, unless_after)
    return book.says("obeyed", book.signs(words.split()))


@pytest.mark.parametrize(
    "phrase,said,not_said",
    [
        ("stop", "please stop it", "stopped"),
        ("text{,s,ing}", "texting", "texted"),
        ("<stop> texting <me>", "quit texting my phones", "stop texting them"),
        ("stop it | that", "that", "this"),
        ("(a b | c) d", "c d", "a d"),
        ("a b? c", "a c", "a b b c"),
        ("a b* c", "a b b b b b c", "a b b b b b b c"),
        ("a ... c", "a x y z c", "a w x y z c"),
        ("a _ c", "a x c", "a c"),
        ("a # c", "a 5550142 c", "a x c"),
        ("a !b", "a c", "a b"),
        ("a !<me>", "a my", "a my phone"),
        ("a !(b c)", "a b d", "a b c"),
        ("^ a", "a b", "b a"),
        ("a $", "b a", "a b"),
        ("no más", "no mas", "no menos"),
        ("don't", "dont", "don t"),
        ("a b, c\nd", "d", "a"),
        ("退订", "退 订", "退"),
    ],
)
def test_phrases_say_what_the_head_of_the_file_tells(phrase, said, not_said):
    assert says(phrase, said)
    assert not says(phrase, not_said)


def test_what_stands_right_before_forbids_a_phrase_there_and_nowhere_else():
    assert not says("stop", "they must stop", "they must, we")
    assert says("stop", "they must stop and you stop", "they must, we")


@pytest.mark.parametrize("phrase", ["<nobody>", "(a", "a)", "a & b", "!", "a |b)", "{a b}"])
def test_a_phrase_that_cannot_be_read_is_refused_with_its_file(phrase):
    with pytest.raises(BadPhrase, match="a file: "):
        book_of(phrase)


@pytest.mark.parametrize(
    "text", ['[[obeyde]]\nphrases = "a"', "[[obeyed]\n", '[[obeyed]]\nunless_after = "a"']
)
def test_a_file_that_cannot_be_read_is_refused_by_name(text):
    with pytest.raises(BadPhrase, match="a file: "):
        Phrasebook({"a file": text})


def test_every_file_is_read_and_every_kind_has_its_phrases():
    book = phrasebook()
    assert FILES
    assert set(book.keywords) == {"stop", "start", "help", "doubtful", "beside", "run_together"}
    assert not [kind for kind in KINDS if not book.blocks[kind]]


def test_no_phrase_is_found_where_nothing_is_said():
    book = phrasebook()
    assert not [kind for kind in KINDS if book.says(kind, "") or book.says(kind, book.signs(["zyzzyva"]))]
