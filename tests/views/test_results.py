"""What came of a campaign: shares with how sure they are, in words and as a picture."""

from dataclasses import replace

import pytest

from bot.assignment.outcomes.results.counted import Answers, Tallied
from bot.assignment.rules.shares import Share
from bot.views.chart.results import results_chart
from bot.views.phrases.campaigns import results as words
from tests.views import counted
from tests.views.test_chart import size

FEW = Tallied(120, 99, 40, 2, (("moved", 3),), (Answers("Will you vote?", (("yes", 20), ("no", 4))),))


@pytest.mark.parametrize(
    "count, of, told",
    [
        (1203, 4812, "25.0 % (23.8 to 26.2 %)"),
        (0, 100, "0.0 % (0.0 to 3.7 %)"),
        (100, 100, "100.0 % (96.3 to 100.0 %)"),
        (40, 99, "too few to tell"),
        (0, 0, "too few to tell"),
    ],
)
def test_a_share_is_told_with_its_interval_and_below_a_hundred_not_at_all(count, of, told):
    assert words.told_share(Share(count, of)) == told


def test_counts_are_told_though_shares_are_not():
    assert words.brief(FEW) == (
        "99 reached of 120 texted · too few to tell\n40 replied\n2 opted out\n20 yes\n4 no\n3 moved"
    )


@pytest.mark.parametrize("parts", [(0, 0), (1, 1), (2, 2), (40, 60)])
def test_any_results_can_be_drawn(parts):
    width, height = size(results_chart(counted.results(*parts)))
    assert width == 1320
    assert 1200 < height < 3300


def test_the_picture_compares_texts_where_there_are_several():
    both = counted.results(2, 0, 0, each=FEW)
    alone = replace(both, texts=both.texts[:1])
    assert size(results_chart(both))[1] > size(results_chart(alone))[1]
