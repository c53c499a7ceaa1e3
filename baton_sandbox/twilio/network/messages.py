"""The provider's record of every text that passed through it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from baton_sandbox.twilio.network.media import Medium

FINAL = frozenset({"delivered", "undelivered", "failed"})
LONGEST_VALIDITY = timedelta(hours=10)


@dataclass(slots=True, eq=False)
class Message:
    """One text; `sender` is None until a pool has chosen a number for it."""

    sid: str
    direction: str
    sender: str | None
    to: str
    body: str
    status: str
    created: datetime
    service_sid: str | None = None
    status_callback: str | None = None
    validity: timedelta = LONGEST_VALIDITY
    segments: int = 0
    sent: datetime | None = None
    error_code: int | None = None
    media: list[Medium] = field(default_factory=list)
    updated: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.updated = self.created

    @property
    def is_inbound(self) -> bool:
        return self.direction == "inbound"

    @property
    def contact(self) -> str:
        """The number of the person outside, whichever way the text went."""
        return self.sender or "" if self.is_inbound else self.to


class MessageLog:
    """All messages by sid and by contact, each in order of arrival."""

    def __init__(self) -> None:
        self._by_sid: dict[str, Message] = {}
        self._by_contact: defaultdict[str, list[Message]] = defaultdict(list)

    def add(self, message: Message) -> None:
        self._by_sid[message.sid] = message
        self._by_contact[message.contact].append(message)

    def get(self, sid: str) -> Message | None:
        return self._by_sid.get(sid)

    def newest_first(self) -> Iterator[Message]:
        return reversed(self._by_sid.values())

    def with_contact(self, number: str) -> tuple[Message, ...]:
        """The thread with one number, oldest first."""
        return tuple(self._by_contact.get(number, ()))

    def contacts(self) -> tuple[str, ...]:
        """Every number that ever sent or was sent something."""
        return tuple(self._by_contact)

    def __len__(self) -> int:
        return len(self._by_sid)
