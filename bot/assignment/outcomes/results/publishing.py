"""What other programs are told, where, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from bot.assignment.outcomes.refs import PersonRef


@dataclass(frozen=True, slots=True)
class EventParcel:
    """An event on its way to one endpoint; `number` is its place in the sequence of its `thing`.

    `ids` are numbers of rows, `words` names and what was written; empty where the endpoint may not have them.
    """

    item_id: int
    endpoint_id: int
    url: str
    secret: str
    event_id: int
    kind: str
    at: datetime
    thing: str
    thing_id: int
    number: int
    ids: dict[str, int | None]
    words: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EndpointRow:
    """An endpoint: may it have `words`, how many events wait for it, and how many are set aside."""

    id: int
    url: str
    words: bool
    waiting: int = 0
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class EndpointAdded:
    """A new endpoint, and the secret by which it knows what is from us: shown once."""

    row: EndpointRow
    secret: str


@dataclass(frozen=True, slots=True)
class SentAgain:
    """So many events leave again for an endpoint."""

    host: str
    events: int


@dataclass(frozen=True, slots=True)
class ApiTokenRow:
    """A token with which programs read results, and who made it."""

    id: int
    name: str
    made_by: PersonRef
    made_at: datetime


@dataclass(frozen=True, slots=True)
class ApiTokensPicture:
    """All tokens that hold; `made` is one that was just made, in full: it is shown once."""

    rows: tuple[ApiTokenRow, ...]
    made: str = ""


def host_of(url: str) -> str:
    """What an endpoint is called: its host, without what else stands in its address."""
    return urlsplit(url).hostname or ""
