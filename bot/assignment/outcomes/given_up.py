"""What went wrong too often and is not tried again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenUp:
    """Something that went wrong too often: a kind of Parcel or Timed, and how the log refers to it."""

    reference: str
    kind: str


@dataclass(frozen=True, slots=True)
class GivenUpPost:
    """How much went wrong too often in the last day, and the newest of it."""

    newest: tuple[GivenUp, ...]
    count: int
    fresh: bool = True
