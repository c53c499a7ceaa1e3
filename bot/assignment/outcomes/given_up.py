"""What went wrong too often and is not tried again."""

from dataclasses import dataclass

# A text from a contact that could not be stored.
RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Something that went wrong too often, and how the log refers to it.

    Its kind is a Parcel's, a Timed's, or RECEIVED.
    """

    reference: str
    kind: str


@dataclass(frozen=True, slots=True)
class GivenUpPost:
    """How much went wrong too often in the last day, and the newest of it."""

    newest: tuple[GivenUp, ...]
    count: int
    fresh: bool = True
