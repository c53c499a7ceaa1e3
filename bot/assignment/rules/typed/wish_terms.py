"""What a typed reassignment says, or why it could not be understood."""

from dataclasses import dataclass
from enum import StrEnum

from bot.vocabulary import Portion, Split


class By(StrEnum):
    """How a source or a target was named."""

    ACCOUNT = "account"
    GROUP = "group"
    NAME = "name"
    CONTACT_LIST = "contact_list"
    USER_LIST = "user_list"
    FILTER = "filter"
    ANYBODY = "anybody"
    NOBODY = "nobody"
    ON_SHIFT = "on_shift"
    ADMINS = "admins"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Party:
    """A source or a target: an account or a group of the platform, a name, or a word that says it all.

    Of an account or a group, `label` is what the platform shows for it, if it says so.
    """

    by: By
    text: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TypedWish:
    """What was typed; None and empty where it was not said. `waited` is in minutes."""

    source: Party
    targets: tuple[Party, ...]
    portion: Portion | None = None
    split: Split | None = None
    campaign: str = ""
    tag: str = ""
    waited: int | None = None
    field: tuple[str, str] | None = None
    limit: int | None = None
    note: str = ""


class Fault(StrEnum):
    """Why it could not be understood."""

    NO_SOURCE = "no_source"
    NO_TARGET = "no_target"
    UNEXPECTED = "unexpected"
    NO_VALUE = "no_value"
    NUMBER = "number"
    TIME = "time"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Misread:
    """What could not be understood, and the word at which."""

    fault: Fault
    word: str = ""


# How a name says what it is the name of, and the words that say it all.
PREFIXES = {
    "list": By.CONTACT_LIST,
    "contacts": By.CONTACT_LIST,
    "team": By.USER_LIST,
    "people": By.USER_LIST,
    "filter": By.FILTER,
}
SOURCES = {
    **dict.fromkeys(("anybody", "anyone", "everybody", "everyone"), By.ANYBODY),
    **dict.fromkeys(("nobody", "no one", "noone", "unassigned", "pool", "the pool"), By.NOBODY),
}
TARGETS = {
    **dict.fromkeys(("on shift", "shift", "onshift", "whoever is on shift", "on shift now"), By.ON_SHIFT),
    **dict.fromkeys(("admins", "admin", "the admins"), By.ADMINS),
    **dict.fromkeys(("pool", "the pool", "back to the pool", "nobody"), By.POOL),
}
