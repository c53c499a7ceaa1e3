"""The row of phones as the sandbox's page shows it: each thread, seen and typed from the contact's side."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypedDict

from baton_sandbox.clock import Clock
from baton_sandbox.twilio.network.exchange import Exchange, File
from baton_sandbox.twilio.network.messages import Message
from baton_sandbox.twilio.people.people import People


class Last(TypedDict):
    """The newest text on a phone: `direction` "out" from the bot or "in" to it, `at` in ISO 8601, UTC."""

    direction: str
    body: str
    at: str


class Phone(TypedDict):
    """One phone in the row."""

    number: str
    name: str
    place: str
    last: Last | None
    unread: bool
    typing: bool


class Sent(TypedDict):
    """A file that was sent with a text: its id, and its MIME type."""

    id: str
    kind: str


class Line(TypedDict):
    """One text of a thread, its files, with the provider's status and, when it went wrong, its error code."""

    direction: str
    body: str
    at: str
    status: str
    error_code: int | None
    files: list[Sent]


class Thread(TypedDict):
    """A phone with everything on it, oldest first."""

    phone: Phone
    messages: list[Line]


class Counts(TypedDict):
    """How many numbers were texted, have answered, have stopped us at the provider."""

    texted: int
    replied: int
    stopped: int


class Carrier(TypedDict):
    """Whether the contacts answer by themselves, and how many times faster than life."""

    auto: bool
    pace: float


class Phones:
    """What the page may see of the phones, and do with them."""

    def __init__(self, exchange: Exchange, clock: Clock, people: People) -> None:
        self._exchange = exchange
        self._clock = clock
        self._people = people
        self._seen: dict[str, int] = {}
        self._files: dict[str, File] = {}
        self._texted: set[str] = set()
        self._replied: set[str] = set()
        self._watchers: list[Callable[[Phone], None]] = []
        exchange.watch(self._changed)
        people.watch_typing(self._tell)

    def phones(self, q: str = "") -> list[Phone]:
        """All phones whose name, place or number has `q` in it: those with texts first, the newest on top."""
        log = self._exchange.log
        talking = sorted(
            log.contacts(), key=lambda number: log.with_contact(number)[-1].created, reverse=True
        )
        numbers = dict.fromkeys((*talking, *sorted(self._people.known, key=self._name)))
        return [phone for phone in map(self.phone, numbers) if _matches(phone, q)]

    def phone(self, number: str) -> Phone:
        """One phone as it is now; any number has one."""
        contact = self._people.known.get(number)
        texts = self._exchange.log.with_contact(number)
        unseen = texts[self._seen.get(number, 0) :]
        return {
            "number": number,
            "name": self._name(number),
            "place": contact.place if contact else "",
            "last": _last(texts[-1]) if texts else None,
            "unread": any(not message.is_inbound for message in unseen),
            "typing": self._people.is_typing(number),
        }

    def thread(self, number: str) -> Thread:
        """A phone and all its texts; looking at it makes it read."""
        texts = self._exchange.log.with_contact(number)
        if self._seen.get(number, 0) < len(texts):
            self._seen[number] = len(texts)
            self._tell(number)
        return {"phone": self.phone(number), "messages": [_line(message) for message in texts]}

    def text_from(self, number: str, body: str, files: Sequence[File] = ()) -> None:
        """Let the contact text us, perhaps with files, each a MIME type and bytes.

        ValueError when there is nothing to send or it is no number.
        """
        if not body.strip() and not files:
            raise ValueError("There is nothing to send yet.")
        if not (number.startswith("+") and number[1:].isdecimal()):
            raise ValueError(f"{number} is not a phone number.")
        self._exchange.receive(number, body, self._clock.now(), files)

    def file(self, sid: str) -> File | None:
        """A file that a contact sent, by its id: its MIME type and bytes."""
        return self._files.get(sid)

    def set_auto(self, auto: bool, pace: float = 1.0) -> None:  # noqa: FBT001 - as the page's port has it
        """Let the contacts answer by themselves or not; ValueError unless `pace`, times life, is above 0."""
        self._people.set_auto(auto=auto, pace=pace)

    def carrier(self) -> Carrier:
        return {"auto": self._people.auto, "pace": self._people.pace}

    def counts(self) -> Counts:
        stopped = len(self._exchange.opted_out)
        return {"texted": len(self._texted), "replied": len(self._replied), "stopped": stopped}

    def on_change(self, watcher: Callable[[Phone], None]) -> None:
        """Call `watcher` with a phone whenever something about it changes."""
        self._watchers.append(watcher)

    def _changed(self, message: Message, _at: datetime) -> None:
        self._files |= {each.sid: (each.kind, each.content) for each in message.media}
        if message.is_inbound:
            self._replied.add(message.contact)
        elif message.direction == "outbound-api":
            self._texted.add(message.contact)
        self._tell(message.contact)

    def _name(self, number: str) -> str:
        contact = self._people.known.get(number)
        return contact.name if contact else number

    def _tell(self, number: str) -> None:
        phone = self.phone(number)
        for watcher in tuple(self._watchers):
            watcher(phone)


def _matches(phone: Phone, q: str) -> bool:
    wanted = q.strip().casefold()
    digits = "".join(c for c in wanted if c.isdigit())
    by_number = bool(digits) and not any(c.isalpha() for c in wanted) and digits in phone["number"]
    return by_number or wanted in f"{phone['name']} {phone['place']}".casefold()


def _direction(message: Message) -> str:
    return "in" if message.is_inbound else "out"


def _last(message: Message) -> Last:
    return {"direction": _direction(message), "body": message.body, "at": message.created.isoformat()}


def _line(message: Message) -> Line:
    files: list[Sent] = [{"id": each.sid, "kind": each.kind} for each in message.media]
    return {**_last(message), "status": message.status, "error_code": message.error_code, "files": files}
