"""How well replies are read, counted over thousands of them."""

import pytest

from bot.assignment.rules.law.optout import Meaning, meaning_of
from tests.rules.replies import FOLDER, LABELS, bodies, counted

HALVES = [half for half in ("seen", "held_out") if (FOLDER / half).exists()]
# Of what asks to stop, taken for conversation; of it, obeyed at once; of what is obeyed, rightly so. What is
# in doubt counts for neither. `held_out` are replies of two writers for whom no word was chosen, the second's
# whole, the first's without those that stand in `seen`.
MOST_MISSED = 0.01
LEAST_OBEYED = 0.95
LEAST_RIGHTLY_OBEYED = 0.98
MOST_BUTTONS = 0.03  # on ordinary talk
RIGHT = {
    "asked_to_stop": {Meaning.STOP},
    "in_doubt": {Meaning.DOUBTFUL},
    "something_else": {Meaning.NONE, Meaning.START, Meaning.HELP},
    "ordinary": {Meaning.NONE, Meaning.START, Meaning.HELP},
}


@pytest.fixture(scope="module", params=HALVES)
def half(request):
    return request.param, {label: counted(request.param, label) for label in LABELS}


def test_what_asks_to_stop_is_obeyed_and_what_does_not_is_left_alone(half, record_property):
    name, counts = half
    for label, read in counts.items():
        right = sum(read[meaning] for meaning in RIGHT[label])
        doubtful = 0 if label == "in_doubt" else read[Meaning.DOUBTFUL]
        record_property("replies", (name, label, right, doubtful, sum(read.values()) - right - doubtful))
    asked, ordinary = counts["asked_to_stop"], counts["ordinary"]
    obeyed = {label: read[Meaning.STOP] for label, read in counts.items() if label != "in_doubt"}
    assert asked[Meaning.NONE] <= MOST_MISSED * sum(asked.values())
    assert asked[Meaning.STOP] >= LEAST_OBEYED * sum(asked.values())
    assert obeyed["asked_to_stop"] >= LEAST_RIGHTLY_OBEYED * sum(obeyed.values())
    assert ordinary[Meaning.DOUBTFUL] <= MOST_BUTTONS * sum(ordinary.values())


@pytest.mark.parametrize("body", bodies("from_the_field", "asked_to_stop"))
def test_what_asks_to_stop_in_the_field_is_never_conversation(body):
    assert meaning_of(body) in {Meaning.STOP, Meaning.DOUBTFUL}


@pytest.mark.parametrize("body", bodies("from_the_field", "meant_something_else"))
def test_what_means_something_else_in_the_field_opts_nobody_out(body):
    assert meaning_of(body) in {Meaning.NONE, Meaning.DOUBTFUL}


@pytest.mark.parametrize("body", bodies("from_the_field", "quoting_us"))
def test_a_quotation_of_our_own_words_means_nothing(body):
    assert meaning_of(body) is Meaning.NONE


@pytest.mark.parametrize("body", bodies("once_misread", "something_else"))
def test_what_once_opted_somebody_out_by_mistake_does_so_no_more(body):
    assert meaning_of(body) in RIGHT["something_else"] | {Meaning.DOUBTFUL}


@pytest.mark.parametrize(
    "words,meaning",
    [
        ("STOP", Meaning.STOP),
        ("remove me", Meaning.STOP),
        ("go away", Meaning.DOUBTFUL),
        ("Yes, I will!", Meaning.NONE),
        ("START", Meaning.START),
    ],
)
@pytest.mark.parametrize(
    "tail",
    [
        "\n\nSent from my iPhone",
        "\nSent from Yahoo Mail on Android",
        "\nGet Outlook for iOS",
        " (Sent with Slam Effect)",
        "\n(Sent with Invisible Ink)",
        "\nEnviado desde mi iPhone",
    ],
)
def test_what_a_phone_adds_changes_nothing(words, tail, meaning):
    assert meaning_of(words + tail) is meaning


@pytest.mark.parametrize(
    "body,meaning",
    [
        ("Already voted, can't vote twice! Please stop these. Regards, Jo", Meaning.STOP),
        ("I love her but please don't text me anymore", Meaning.STOP),
        ("haha. take me off your list", Meaning.STOP),
        ("don't - stop texting me lol", Meaning.DOUBTFUL),
        ("stop it, you're making me cry", Meaning.DOUBTFUL),
        ("r e m o v e m e please", Meaning.STOP),
        ("s t o p   p l e a s e", Meaning.STOP),
        ("remove my #", Meaning.STOP),
        ("we are #1 and #winning", Meaning.NONE),
        ("nomoretexts", Meaning.STOP),
        ("plsstop donttextmeanymore", Meaning.STOP),
        ("quitenmedelalista", Meaning.STOP),
        ("no nomination for me", Meaning.NONE),
        ("Don't call, text me. I'm at the library", Meaning.DOUBTFUL),
        ("No, send me the link", Meaning.NONE),
        ("no send me again", Meaning.STOP),
        ("I said knock off the texting", Meaning.STOP),
        ("leave my number alone im at work", Meaning.STOP),
        ("optout because I moved", Meaning.STOP),
        ("I said he should stop texting me", Meaning.DOUBTFUL),
    ],
)
def test_a_sentence_that_asks_to_stop_is_heard_among_others(body, meaning):
    assert meaning_of(body) is meaning


@pytest.mark.parametrize("name", ["\nJane Doe", "\n- Jane", "\n\nJane D. Doe"])
def test_a_name_below_a_keyword_changes_nothing(name):
    assert meaning_of(f"STOP{name}") is Meaning.STOP
