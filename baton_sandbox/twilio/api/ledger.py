"""Every request to create a text, kept to prove that none was created twice."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Create:
    """One create request: `sid` if the text was taken, `code` if it was refused, neither if it got lost."""

    at: datetime
    to: str
    body_hash: str
    status_callback: str
    sid: str | None = None
    code: int | None = None

    @property
    def accepted(self) -> bool:
        return self.sid is not None

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two creates one text: the callback, which carries the bot's id, else number and body."""
        return (self.status_callback,) if self.status_callback else (self.to, self.body_hash)


def body_hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def doubles(creates: list[Create]) -> list[Create]:
    """The accepted creates of texts that were accepted more than once; empty is the promise kept."""
    accepted = [create for create in creates if create.accepted]
    times = Counter(create.identity for create in accepted)
    return [create for create in accepted if times[create.identity] > 1]
