"""What can change in the world, and the feed on which everybody who watches hears of it."""

from dataclasses import dataclass

from baton_sandbox.chat.changes import AppCalled, AppReachable, ChannelsChanged, Noticed, PersonChanged
from baton_sandbox.discord.state.messages import Message


@dataclass(frozen=True)
class MessagePosted:
    message: Message


@dataclass(frozen=True)
class MessageChanged:
    message: Message


@dataclass(frozen=True)
class MessageDeleted:
    message: Message


@dataclass(frozen=True)
class RoleChanged:
    """A role is new, or not what it was, or gone."""

    role: str
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class RoomChanged:
    """A channel of the guild is new, or not what it was, or gone."""

    channel: str
    is_new: bool = False
    is_gone: bool = False


@dataclass(frozen=True)
class ModalChanged:
    """A person's open modal was opened, filled in or closed."""

    person: str


@dataclass(frozen=True)
class CommandsChanged:
    """The app synced its commands."""


Change = (
    MessagePosted
    | MessageChanged
    | MessageDeleted
    | ChannelsChanged
    | PersonChanged
    | RoleChanged
    | RoomChanged
    | ModalChanged
    | CommandsChanged
    | Noticed
    | AppReachable
    | AppCalled
)
