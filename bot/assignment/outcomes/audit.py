"""What the record says: what was done, who held a contact when, and both as a sheet."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.reassignment import Portioned
from bot.assignment.outcomes.refs import CampaignRef, PersonRef


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which lines: of or about a person, in a campaign, of one contact, from a moment on.

    A contact is told by any of their conversations, or by the phone number as it was written.
    """

    person_id: int | None = None
    campaign_id: int | None = None
    conversation_id: int | None = None
    phone: str = ""
    since: datetime | None = None

    @property
    def names_contact(self) -> bool:
        """Whether it is about one contact."""
        return bool(self.conversation_id or self.phone)


@dataclass(frozen=True, slots=True)
class FilterPicture:
    """A filter with names; of a contact first name and initial, and the end of the number."""

    asked: RecordFilter
    person: PersonRef | None = None
    campaign: CampaignRef | None = None
    contact: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a line in the record; a page begins after one."""

    at: datetime
    kind: int
    id: int


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One thing that was done; nobody is Baton itself, or a contact.

    `person` is whom it was done to, `contact` (first name and initial) whom it is about, `list_` the name of
    a contact list or user list. `facts` are those that the event was written with. Of a reassignment: what
    givers gave and getters got, its note, and until when it can be taken back (None when it cannot); `total`
    are its conversations, or those that came back.
    """

    place: Place
    verb: str
    actor: PersonRef | None
    surface: str
    campaign: CampaignRef | None = None
    person: PersonRef | None = None
    contact: str = ""
    list_: str = ""
    facts: tuple[tuple[str, object], ...] = ()
    gives: tuple[Portioned, ...] = ()
    gets: tuple[Portioned, ...] = ()
    total: int = 0
    note: str = ""
    plan_id: int | None = None
    undo_until: datetime | None = None

    @property
    def at(self) -> datetime:
        """When it was done."""
        return self.place.at

    def number(self, fact: str) -> int:
        """A count among the facts, or how many a fact lists; 0 where there is no such."""
        value = dict(self.facts).get(fact)
        return value if isinstance(value, int) else len(value) if isinstance(value, list) else 0

    def word(self, fact: str) -> str:
        """A word among the facts; empty where there is no such."""
        value = dict(self.facts).get(fact)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Lines of the record, newest first; `is_newest` when none is newer, `earlier` when some are older."""

    filter: FilterPicture
    lines: tuple[RecordLine, ...]
    is_newest: bool
    earlier: Place | None


@dataclass(frozen=True, slots=True)
class Turn:
    """How a holding began or ended: `other` is who held the contact before, or after; nobody is the pool."""

    at: datetime
    cause: str
    actor: PersonRef | None
    other: PersonRef | None
    surface: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A contact held by somebody in one campaign; without an end it is held now."""

    conversation_id: int
    campaign: CampaignRef
    holder: PersonRef
    began: Turn
    ended: Turn | None


@dataclass(frozen=True, slots=True)
class ContactHistory:
    """Who held one contact, newest first; `conversation_id` is the one of the newest campaign."""

    filter: FilterPicture
    conversation_id: int
    opted_out_at: datetime | None
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """After a line of the record, or within a reassignment after one of its conversations."""

    place: Place
    conversation_id: int = 0


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A part of the record as rows of cells, oldest first; `next` is where the next part begins."""

    filter: FilterPicture
    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    next: SheetPlace | None
