"""Rules for replies: how lines are read, which of them are refused, and which replies they know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules.law.optout import own_text
from bot.assignment.rules.replies.filing_rules import MOST_RULES, Effect, Flaw, read
from bot.assignment.rules.replies.matching import Book
from bot.assignment.rules.replies.rule_checks import flaws, forbidding
from bot.vocabulary import Asks, Spoken

VOTE = "Will you vote?"
ASKED = (
    Question(VOTE, ("yes", "no", "maybe", "any")),
    Question("How many signs?", (), Asks.NUMBER),
    Question("What matters?", (), Asks.WORDS),
)
TAGS = ("moved", "supporter")
SCRIPT = ("Hi, Ben from River Votes. Have you moved lately? Will you vote? Reply STOP to opt out",)
RULES = """
yes: yes, yep, si, 1, 👍, absolutely, of course → Will you vote? yes
no: no, nope, 2 -> will you vote no
maybe: maybe, not sure, might => Will you vote? maybe
moved: moved ~ not never / almost, new address ~ → tag Moved any
"""


def rules(text=RULES):
    found, wrong = read(text, ASKED, TAGS)
    assert not wrong
    return found


def known(body, *, text=RULES, first=True):
    return [rule.name for rule in Book(rules(text)).matching(body, first=first)]


def refused(line):
    return [(each.line, each.flaw) for each in forbidding(flaws(line, ASKED, TAGS, SCRIPT))]


@pytest.mark.parametrize(
    "body",
    [
        *(
            "yes",
            "YES!!",
            " Yes. ",
            "yesss",
            "Yeees",
            "¡Sí!",
            "s\u00ed",
            "yes 😊",
            "yes please",
            "Yes, thank you!",
        ),
        *(
            "Hi! Yes",
            "👍",
            "👍🏿",
            "👍👍",
            "1",
            "1️⃣",
            "yes yes yes",
            "absolutly",
            "Of course, thanks for asking",
        ),
        *("Yes\n\nSent from my iPhone", "yes\n> Will you vote?", "y\u200bes"),
    ],
)
def test_a_whole_reply_is_known_in_whatever_dress(body):
    assert known(body) == ["yes"]


@pytest.mark.parametrize(
    "body",
    [
        *(
            "yes but my wife no",
            "yes and no",
            "yes?",
            "is it yes",
            "no yes",
            "yes, where do I vote",
            "",
            "?",
            "...",
            "11",
        ),
        *("yes " + "please " * 60, "yes [sent with 1 picture or file]", "Liked “Will you vote? yes”"),
        *("yse", "nop", "mayb", "may be", "not sue", "absolute", "ja, sicher"),
    ],
)
def test_what_says_more_or_something_else_is_known_to_no_rule(body):
    assert known(body) == []


@pytest.mark.parametrize(
    "words,body,is_known",
    [
        ("maybe", "mayeb", True),
        ("undecided", "undecieded", True),
        ("undecided", "decided", False),
        ("would", "could", False),
        ("voted", "votes", True),
        ("moved", "loved", False),
        ("likely", "likly", True),
        ("yes", "yea", False),
        ("nope", "nops", False),
        ("12345", "12346", False),
    ],
)
def test_one_slip_is_allowed_behind_the_first_letter_of_long_words(words, body, is_known):
    assert bool(known(body, text=f"{words} → tag moved")) is is_known


@pytest.mark.parametrize(
    "body,is_known",
    [
        ("I moved to Ohio", True),
        ("We have a new address since May", True),
        ("I almost moved", False),
        ("removed", False),
        ("new number, same address", False),
    ],
)
def test_words_with_a_tilde_are_looked_for_in_a_reply_unless_others_are_there(body, is_known):
    assert known(body) == (["moved"] if is_known else [])


def test_a_later_reply_is_seen_by_the_rules_that_ask_for_any_alone():
    assert known("yes", first=False) == []
    assert known("we moved", first=False) == ["moved"]


def test_what_is_written_comes_before_a_slip_and_a_whole_reply_before_a_part():
    text = "a: voter → Will you vote? yes\nb: voted → Will you vote? no\nc: voted ~ → Will you vote? maybe"
    assert known("voted", text=text) == ["b"]
    assert known("Voter!", text=text) == ["a"]
    assert known("votes", text=text) == []  # a slip of either
    assert known("I voted", text=text) == ["c"]


def test_rules_that_contradict_each_other_say_nothing_and_a_tag_goes_with_an_answer():
    text = "a: mail ~ → Will you vote? yes\nb: cannot ~ → Will you vote? no\nc: mail ~ → tag supporter"
    assert known("By mail", text=text) == ["a", "c"]
    assert known("I cannot by mail", text=text) == []


def test_effects_and_options_are_read_as_they_are_meant():
    text = """
    yes → Will you vote? any
    ja → will you vote yes, any and done
    3 → How many signs? 3.0
    roads → What matters? The roads any
    x → tag wrong number
    """
    assert [(each.effect, each.any_reply, each.done) for each in rules(text)] == [
        (Effect(Spoken.ANSWER, VOTE, "any"), False, False),
        (Effect(Spoken.ANSWER, VOTE, "yes"), True, True),
        (Effect(Spoken.ANSWER, "How many signs?", "3"), False, False),
        (Effect(Spoken.ANSWER, "What matters?", "The roads"), True, False),
        (Effect(Spoken.TAG, "Wrong number"), False, False),
    ]
    assert rules(text)[4].effect.waits_for_a_person


@pytest.mark.parametrize(
    "lines,wrong",
    [
        ("yes yep Will you vote? yes", [(1, Flaw.NO_ARROW)]),
        ("\nyes: → Will you vote? yes", [(2, Flaw.NO_WORDS)]),
        ("yes, !!! → Will you vote? yes", [(1, Flaw.NO_WORDS)]),
        (f"{'a' * 101} → tag moved", [(1, Flaw.TOO_LONG)]),
        ("a ~ b → tag moved", [(1, Flaw.ODD_WORDS)]),
        ("yes → Will you vote? perhaps", [(1, Flaw.UNKNOWN_EFFECT)]),
        ("yes → How many signs? many", [(1, Flaw.UNKNOWN_EFFECT)]),
        ("bye → tag opt-out", [(1, Flaw.OPT_OUT)]),
        ("bye → tag do not text, any", [(1, Flaw.OPT_OUT)]),
        ("moved ~ → tag moved and done", [(1, Flaw.DONE_CONTAINS)]),
        ("wrong → tag wrong number and done", [(1, Flaw.DONE_WAITS)]),
        ("yes, Stop! → tag moved", [(1, Flaw.STOP_WORD)]),
        ("remove me ~ → tag moved", [(1, Flaw.STOP_WORD)]),
        ("help → tag moved", [(1, Flaw.STOP_WORD)]),
        ("yes → Will you vote? yes\n\nno, YES please → Will you vote? no", [(3, Flaw.SAME_WORDS)]),
        ("yes → tag moved\nyes → Will you vote? no", []),
        (
            "yes\n" * (MOST_RULES + 1),
            [*((number, Flaw.NO_ARROW) for number in range(1, 51)), (51, Flaw.TOO_MANY)],
        ),
    ],
)
def test_lines_that_cannot_be_kept_are_named(lines, wrong):
    assert refused(lines) == wrong


def test_words_of_our_own_script_and_words_in_doubt_are_warnings():
    found = flaws("a: moved ~ → tag moved\nb: not interested → Will you vote? no", ASKED, TAGS, SCRIPT)
    assert [(each.line, each.flaw) for each in found] == [(1, Flaw.OUR_WORDS), (2, Flaw.IN_DOUBT)]
    assert not forbidding(found)


def test_a_near_effect_is_offered_for_one_that_is_not_there():
    assert flaws("yes → Will you vote? mayb", ASKED, TAGS)[0].facts["nearest"] == "Will you vote? maybe"


def test_a_tap_on_a_text_is_no_text_of_the_contact():
    assert own_text("Reacted 👍 to “Will you vote?”") == ""
    assert own_text("Yes (Sent with Slam Effect)").strip() == "Yes"


@given(st.text(), st.text(max_size=200))
def test_whatever_is_written_or_replied_is_read_without_an_error(lines, body):
    found, _ = read(f"{lines} → tag moved\n{lines}", ASKED, TAGS)
    assert len(Book(found).matching(body, first=True)) <= len(found)
