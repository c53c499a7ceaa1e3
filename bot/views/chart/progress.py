"""A campaign's progress as a picture: growth and waits over time above, each volunteer's part below.

Every line carries its name beside its colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from math import ceil, floor
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.assignment.outcomes.campaigns import CampaignStatus, PersonTally, SeriesPoint
from bot.views.chart.drawing import DOTS, INK, ONE_AT_A_TIME, QUIET, RULE, WIDTH, write
from bot.views.phrases.campaigns.campaign import texted
from bot.views.phrases.campaigns.measures import lasted
from bot.views.phrases.languages import clock, day, number, spoken
from bot.views.phrases.sentences import later, tr, tr_n
from bot.vocabulary import Language

if TYPE_CHECKING:  # a heavy import: only what draws pays for it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TEXTED, REPLIED, WAITING, OPTED_OUT = "#0072b2", "#009e73", "#d55e00", "#616061"
TO_TEXT = "#cfe3f0"

_HEAD, _LINES, _GAP, _ROW, _FOOT = 0.82, 2.3, 0.5, 0.3, 0.15
# The two small charts of waits: their own height, and their title's.
_SMALL, _TITLE = 0.8, 0.3
_MOST_ROWS = 8
# Below it moments are named by the hour, and no hour comes twice.
_DAY = timedelta(hours=24)
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)
_MOST_MOMENTS = 5


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    colour: str
    dashes: str
    values: tuple[int, ...]


def progress_chart(status: CampaignStatus, zone: str) -> bytes:
    """A PNG picture, 1,320 dots wide; `zone` is the reader's. Takes about a second: draw in a thread."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    table = _ROW * _rows(status)
    waits = _TITLE + _SMALL + _GAP if _has_waits(status) else 0.0
    below = _FOOT + table + waits + _GAP
    height = _HEAD + _LINES + below
    with ONE_AT_A_TIME:
        figure = Figure(figsize=(WIDTH, height), dpi=DOTS, facecolor="white")
        _head(figure, status, height)
        lines = figure.add_axes((0.08, below / height, 0.69, _LINES / height))
        _growth(lines, status.series, ZoneInfo(zone or "UTC"))
        if waits:
            bottom = (_FOOT + table + _GAP) / height
            sides = [figure.add_axes((left, bottom, 0.38, _SMALL / height)) for left in (0.08, 0.58)]
            _waits(sides, status, ZoneInfo(zone or "UTC"))
        if status.people:
            _people(figure.add_axes((0.035, _FOOT / height, 0.93, table / height)), status)
        picture = BytesIO()
        FigureCanvasAgg(figure).print_png(picture)
    return picture.getvalue()


def _rows(status: CampaignStatus) -> int:
    """Rows of the table, its heading and the last line included."""
    count = len(status.people)
    return 0 if count == 0 else 1 + min(count, _MOST_ROWS) + (count > _MOST_ROWS)


def _head(figure: "Figure", status: CampaignStatus, height: float) -> None:
    counts = status.card.counts
    said = texted(counts)
    if counts.to_text:
        said += f" ({counts.texted / counts.to_text:.0%})"
    if counts.replied:
        said = tr_n("{said}, {n} replied", "{said}, {n} replied", counts.replied, said=said)
    write(figure, (0.035, 1 - 0.32 / height), status.card.ref.name, INK, size=14, weight="bold", most=46)
    write(figure, (0.035, 1 - 0.58 / height), said, QUIET, size=10)


def _growth(axes: "Axes", series: Sequence[SeriesPoint], zone: ZoneInfo) -> None:
    moments = [point.at for point in series]
    lines = (
        _Line(tr("Texted"), TEXTED, "-", tuple(point.texted for point in series)),
        _Line(tr("Replied"), REPLIED, "-", tuple(point.replied for point in series)),
        _Line(tr("Waiting"), WAITING, "-", tuple(point.waiting for point in series)),
        _Line(tr("Opted out"), OPTED_OUT, ":", tuple(point.opted_out for point in series)),
    )
    top = max(4, *(value for line in lines for value in line.values)) * 1.08 if series else 4
    axes.set_ylim(0, top)
    for line in lines:
        dots = "o" if len(moments) == 1 else ""
        look = {"color": line.colour, "linestyle": line.dashes, "marker": dots}
        axes.plot(moments, line.values, linewidth=2.2, clip_on=False, **look)  # type: ignore[arg-type]
    if series:
        axes.fill_between(moments, lines[0].values, color=TEXTED, alpha=0.08, linewidth=0)  # type: ignore[arg-type]
        _name_lines(axes, lines, top)
    _scales(axes, moments, zone)


def _has_waits(status: CampaignStatus) -> bool:
    return any(point.waiting or point.answered_in is not None for point in status.series)


