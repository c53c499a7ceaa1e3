"""What first replies most likely say: by the phrasebook, and by what fifty reports of each answer teach."""

import json
import zlib
from hashlib import sha256

import pytest

from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules.law.optout import Meaning, meaning_of
from bot.assignment.rules.replies.learning import learn
from bot.assignment.rules.replies.learnt import Model, Unreadable, dumped, loaded
from bot.assignment.rules.replies.suggesting import suggested
from bot.vocabulary import Asks
from tests.rules.filed_replies import TOLD, asked, filed, lines

OFFERED = (*TOLD["tags"], "Wrong number", "Opt out")
VOTE = (Question("Will you vote?", ("yes", "no", "maybe")),)
LEAST_RIGHT, LEAST_TOLD = 0.95, 0.5


@pytest.fixture(scope="session")  # no test of this file is marked as long: one worker learns for all of them
def model():
    return learn(filed())


def says(body, questions=VOTE, offered=OFFERED, model=None):
    found = suggested(body, questions, offered, model)
    return found and (found.value or f"tag:{found.name}".lower())


@pytest.mark.parametrize("half", ["seen", "held_out"])
def test_what_is_suggested_is_right_and_much_is(half, model, record_property):
    rows = [(right, body, says(body, asked(question), model=model)) for question, right, body in lines(half)]
    told = [row for row in rows if row[2]]
    wrong = [row for row in told if row[0] != row[2]]
    meant = [right for right, _, _ in rows if right not in {"-", "!"}]
    record_property("replies", (f"suggested, {half}", "right", len(told) - len(wrong), 0, len(wrong)))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(told), wrong
    assert len(told) - len(wrong) >= LEAST_TOLD * len(meant)
    assert not [row for row in told if row[0] == "!"]


# Asked nowhere in the corpus, so that nothing was filed of them.
OTHERS = {
    "ballot": Question("Did your mail ballot arrive?", ("yes", "no")),
    "when": Question("When do you plan to vote?", ("early", "election day", "not voting")),
    "wage": Question("Do you support raising the minimum wage?", ("support", "oppose", "unsure")),
    "doors": Question("Can you knock doors with us on Saturday?", ("yes", "no", "maybe")),
}


def test_messy_replies_to_other_questions_are_read_rightly_or_left_to_people(model, record_property):
    rows = [(right, body, says(body, (OTHERS[of],), model=model)) for of, right, body in lines("messy")]
    told = [row for row in rows if row[2]]
    wrong = [row for row in told if row[0] != row[2]]
    meant = [right for right, _, _ in rows if right not in {"-", "!"}]
    record_property("replies", ("suggested, messy", "right", len(told) - len(wrong), 0, len(wrong)))
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(told), wrong
    assert len(told) - len(wrong) >= LEAST_TOLD * len(meant)
    assert not [body for right, body, _ in rows if right == "!" and meaning_of(body) is Meaning.NONE]


def test_of_replies_that_nobody_filed_before_the_phrasebook_reads_as_many(model):
    rows = [(right, says(body, asked(question))) for question, right, body in lines("held_out")]
    assert sum(right == said for right, said in rows) >= 0.4 * sum(
        right not in {"-", "!"} for right, _ in rows
    )


@pytest.mark.parametrize(
    "body",
    [
        "yes but my wife no",
        "Yes? Where?",
        "yes?",
        "yes " * 80,
        "STOP",
        "not interested",
        "oui je vais voter mardi",
        "Ich werde am Dienstag wählen",
        "yes and no",
        "",
        "👍 👎",
    ],
)
def test_what_a_person_has_to_read_is_left_to_them(body, model):
    assert says(body, model=model) is None


def test_where_two_questions_have_the_answer_the_phrasebook_does_not_choose():
    other = Question("Will you help?", ("yes", "no"))
    assert says("yes", (*VOTE, other)) is None
    assert says("maybe", (*VOTE, other)) == "maybe"
    assert says("7", (Question("How many?", (), Asks.NUMBER),)) is None


def test_names_on_offer_are_read_as_people_call_them():
    assert says("sí", (Question("¿Va a votar?", ("Sí", "No")),)) == "Sí"
    assert says("Who is this? Where?", offered=("Who are you?",)) is None  # two questions in one
    assert says("Who is this??", offered=("Who are you",)) == "tag:who are you"
    assert says("Who is this?", offered=("Who are you",)) == "tag:who are you"
    assert says("I have moved") == "tag:moved"
    assert says("I have moved", offered=()) is None


def small():
    return Model(["answer yes", "answer no"], ["wyes"], [1.0], [2.0, -2.0, 0.0, 0.0], {"answer yes": 0.9})


def test_a_model_is_read_as_it_was_kept():
    kept = loaded(dumped(small(), "here"), "here")
    assert kept.sure(["wyes"]) == small().sure(["wyes"]) == "answer yes"
    assert kept.sure([]) == ""


def forged(**changed):
    """A model whose head was changed, sealed again."""
    raw = zlib.decompress(dumped(small(), "here")[32:])
    long = int.from_bytes(raw[:4], "little")
    head = json.dumps(json.loads(raw[4 : 4 + long]) | changed).encode()
    body = zlib.compress(len(head).to_bytes(4, "little") + head + raw[4 + long :])
    return sha256(body).digest() + body


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"x" * 100,
        dumped(small(), "here")[:-1],
        dumped(small(), "elsewhere"),
        forged(format=0),
        forged(labels=["answer yes"]),
    ],
)
def test_a_model_that_is_corrupt_old_or_of_another_installation_is_refused(kept):
    with pytest.raises(Unreadable):
        loaded(kept, "here")


def test_one_answer_alone_teaches_nothing():
    assert learn([each for each in filed() if each.label == "answer yes"]) is None
