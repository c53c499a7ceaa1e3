"""What the core says of people, lists and campaigns that are to be forgotten."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.refs import PersonRef


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody who may be forgotten: whoever has a contact's number, else the number that was looked for."""

    contact_id: int = 0
    search_id: int = 0


@dataclass(frozen=True, slots=True)
class ForgetRow:
    """A number that was found, masked, with everybody who is said to have it and the lists that say so."""

    whom: Whom
    names: tuple[str, ...]
    number: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForgetChoice:
    """Who was found by what was typed; `more` where there is no room for all."""

    typed: str
    rows: tuple[ForgetRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ForgetPicture:
    """What is known of a number, before it is forgotten.

    `running` are the campaigns that have not ended, `holders` those who hold a conversation now. People of
    the team have one of the contacts' addresses: their accounts stay. `before` is when it was forgotten once.
    """

    whom: Whom
    names: tuple[str, ...]
    number: str
    contacts: int
    lists: tuple[str, ...]
    campaigns: tuple[str, ...]
    running: tuple[str, ...]
    holders: tuple[PersonRef, ...]
    texts: int
    replies: int
    reports: int
    opted_out: bool
    team: tuple[str, ...] = ()
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forgot:
    """Somebody was forgotten: how many contacts and conversations they were."""

    contacts: int
    conversations: int
