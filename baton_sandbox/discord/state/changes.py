"""What can change in the world, and the feed on which everybody who watches hears of it."""

from dataclasses import dataclass

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
class ChannelsChanged:
    """A person's list of channels, or what is unread in them, is not what it was."""

    person: str


@dataclass(frozen=True)
class PersonChanged:
    """Somebody is new here, or has other roles or another name."""

    person: str
    is_new: bool


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


@dataclass(frozen=True)
class Noticed:
    """Discord itself tells a person something."""

    person: str
    text: str


@dataclass(frozen=True)
class AppReachable:
    """The app is connected to the gateway, or is not any more."""

    online: bool


@dataclass(frozen=True)
class AppCalled:
    """The app called the API; `code` is 0 for a success."""

    operation: str
    code: int


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
