"""The progress picture: drawn for every campaign, honest at its ends, and apart where lines meet."""

import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views.chart.progress import apart, moments_named, progress_chart
from tests.views import admin


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize("people, points", [(0, 0), (0, 1), (1, 2), (8, 60), (100, 60)])
def test_any_campaign_can_be_drawn(people, points):
    width, height = size(progress_chart(admin.status(people, points), "America/New_York"))
    assert width == 1320
    assert 700 < height < 1700


def test_small_charts_of_waits_are_drawn_where_anybody_waited():
    status = admin.status(1)
    nobody = tuple(replace(point, waiting=0, answered_in=None) for point in status.series)
    with_, without = (progress_chart(each, "") for each in (status, replace(status, series=nobody)))
    assert size(with_)[1] > size(without)[1] + 200


def test_the_picture_grows_with_the_volunteers_up_to_a_limit():
    heights = [size(progress_chart(admin.status(people), ""))[1] for people in (0, 3, 8, 9, 100)]
    assert heights[0] < heights[1] < heights[2] < heights[3] == heights[4]


@pytest.mark.parametrize("minutes", [1, 45, 119, 177, 239, 700, 47 * 60, 90 * 24 * 60])
def test_a_campaign_of_any_length_has_moments_written_below(minutes):
    """The library warns where it finds no fitting distance, and warnings fail here."""
    status = admin.status(0, 2)
    first, last = status.series
    last = replace(last, at=first.at + timedelta(minutes=minutes))
    assert progress_chart(replace(status, series=(first, last)), "America/New_York")


def test_several_pictures_at_once_are_as_good_as_one_after_the_other():
    status = admin.status(3)
    alone = progress_chart(status, "America/New_York")
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: progress_chart(status, "America/New_York"), range(8)))
    assert set(together) == {alone}


NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2026, 3, 10, 20, 17, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "lasted, named",
    [
        (timedelta(0), ["4:17 PM"]),
        (timedelta(seconds=40), ["4:17 PM"]),
        (timedelta(seconds=90), ["4:18 PM"]),
        (timedelta(minutes=50), ["4:30 PM", "4:45 PM", "5:00 PM"]),
        (timedelta(hours=6), ["6:00 PM", "8:00 PM", "10:00 PM"]),
        (timedelta(hours=36), ["Wed 11 Mar", "Thu 12 Mar"]),
    ],
)
def test_no_two_moments_of_the_chart_have_the_same_name(lasted, named):
    assert list(moments_named([START, START + lasted], NEW_YORK)) == named


@given(st.integers(0, 90 * 86_400))
def test_named_moments_rise_and_lie_within_the_picture(seconds):
    end = START + timedelta(seconds=seconds)
    moments = list(moments_named([START, end], NEW_YORK).values())
    assert moments == sorted(moments)
    assert len(moments) <= 5
    assert moments[0] >= START
    assert moments[-1] <= end


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4).map(sorted))
def test_names_of_lines_stand_apart_in_order_and_within_the_picture(places):
    moved = apart(places, 0.1)
    assert all(second - first >= 0.1 - 1e-9 for first, second in pairwise(moved))
    assert min(moved) >= -1e-9
    assert max(moved) <= 1 + 1e-9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=4).map(sorted))
def test_names_that_stand_apart_already_are_not_moved(places):
    spread = [place * 0.1 + index * 0.25 for index, place in enumerate(places)]
    assert apart(spread, 0.1) == pytest.approx(spread)
