"""A campaign taken out as a table: what is asked for, and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.assignment.outcomes.refs import CampaignRef
from bot.vocabulary import Barred, ConversationState, MediaKind, TextStatus


class Table(StrEnum):
    """A row for each contact who was dealt with, for each text and reply, or for each person who worked."""

    RESULTS = "results"
    MESSAGES = "messages"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """One table of a campaign: all of it, or what happened from a moment on."""

    campaign_id: int
    table: Table
    since: datetime | None = None


class Fate(NamedTuple):
    """What became of a text, and the carrier's code, if it gave one; looked up in each row, so a tuple."""

    status: TextStatus
    code: int | None = None


@dataclass(frozen=True, slots=True)
class OptedOutBy:
    """By whom or what a number opted out first: the contact, somebody, the provider, a list by its name."""

    by: str
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class SentWith:
    """What came with a text beside its words."""

    kinds: tuple[MediaKind, ...]


# What is no text yet is put into words where the file is written.
Cell = str | Fate | OptedOutBy | SentWith | ConversationState | Barred


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What all parts of a table have alike, as it was when it was begun.

    `own` are the keys of the list's columns; tags and questions have a column each. First texts
    have letters, people names. Conversations are read up to the id `upto`. In the columns `worded`, by their
    places, stands what is no text yet.
    """

    wish: ExportWish
    campaign: CampaignRef
    header: tuple[str, ...]
    own: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    letters: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    begin: int = 0
    upto: int = 0
    worded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportPart:
    """Some rows of a table; the next ones come after `last`, None at the end."""

    lines: Sequence[Sequence[Cell]]
    last: int | None
