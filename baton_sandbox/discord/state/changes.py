"""What can change in a guild alone, told on its feed to everybody who watches."""

from dataclasses import dataclass

from baton_sandbox.chat.changes import Change
from baton_sandbox.discord.state.messages import Message


@dataclass(frozen=True)
class MessagePosted(Change):
    message: Message


@dataclass(frozen=True)
class MessageChanged(Change):
    message: Message


@dataclass(frozen=True)
class MessageDeleted(Change):
    message: Message


@dataclass(frozen=True)
class RoleChanged(Change):
    """A role is new, or not what it was, or gone."""

    role: str
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class RoomChanged(Change):
    """A channel of the guild is new, or not what it was, or gone."""

    channel: str
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class ModalChanged(Change):
    """A person's open modal was opened, filled in or closed."""

    person: str


@dataclass(frozen=True)
class CommandsChanged(Change):
    """The app synced its commands."""
