"""Whom people are taken for by their names."""

from collections.abc import Mapping
from typing import Protocol, TypeVar


class Somebody(Protocol):
    """A person of a chat, as they are named."""

    @property
    def id(self) -> str: ...
    @property
    def handle(self) -> str: ...
    @property
    def full_name(self) -> str: ...
    @property
    def is_bot(self) -> bool: ...


Person = TypeVar("Person", bound=Somebody)


def initials(name: str) -> str:
    """First letters of the first and last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def called(people: Mapping[str, Person], name: str) -> Person:
    """Somebody by id, handle, first name or full name; raises KeyError."""
    for person in people.values():
        first = person.full_name.partition(" ")[0]
        if name in (person.id, person.handle, person.full_name, first) and not person.is_bot:
            return person
    raise KeyError(name)


def somebody(people: Mapping[str, Somebody], wanted: str) -> str:
    """The id of a person by id or handle, or of the first one there is."""
    ids = [one.id for one in people.values() if not one.is_bot]
    return next((one for one in ids if wanted in (one, people[one].handle)), ids[0])
