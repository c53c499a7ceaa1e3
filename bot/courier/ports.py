"""The ways out as the courier sees them: chat takes letters, a provider texts, other programs events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.assignment.outcomes.conversations import Inbound
from bot.assignment.outcomes.delivery import Accepted, DoubtfulText, Refused, TextParcel, UnheardText
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.results.publishing import EventParcel
from bot.assignment.rules.texts.media import Medium


class Poster(Protocol):
    """One chat platform."""

    async def post(self, letter: Letter, /) -> str:
        """Show a letter at its address and return where it stands now (its new `reference`).

        With a `reference` the message there is edited, unless the letter is fresh or the message is gone:
        then it is posted anew. Raises PostLater or PostNever; anything else is a failure of this letter
        alone, and says nothing of its place.
        """


class PostLater(Exception):
    """The platform did not take the letter; it may in so many seconds (None: when the courier sees fit)."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__(after)
        self.after = after


class PostNever(Exception):
    """The place takes no letters, whatever they say: no such channel, account gone, not allowed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast texts may leave this process, and how much of all processes on one of the provider's days.

    Both count segments; without `per_day` a day has no end.
    """

    per_second: float
    per_day: int | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """The provider did not look at the text; it may be offered again in so many seconds."""

    after: float


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The text was handed over and no clear answer came back: it may have left."""

    why: str


Sent = Accepted | Refused | NotSent | InDoubt


@dataclass(frozen=True, slots=True)
class Listed:
    """Received texts by the provider's list, oldest first; not `whole` where a part did not answer."""

    texts: Sequence[Inbound]
    whole: bool = True


class Gateway(Protocol):
    """One provider of texts."""

    async def send(self, parcel: TextParcel) -> Sent:
        """Hand one text over, once; never raises for what the provider or the network does."""

    async def look_up(self, text: DoubtfulText) -> Accepted | None:
        """Find a text that may have left in the provider's records; None when it is not there (yet).

        Raises LookUpFailed.
        """

    async def look_at(self, text: UnheardText) -> Accepted | None:
        """The provider's record of a text that it took; None where it has none. Raises LookUpFailed."""

    async def received(self, since: datetime) -> Listed:
        """Every text that contacts sent to our numbers since then. Raises LookUpFailed.

        What came with a text is counted alone, as media without id or type.
        """

    async def sent_with(self, provider_id: str) -> tuple[Medium, ...]:
        """What came with a text that was received, if that is still known. Raises LookUpFailed."""


class LookUpFailed(Exception):
    """The provider's records could not be read now."""


class Receiver(Protocol):
    """The way to other programs."""

    async def take(self, parcel: EventParcel, /) -> None:
        """Post one event to its endpoint. Raises NotTaken."""


class NotTaken(Exception):
    """The endpoint did not take the event; it asks for a pause of `after` seconds, if for any."""

    def __init__(self, why: str, after: float = 0.0) -> None:
        super().__init__(why)
        self.why = why
        self.after = after
