"""What came of a campaign as a picture to hand around: shares with their intervals, texts compared, days.

All shares have one scale. Bars are dark, intervals are black whiskers, and every number is written beside its
bar, so that a print in black and white says as much.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.assignment.outcomes.results.counted import CampaignResults, OfDay, OfText, Tallied
from bot.assignment.rules.shares import Share
from bot.views.chart.drawing import DOTS, INK, ONE_AT_A_TIME, QUIET, RULE, WIDTH, write
from bot.views.phrases.campaigns.results import (
    TAGS,
    answer,
    reached,
    text_name,
    told_share,
)
from bot.views.phrases.languages import day, number
from bot.views.phrases.sentences import tr

if TYPE_CHECKING:  # a heavy import: only what draws pays for it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHARE, REPLIED, PALE = "#56b4e9", "#0072b2", "#cfe3f0"
_HEAD, _ROW, _GAP, _DAYS, _FOOT = 0.95, 0.27, 0.45, 1.25, 0.55
_MOST_QUESTIONS, _MOST_ROWS, _MOST_TEXTS, _MOST_DAYS = 3, 6, 6, 21
# Where bars begin and end, and where what is written beside them ends, in a row from 0 to 1.
_START, _END, _SAID = 0.33, 0.70, 1.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A share under its name; without a share, the title of those that follow."""

    name: str
    share: Share | None = None


def results_chart(of: CampaignResults) -> bytes:
    """A PNG picture, 1,320 dots wide. Takes about a second: draw in a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = [*_rows(of.whole), *_by_text(of.texts)]
    days = of.days[-_MOST_DAYS:] if len(of.days) > 1 else ()
    below = _FOOT + (_DAYS + _GAP + _ROW if days else 0.0)
    height = _HEAD + _ROW * len(rows) + below
    with ONE_AT_A_TIME:
        figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
        _head(figure, of, height)
        _shares(figure.add_axes((0.035, below / height, 0.93, _ROW * len(rows) / height)), rows)
        if days:
            _days(figure.add_axes((0.035, (_FOOT + 0.12) / height, 0.93, _DAYS / height)), days)
        _foot(figure, height)
        picture = BytesIO()
        FigureCanvasAgg(figure).print_png(picture)
    return picture.getvalue()


def _rows(of: Tallied) -> Iterator[_Row]:
    yield _Row(tr("Of those reached"))
    yield _Row(tr("Replied"), of.share(of.replied))
    yield _Row(tr("Opted out"), of.share(of.opted_out))
    for each in of.answers[:_MOST_QUESTIONS]:
        yield _Row(each.question)
        yield from (_Row(answer(word), of.share(count)) for word, count in each.counts[:_MOST_ROWS])
    filed = [(word, count) for word, count in of.tags if count]
    if filed:
        yield _Row(str(TAGS))
        yield from (_Row(word, of.share(count)) for word, count in filed[:_MOST_ROWS])


def _by_text(texts: Sequence[OfText]) -> Iterator[_Row]:
    """Each text's share of replies, and of the first answer to the first question."""
    shown = [each for each in texts if each.tallied.texted][:_MOST_TEXTS]
    if len(shown) < 2:  # noqa: PLR2004  nothing to compare
        return
    yield _Row(tr("By first text: replied"))
    yield from (_Row(text_name(each.text), each.tallied.share(each.tallied.replied)) for each in shown)
    first = next((each for each in shown[0].tallied.answers if each.counts), None)
    if first is None:
        return
    question, wanted = first.question, first.counts[0][0]
    yield _Row(tr("By first text: “{answer}” to {question}", answer=answer(wanted), question=question))
    for each in shown:
        given = next((dict(row.counts) for row in each.tallied.answers if row.question == question), {})
        yield _Row(text_name(each.text), each.tallied.share(given.get(wanted, 0)))


def _head(figure: "Figure", of: CampaignResults, height: float) -> None:
    name = f"{of.ref.name} · {text_name(of.chosen)}" if of.chosen else of.ref.name
    write(figure, (0.035, 1 - 0.34 / height), name, INK, size=15, weight="bold", most=42)
    said = f"{of.organisation}, {reached(of.whole)}" if of.organisation else reached(of.whole)
    write(figure, (0.035, 1 - 0.66 / height), said, QUIET, size=10)


def _foot(figure: "Figure", height: float) -> None:
    said = tr("Whiskers: where the true share lies in 19 of 20 such campaigns. One scale for all bars.")
    write(figure, (0.035, 0.2 / height), said, QUIET, size=8, most=120)


def _shares(axes: "Axes", rows: Sequence[_Row]) -> None:
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    known = [row.share for row in rows if row.share is not None and row.share.is_enough]
    largest = max([0.05, *(share.interval[1] for share in known)])
    for place, row in enumerate(rows):
        if row.share is None:
            write(axes, (0, place + 0.12), row.name, INK, size=10, weight="bold", most=70)
        else:
            _bar(axes, place, row, row.share, (_END - _START) / largest)


def _bar(axes: "Axes", place: int, row: _Row, share: Share, scale: float) -> None:
    write(axes, (0.02, place), row.name, INK, size=10, most=27)
    if not share.is_enough:
        few = tr("too few to tell ({count} of {reached})", count=share.count, reached=share.of)
        write(axes, (_START, place), few, QUIET, size=9)
        return
    low, high = (_START + each * scale for each in share.interval)
    axes.barh(place, share.share * scale, left=_START, height=0.62, color=SHARE)
    axes.hlines(place, low, high, color=INK, linewidth=1.2)
    axes.vlines([low, high], place - 0.2, place + 0.2, color=INK, linewidth=1.2)
    write(axes, (_SAID, place), told_share(share), INK, size=9, ha="right")
    write(axes, (_START - 0.012, place), number(share.count), QUIET, size=9, ha="right")


def _days(axes: "Axes", days: Sequence[OfDay]) -> None:
    """How many were reached on each day, and how many of those replied, darker and hatched."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.set_yticks([])
    axes.tick_params(length=0, labelsize=9, labelcolor=QUIET, pad=4)
    places = range(len(days))
    tallied = [each.tallied for each in days]
    axes.bar(places, [of.reached for of in tallied], width=0.8, color=PALE, edgecolor=QUIET, linewidth=0.6)
    replied = [of.replied for of in tallied]
    axes.bar(places, replied, width=0.8, color=REPLIED, edgecolor="white", linewidth=0, hatch="////")
    top = max(1, *(of.reached for of in tallied))
    axes.set_ylim(0, top * 1.2)
    axes.set_xlim(-0.6, len(days) - 0.4)
    every = -(-len(days) // 7)
    named = [place for place in places if place % every == 0]
    axes.set_xticks(named, [day(days[place].day) for place in named])
    for place in named:
        write(
            axes,
            (place, tallied[place].reached + top * 0.09),
            number(tallied[place].reached),
            INK,
            size=8,
            ha="center",
        )
    title = tr("By day: reached, and of those replied (hatched)")
    axes.set_title(title, loc="left", size=10, color=INK, weight="bold")
