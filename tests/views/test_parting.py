"""What is said and offered at the end of a shift."""

from datetime import timedelta

import pytest

from bot.assignment.outcomes.measures import NO_ANSWERS, ShiftMeasures, WaitingNow
from bot.assignment.outcomes.parting import EndedShift, PartingPost, StillWith, SummaryPost
from bot.assignment.outcomes.taker import Taker
from bot.assignment.outcomes.text import CampaignRef
from bot.views.phrases import parting as words
from bot.views.slack import parting as shown
from tests.views.admin import NOON, ref
from tests.views.inspection import over_the_wire

LATER = NOON + timedelta(minutes=30)
OVER = EndedShift(1, CampaignRef(1, "Early voting"), NOON - timedelta(hours=2), NOON)
ON, SOON = Taker(ref(2), 3, LATER, True), Taker(ref(2), 3, LATER, False, begins=LATER)


def summary(*finishing):
    still = tuple(StillWith(ref(number), 2, until, ON) for number, until in enumerate(finishing, 1))
    done = ShiftMeasures(OVER.starts_at, NOON, 1, 1, 0, WaitingNow(), 0, NO_ANSWERS, ())
    return str(over_the_wire(shown.summary(SummaryPost(OVER, done, still, 0, ()))))


@pytest.mark.parametrize(
    "taker, said", [(ON, "they go to those on shift"), (SOON, "anybody"), (None, "anybody")]
)
def test_whoever_goes_reads_what_happens_without_a_press(taker, said):
    assert said in words.otherwise(PartingPost(OVER, 2, NOON, taker))


def test_all_is_handed_over_only_where_somebody_went_who_does_not_finish():
    assert words.HAND_OVER_ALL in summary(None, LATER)
    assert words.HAND_OVER_ALL not in summary(LATER, LATER)


def test_in_small_print_no_word_brings_spaces_of_its_own():
    for taker in (ON, SOON):
        assert all(word == word.strip() for word in words.why(taker) if isinstance(word, str))
