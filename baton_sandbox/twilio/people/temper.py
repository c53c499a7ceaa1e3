"""What kind of person holds a phone: their mood about being texted, how fast they are, how they write."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import TypeVar

Choice = TypeVar("Choice")


class Mood(StrEnum):
    """How somebody takes a text from a campaign."""

    SILENT = "silent"
    WILLING = "willing"
    CURIOUS = "curious"
    DECLINING = "declining"
    WORDLESS = "wordless"
    STRANGER = "stranger"
    KEYWORD = "keyword"
    PLEADING = "pleading"
    WEARY = "weary"
    HOSTILE = "hostile"


@dataclass(frozen=True)
class Temper:
    """How a person is: `haste` spans the seconds until an answer, `style` is "plain", "lower" or "bare".

    The `whim` seeds what stays the same in all they say, such as the day that suits them.
    """

    mood: Mood
    haste: tuple[float, float]
    style: str
    whim: int


_MOODS = {
    "en": {
        Mood.SILENT: 40.0, Mood.WILLING: 21.0, Mood.CURIOUS: 14.0, Mood.DECLINING: 10.0, Mood.WORDLESS: 4.0,
        Mood.STRANGER: 3.5, Mood.KEYWORD: 3.5, Mood.PLEADING: 2.5, Mood.WEARY: 1.0, Mood.HOSTILE: 0.5,
    },
    "es": {
        Mood.SILENT: 36.0, Mood.WILLING: 28.0, Mood.CURIOUS: 16.0, Mood.DECLINING: 9.0, Mood.STRANGER: 4.0,
        Mood.PLEADING: 5.0, Mood.KEYWORD: 2.0,
    },
}  # fmt: skip
_HASTES = {(15.0, 120.0): 45, (120.0, 1500.0): 40, (2700.0, 14400.0): 15}
_STYLES = {"plain": 55, "lower": 30, "bare": 15}


def temper_of(number: str, language: str, seed: int) -> Temper:
    """The temper of whoever has this number: always the same for the same seed."""
    random = Random(f"temper:{seed}:{number}")
    return Temper(
        mood=_weighted(random, _MOODS[language]),
        haste=_weighted(random, _HASTES),
        style=_weighted(random, _STYLES),
        whim=random.getrandbits(32),
    )


def answer_delay(temper: Temper, turn: int, random: Random) -> timedelta:
    """How long an answer takes; in the middle of a conversation people are at least four times as quick."""
    seconds = random.uniform(*temper.haste)
    return timedelta(seconds=seconds if turn == 0 else max(8.0, seconds / 4))


def _weighted(random: Random, weights: Mapping[Choice, float]) -> Choice:
    return random.choices(list(weights), weights=list(weights.values()))[0]
