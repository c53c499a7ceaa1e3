"""What every chat's world has: its people, its files, and the feed on which each change is announced."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from baton_sandbox.chat.changes import Change, Noticed, PersonChanged
from baton_sandbox.chat.people import Person
from baton_sandbox.clock import Clock
from baton_sandbox.feed import Feed


class Brought(Protocol):
    """A file that somebody brought; `content` is None until its bytes have arrived."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def content(self) -> bytes | None: ...


File = TypeVar("File", bound=Brought)


class World(Generic[Person, File]):
    """The state behind a chat, on one event loop; `files_url` is where its files are served."""

    def __init__(self, clock: Clock, people: Iterable[Person]) -> None:
        self.clock = clock
        self.people = {person.id: person for person in people}
        self.files: dict[str, File] = {}
        self.files_url = ""
        self.feed: Feed[Change] = Feed()

    def put_file(self, file: File) -> File:
        """Keep a new file, not yet shared anywhere."""
        self.files[file.id] = file
        return file

    def put_person(self, person: Person) -> None:
        """Add somebody, or change what is known of them."""
        is_new = person.id not in self.people
        self.people[person.id] = person
        self.feed.publish(PersonChanged(person.id, is_new))

    def notice(self, person: str, text: str, level: str = "error") -> None:
        """The chat itself says something to a person."""
        self.feed.publish(Noticed(person, text, level))
