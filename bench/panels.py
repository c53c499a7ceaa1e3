"""Draws a dashboard of Grafana from its own file: each panel's questions are put to Prometheus."""

import json
import re
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter
from PIL import Image

from tests.house.tree import ROOT

BOARD = ROOT / "deploy/grafana/baton.json"
WIDE = 24  # columns of a dashboard
ROW = 0.42  # inches
Series = tuple[str, list[datetime], list[float]]


@dataclass(frozen=True)
class Day:
    """What is looked at, and how closely."""

    begins: datetime
    ends: datetime
    step: timedelta


def draw(url: str, day: Day, picture: Path) -> list[str]:
    """Write the picture; the titles of panels that have nothing to show."""
    panels = json.loads(BOARD.read_text(encoding="utf-8"))["panels"]
    rows = max(each["gridPos"]["y"] + each["gridPos"]["h"] for each in panels)
    figure = plt.figure(figsize=(14, rows * ROW), dpi=64, facecolor="#f4f5f5")
    empty = []
    for each in panels:
        place = each["gridPos"]
        left, wide = (place["x"] + 0.9) / WIDE, (place["w"] - 1.3) / WIDE
        low, high = 1 - (place["y"] + place["h"] - 1.1) / rows, (place["h"] - 2.3) / rows
        axes = figure.add_axes((left, low, wide, high))
        axes.set_title(each["title"], loc="left", fontsize=9, fontweight="bold")
        found = [line for target in each["targets"] for line in ask(url, target, day)]
        if not any(values for _, _, values in found):
            empty.append(each["title"])
        (_numbers if each["type"] == "stat" else _lines)(axes, each, found)
    figure.savefig(picture)
    Image.open(picture).convert("P", palette=Image.Palette.ADAPTIVE, colors=48).save(picture, optimize=True)
    return empty


def ask(url: str, target: dict[str, str], day: Day) -> list[Series]:
    """What Prometheus knows of one question, named as the panel says."""
    asked = {"query": target["expr"], "start": day.begins.timestamp(), "end": day.ends.timestamp()}
    query = urlencode(asked | {"step": day.step.total_seconds()})
    answer = _patiently(f"{url}/api/v1/query_range?{query}")
    found = []
    for each in answer["data"]["result"]:
        points = [(float(at), float(value)) for at, value in each["values"] if value != "NaN"]
        times = [datetime.fromtimestamp(at, day.begins.tzinfo) for at, _ in points]
        found.append((_named(target.get("legendFormat", ""), each["metric"]), times, [y for _, y in points]))
    return found


def _patiently(address: str) -> dict[str, Any]:
    """It takes a moment to start."""
    for _ in range(150):
        try:
            with urlopen(address) as answer:
                told: dict[str, Any] = json.load(answer)
                return told
        except URLError as error:
            if getattr(error, "code", 503) != 503:
                raise
            time.sleep(0.2)
    raise TimeoutError(address)


def _named(legend: str, labels: dict[str, str]) -> str:
    return re.sub(r"{{(\w+)}}", lambda match: labels.get(match[1], ""), legend)


def _numbers(axes: Axes, panel: dict[str, Any], found: list[Series]) -> None:
    axes.set_axis_off()
    words = {
        value: told["text"]
        for each in panel["fieldConfig"]["defaults"].get("mappings", ())
        for value, told in each["options"].items()
    }
    for place, (name, _, values) in enumerate(found):
        across, number = (place + 0.5) / len(found), f"{values[-1]:g}"
        said = words.get(number, number)
        axes.text(across, 0.55, said, ha="center", va="center", fontsize=16, color="#37872d")
        axes.text(across, 0.05, name, ha="center", va="center", fontsize=8)


def _lines(axes: Axes, panel: dict[str, Any], found: list[Series]) -> None:
    look = panel["fieldConfig"]["defaults"]
    if "stacking" in look.get("custom", {}):
        _stacked(axes, found)
    else:
        for name, times, values in found:
            axes.plot(times, values, label=name, linewidth=1)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _told(value, look.get("unit", ""))))
    axes.xaxis.set_major_formatter(mdates.DateFormatter("%H:%M"))
    axes.tick_params(labelsize=7)
    axes.grid(alpha=0.3)
    if found:
        axes.legend(fontsize=7, loc="upper right", ncols=2 if len(found) > 4 else 1)


def _stacked(axes: Axes, found: list[Series]) -> None:
    """Each upon the others; where one says nothing it is none."""
    times = sorted({at for _, some, _ in found for at in some})
    values = [[dict(zip(some, seen, strict=True)).get(at, 0.0) for at in times] for _, some, seen in found]
    if times:
        axes.stackplot(times, values, labels=[name for name, _, _ in found], alpha=0.6)


def _told(value: float, unit: str) -> str:
    """As Grafana would write it."""
    if unit == "s":
        return (
            f"{value * 1000:.0f} ms"
            if value < 1
            else f"{value:.0f} s"
            if value < 120
            else f"{value / 60:.0f} min"
        )
    if unit == "bytes":
        return f"{value / 2**20:.0f} MiB"
    if unit == "percentunit":
        return f"{value:.2%}"
    return f"{value:.3g}/s" if unit == "ops" else f"{value:g}"
