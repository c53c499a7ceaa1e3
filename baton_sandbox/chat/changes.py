"""What can change in every chat, told on its feed to everybody who watches."""

from dataclasses import dataclass


class Change:
    """Something is not what it was."""


@dataclass(frozen=True)
class ChannelsChanged(Change):
    """A person's list of channels, or what is unread in them, is not what it was."""

    person: str


@dataclass(frozen=True)
class PersonChanged(Change):
    """Somebody is new here, or not what they were."""

    person: str
    is_new: bool


@dataclass(frozen=True)
class Noticed(Change):
    """The chat itself tells a person something; `level` is error or info."""

    person: str
    text: str
    level: str = "error"


@dataclass(frozen=True)
class AppReachable(Change):
    """The app came into reach, or out of it."""

    online: bool


@dataclass(frozen=True)
class AppCalled(Change):
    """The app called the API; `error` is the chat's word or number for a refusal, else None."""

    operation: str
    error: str | int | None
