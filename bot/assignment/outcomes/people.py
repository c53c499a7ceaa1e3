"""Who asks, and what the core says about people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.refs import PersonRef
from bot.vocabulary import Language, Role, Volume


@dataclass(frozen=True, slots=True)
class Identity:
    """An account on a platform, as the platform vouches for it.

    `is_admin` is the claim of the deployment's settings or of the platform, read at this moment;
    people whom an admin has made admin in Baton need no claim. `language` is what the platform says,
    if Baton speaks it.
    """

    platform: str
    workspace: str
    account: str
    name: str
    email: str | None = None
    zone: str = ""
    is_admin: bool = False
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Me:
    """The person who asks, how much they want to be told by itself, and what they read.

    `language` is the one that they chose; without a choice Baton `speaks` what their platform says.
    """

    ref: PersonRef
    role: Role
    suspended: bool
    volume: Volume = Volume.ALL
    language: Language | None = None
    speaks: Language = Language.ENGLISH

    @property
    def is_admin(self) -> bool:
        """Whether they may do what admins do."""
        return self.role == Role.ADMIN and not self.suspended


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the people's picture: what they did in all campaigns, `texted` and `answered`.

    What they have before them and hold is of those that are not ended.
    """

    ref: PersonRef
    role: Role
    suspended: bool
    cap: int | None
    unsent: int
    waiting: int
    texted: int
    volume: Volume = Volume.ALL
    answered: int = 0
    held: int = 0


class PeopleOrder(StrEnum):
    """How people are sorted: admins first and by name, or whoever did or has most in front."""

    NAME = "name"
    TEXTED = "texted"
    ANSWERED = "answered"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class PeoplePicture:
    """Everybody Baton knows, in some order."""

    rows: tuple[PersonRow, ...]
    total: int
    order: PeopleOrder = PeopleOrder.NAME


class CodeFault(StrEnum):
    """What may be wrong with a code that somebody typed."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"


class LinkFault(StrEnum):
    """Why two people can not be made one, or one not two."""

    ONESELF = "oneself"
    PLATFORM = "platform"
    SUSPENDED = "suspended"
    ROLE = "role"
    TRIES = "tries"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class LinkCode:
    """What to type with another account, before it expires, to say that it is the same person's."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account of a person: what it is called there, and whether it can be unlinked."""

    identity_id: int
    platform: str
    handle: str
    may_unlink: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """The accounts of a person as they are now, and how many conversations they hold.

    `other` is what the other person was called before they became one, or are called now that they are two.
    """

    ref: PersonRef
    role: Role
    accounts: tuple[AccountRow, ...]
    other: str = ""
    held: int = 0
    is_unlinked: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether they may do what admins do, unless they are suspended."""
        return self.role == Role.ADMIN


@dataclass(frozen=True, slots=True)
class LinkChoices:
    """The people with whom somebody may be linked: the first of so many."""

    ref: PersonRef
    people: tuple[PersonRef, ...]
    total: int


@dataclass(frozen=True, slots=True)
class NotLinked:
    """The code was not right, was used, or came too late; `left` more may be tried."""

    why: CodeFault
    left: int


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """A person's standing was changed.

    `returned` contacts went to the pool and `unheld` ones to the admins; `unreserved` ones, which nobody held
    yet, are no longer kept for this person.
    """

    ref: PersonRef
    role: Role
    suspended: bool
    cap: int | None
    returned: int = 0
    unheld: int = 0
    unreserved: int = 0
