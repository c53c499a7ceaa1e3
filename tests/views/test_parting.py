"""What is said and offered at the end of a shift."""

from datetime import timedelta

import pytest

from bot.assignment.outcomes.reassignment import Taker
from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.results.measures import NO_ANSWERS, ShiftMeasures, WaitingNow
from bot.assignment.outcomes.shifts import EndedShift, Instead, PartingPost, StillWith, SummaryPost
from bot.views.discord.paint import panel
from bot.views.phrases.shifts import parting as words
from bot.views.screens.shifts import parting as shown
from bot.views.slack.paint import message
from tests.views.admin import NOON, ref
from tests.views.inspection import over_the_wire

LATER, SETTLES = NOON + timedelta(minutes=30), NOON + timedelta(minutes=5)
OVER = EndedShift(1, CampaignRef(1, "Early voting"), NOON - timedelta(hours=2), NOON)
ON, SOON = Taker(ref(2), 3, LATER, True), Taker(ref(2), 3, LATER, False, begins=LATER)


def there(panel):
    """What Discord gets."""
    return panel.layout().to_components()


ALONE = Instead((ref(7), ref(8)), LATER)


def summary(*finishing, unheld=0, instead=None):
    still = tuple(StillWith(ref(number), 2, until, ON) for number, until in enumerate(finishing, 1))
    done = ShiftMeasures(OVER.starts_at, NOON, 1, 1, 0, WaitingNow(), 0, NO_ANSWERS, ())
    post = SummaryPost(OVER, done, still, unheld, (), instead)
    return str(over_the_wire(message(shown.summary(post)))), str(there(panel(shown.summary(post))))


@pytest.mark.parametrize(
    "taker, instead, said",
    [(ON, None, "They go to those on duty"), (SOON, ALONE, "in the queue"), (None, ALONE, "in the queue")],
)
def test_whoever_goes_reads_what_happens_without_a_press(taker, instead, said):
    post = PartingPost(OVER, 2, NOON, taker, instead=instead, settles_at=SETTLES)
    told, at, *_ = words.otherwise(post)
    assert said in str(told)
    assert at == SETTLES
    assert (LATER in words.otherwise(post)) is (instead is not None)


def test_where_nobody_is_on_duty_admins_are_named_and_the_queue_and_nobody_else():
    post = PartingPost(OVER, 2, NOON, None, instead=ALONE)
    for drawn in (str(over_the_wire(message(shown.parting(post)))), str(there(panel(shown.parting(post))))):
        assert [f"b1:parting_over:1:{to}" in drawn for to in (0, 7, 8)] == [False, True, True]
        assert "b1:parting_release:1" in drawn
        assert words.LEAVE in drawn


def test_where_somebody_comes_soon_they_may_be_given_it_too():
    post = PartingPost(OVER, 2, NOON, SOON, instead=ALONE)
    assert [to for _, to in words.takers(post)] == [2, 7, 8]


def test_the_lead_has_a_button_as_long_as_anything_waits():
    for drawn in summary(unheld=3):
        assert "b1:shift_left_all:1" in drawn
    for drawn in summary(unheld=3, instead=ALONE):
        assert "b1:shift_left_give:1:7" in drawn
        assert "b1:shift_left_all:1" not in drawn
        assert "b1:shift_left_queue:1" not in drawn
    for drawn in summary(None, instead=ALONE):
        assert "b1:shift_left_queue:1" in drawn
    for drawn in summary():
        assert "b1:shift_left" not in drawn


def test_all_is_handed_over_only_where_somebody_went_who_does_not_finish():
    assert all(words.HAND_OVER_ALL in drawn for drawn in summary(None, LATER))
    assert not any(words.HAND_OVER_ALL in drawn for drawn in summary(LATER, LATER))


def test_in_small_print_no_word_brings_spaces_of_its_own():
    for taker in (ON, SOON):
        assert all(word == word.strip() for word in words.why(taker) if isinstance(word, str))
