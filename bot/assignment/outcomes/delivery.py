"""What passes between the core and the courier about texts on their way."""

from dataclasses import dataclass
from datetime import datetime

from bot.vocabulary import TextStatus


@dataclass(frozen=True, slots=True)
class TextParcel:
    """A text that is marked as leaving: hand it to the provider once, and again only if it surely refused.

    `valid_for` is in seconds: later the provider must drop it, for it would arrive outside texting hours.
    `segments` is Baton's own count.
    """

    message_id: int
    phone: str
    body: str
    valid_for: int
    segments: int = 1


@dataclass(frozen=True, slots=True)
class DoubtfulText:
    """A text that left without an answer: ask the provider what it has, never send again.

    `known` are the provider's ids of the other texts to this number.
    """

    message_id: int
    phone: str
    body: str
    left_at: datetime
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UnheardText:
    """A text that the provider took and never told of again, by the provider's id."""

    message_id: int
    provider_id: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider has the text; it may already know that it did not arrive, and why."""

    provider_id: str
    status: TextStatus
    our_number: str = ""
    segments: int = 0
    error_code: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The provider refused the text for good; `code` is its own."""

    code: int


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A status callback: `message_id` is ours, from the callback's address, when it had one.

    It may be the first to tell which number of ours the text left from; `segments` is 0 where it is not told.
    """

    message_id: int | None
    provider_id: str
    status: TextStatus
    error_code: int | None = None
    our_number: str = ""
    segments: int = 0


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is due to leave: how many items, and for how many seconds the oldest has been due."""

    items: int
    oldest: float


@dataclass(frozen=True, slots=True)
class TextSettled:
    """Where a text stands after news of it."""

    message_id: int
    status: TextStatus
