"""What sentences are made of: each platform makes foreign words harmless and times the reader's own."""

from dataclasses import dataclass
from datetime import datetime

from bot.views.phrases.languages import clock, listed

__all__ = [
    "Ago",
    "Hour",
    "Strong",
    "Word",
    "Words",
    "clock",
    "counted",
    "harmless",
    "listed",
    "shortened",
]

# Not printable by themselves, yet part of text: line breaks, and what holds an emoji or a script together.
_KEPT = dict.fromkeys(map(ord, "\n\t\u00a0\u200c\u200d"))


@dataclass(frozen=True, slots=True)
class Ago:
    """A moment told as the time that has passed since."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Hour:
    """A moment told as the time of day alone, where the day was said before."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


# A datetime is told as day and time on the reader's clock.
Word = str | Strong | datetime | Ago | Hour
Words = tuple[Word, ...]


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 reply, 2 replies, 1,000 contacts."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def harmless(text: str) -> str:
    """Foreign text without control characters and marks that turn the reading direction."""
    text = str(text)  # a constant is shown in the reader's language
    if text.isprintable() or text.translate(_KEPT).isprintable():
        return text
    return "".join(one for one in text if one.isprintable() or ord(one) in _KEPT)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, the last an ellipsis when something was cut off."""
    text = str(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
