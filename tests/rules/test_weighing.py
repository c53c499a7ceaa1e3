"""Learnt weights: what a text weighs where phrases alone do not decide."""

import pytest

from bot.assignment.rules.law.optout import Meaning, meaning_of, telling
from bot.assignment.rules.law.phrasebook import phrasebook
from bot.assignment.rules.law.weighing import BASE, Weight, Weights, traits_of, weights
from tests.rules.learn import LEAST_REPLIES, learnt, replies

LONG = "I voted for her in June and my wife made calls for you, and we had a hard year with mother in bed. "


def test_every_group_and_word_in_the_table_is_known():
    groups = {f"<{group}>" for group in phrasebook().group_of.values()}
    named = {piece for trait in weights().of for piece in trait.split() if piece[0] == "<"}
    assert named
    assert named <= groups


def test_a_text_weighs_the_base_and_its_share_of_what_its_traits_weigh():
    table = Weights(f"{BASE}\t-100\t50\nquit\t400\t200\n<stop>\t300\t-100\n")
    assert traits_of(["quit"], {"quit": "stop"}) == {
        *("quit", "^", "$", "<stop>", "^ <stop>", "<stop> $", "^ <stop> $", "^ ... $")
    }
    assert table.weigh(["quit"], {"quit": "stop"}) == pytest.approx(Weight(-1 + 7 / 8**0.5, 0.5 + 1 / 8**0.5))
    assert table.weigh([], {}) == Weight(-1, 0.5)


def test_pieces_of_an_unknown_word_weigh_though_it_is_misspelt():
    assert {"/-uns", "/nsub", "/ibe-"} <= set(traits_of(["unsubcrxibe"], {}))
    assert not {trait for trait in traits_of(["quit"], {"quit": "stop"}) if trait[0] == "/"}


def test_what_is_learnt_tells_the_sorted_replies_apart_and_is_learnt_alike_each_time():
    asked, talk = ["leave my phone be", "let my phone be"], ["see you at the gate", "meet you at the gate"]
    sorted_bodies = [
        *(("asked_to_stop", body) for body in asked * LEAST_REPLIES),
        *(("ordinary", body) for body in talk * LEAST_REPLIES),
        *(("in_doubt", "whose phone book") for _ in range(LEAST_REPLIES)),
    ]
    table = learnt(replies(sorted_bodies))
    assert table == learnt(replies(sorted_bodies))
    read, groups = Weights(table), phrasebook().group_of
    of = {body: read.weigh([".", *body.split(), "."], groups) for _, body in sorted_bodies}
    assert all(of[body].stop > 1 and of[body].leave > 1 for body in asked)
    assert all(of[body].stop < -1 and of[body].leave < -1 for body in talk)
    assert of["whose phone book"].stop < 0 < of["whose phone book"].leave


@pytest.mark.parametrize("demand", ["Please remove me from your list.", "So please stop texting me", "STOP"])
@pytest.mark.parametrize(
    "behind", ["", " God bless you all and good luck on Tuesday, I hope the roads get fixed."]
)
def test_a_demand_in_a_long_letter_is_obeyed(demand, behind):
    assert meaning_of(LONG + demand + behind) is Meaning.STOP


@pytest.mark.parametrize("body", ["START", "HELP", "no paren", "liked"])
def test_keywords_are_not_weighed(body):
    assert meaning_of(body) is not Meaning.STOP


@pytest.mark.parametrize(
    "body,words",
    [
        ("Pls GO away!!", "pls go away"),
        ("My mother died. Who gave you this number?", "gave you this number"),
        ("See you at five", ""),
        ("", ""),
    ],
)
def test_the_words_in_a_row_that_weigh_most_are_told(body, words):
    assert telling(body) == words