def _waits(sides: Sequence["Axes"], status: CampaignStatus, zone: ZoneInfo) -> None:
    """How many waited over time, and how many minutes half of the answers took at each time."""
    from matplotlib.ticker import MaxNLocator

    waiting, answers = sides
    moments = [point.at for point in status.series]
    waiting.fill_between(moments, [point.waiting for point in status.series], color=WAITING, alpha=0.3)  # type: ignore[arg-type]
    waiting.plot(moments, [point.waiting for point in status.series], color=WAITING, linewidth=1.6)  # type: ignore[arg-type]
    answered = [(point.at, point.answered_in) for point in status.series if point.answered_in is not None]
    minutes = [time.total_seconds() / 60 for _, time in answered]
    answers.vlines([at for at, _ in answered], 0, minutes, color=REPLIED, linewidth=1.6, alpha=0.5)  # type: ignore[arg-type]
    answers.plot([at for at, _ in answered], minutes, "o", color=REPLIED, markersize=3)  # type: ignore[arg-type]
    waits = tr("Waiting, now {n}", n=status.series[-1].waiting)
    _small(waiting, waits, [point.waiting for point in status.series])
    median = status.measures.times.median
    title = tr("Minutes to an answer")
    if median is not None:
        title = tr("Minutes to an answer, half {time}", time=lasted(median))
    _small(answers, title, minutes)
    for axes in sides:
        _scales(axes, moments, zone)
        axes.yaxis.set_major_locator(MaxNLocator(2, integer=True))
        if len(moments) > 1:  # as little room as there is: only where the time begins and ends
            axes.set_xticks([moments[0], moments[-1]])  # type: ignore[arg-type]
            first, last = axes.get_xticklabels()
            first.set_horizontalalignment("left")
            last.set_horizontalalignment("right")


def _small(axes: "Axes", title: str, values: Sequence[float]) -> None:
    axes.set_ylim(0, max(2.0, *values, 0.0) * 1.1)
    axes.set_title(title, loc="left", size=9, color=INK, weight="bold", pad=6)


def _name_lines(axes: "Axes", lines: Sequence[_Line], top: float) -> None:
    """The name of each line at its end, moved apart where lines meet."""
    ends = sorted(lines, key=lambda line: line.values[-1])
    for line, place in zip(ends, apart([line.values[-1] / top for line in ends], 0.1), strict=True):
        said = f"{line.name} {number(line.values[-1])}"
        axes.text(
            1.02,
            place,
            said,
            color=line.colour,
            transform=axes.transAxes,
            va="center",
            size=10,
            weight="bold",
        )


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Rising places between 0 and 1, moved as little as need be to stand `gap` apart."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap) if moved else max(place, 0.0))
    limit = 1.0
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved


def _scales(axes: "Axes", moments: Sequence[datetime], zone: ZoneInfo) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(RULE)
    axes.tick_params(length=0, labelsize=9, labelcolor=QUIET, pad=6)
    axes.grid(axis="y", color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value))))
    named = moments_named(moments, zone)
    axes.set_xticks(list(named.values()), list(named))  # type: ignore[arg-type]
    if len(moments) > 1:
        axes.set_xlim(moments[0], moments[-1])  # type: ignore[arg-type]


def moments_named(moments: Sequence[datetime], zone: ZoneInfo) -> dict[str, datetime]:
    """The moments to name below the lines: whole minutes, hours or days of the reader's, at most five."""
    if not moments:
        return {}
    start, end = moments[0].astimezone(zone), moments[-1].astimezone(zone)
    short = end - start < _DAY
    steps = (timedelta(minutes=few) for few in _MINUTES) if short else (timedelta(2**n) for n in count())
    step = next(step for step in steps if (end - start) / step < _MOST_MOMENTS)
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    first, last = ceil((start - midnight) / step), floor((end - midnight) / step)
    named = [midnight + step * each for each in range(first, last + 1)] or [start]
    return {_moment(moment, short=short): moment for moment in named}


def _moment(moment: datetime, *, short: bool) -> str:
    if short:
        return clock(moment)
    if spoken() is Language.ENGLISH:
        return f"{moment:%a} {moment.day} {moment:%b}"
    return day(moment, weekday=True)


# Where the columns of numbers end, as shares of the width; the bars stand between them and the names.
_COLUMNS = (
    (later("Texted"), 0.62, TEXTED),
    (later("To text"), 0.73, QUIET),
    (later("Answered"), 0.865, INK),
    (later("Waiting"), 1.0, WAITING),
)
_BARS = (0.27, 0.53)


def _people(axes: "Axes", status: CampaignStatus) -> None:
    people = status.people[:_MOST_ROWS]
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(_rows(status) - 1.5, -1.5)
    write(axes, (0, -1), tr("By volunteer"), INK, size=10, weight="bold")
    for name, end, colour in _COLUMNS:
        write(axes, (end, -1), str(name), colour, size=9, ha="right", weight="bold")
    longest = max(1, *(person.texted + person.unsent for person in people))
    for row, person in enumerate(people):
        _person(axes, row, person, longest)
    if len(status.people) > len(people):
        more = tr("and {n} more", n=len(status.people) - len(people))
        write(axes, (0, len(people)), more, QUIET, size=9)


def _person(axes: "Axes", row: int, person: PersonTally, longest: int) -> None:
    start, end = _BARS
    scale = (end - start) / longest
    write(axes, (0, row), person.ref.name, INK, size=10, most=20)
    axes.barh(row, person.texted * scale, left=start, height=0.55, color=TEXTED)
    axes.barh(row, person.unsent * scale, left=start + person.texted * scale, height=0.55, color=TO_TEXT)
    numbers = (person.texted, person.unsent, person.answered, person.waiting)
    for (_, place, colour), shown in zip(_COLUMNS, numbers, strict=True):
        loud = colour == WAITING and shown > 0
        ink, weight = (colour, "bold") if loud else (INK if shown else QUIET, "normal")
        write(axes, (place, row), number(shown), ink, size=10, ha="right", weight=weight)
