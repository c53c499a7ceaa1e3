"""What can change in a workspace, and the feed on which everybody who watches hears of it."""

from dataclasses import dataclass

from baton_sandbox.chat.changes import AppCalled, AppReachable, ChannelsChanged, Noticed, PersonChanged
from baton_sandbox.shapes import Json


@dataclass(frozen=True)
class MessagePosted:
    """A new message; `only_for` names the one person who sees an ephemeral one."""

    channel: str
    message: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MessageChanged:
    """A message has a new body; `before` is the old one."""

    channel: str
    message: Json
    before: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MessageDeleted:
    """A message is gone."""

    channel: str
    message: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MemberJoined:
    """A person is now in a channel."""

    channel: str
    person: str
    inviter: str | None = None


@dataclass(frozen=True)
class GroupChanged:
    """A user group is new or not what it was; `added` and `removed` are people."""

    group: str
    is_new: bool
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileShared:
    """A person put a file into a channel."""

    channel: str
    file: str
    person: str


@dataclass(frozen=True)
class ModalsChanged:
    """A person's stack of modals is not what it was."""

    person: str


@dataclass(frozen=True)
class ModalRefused:
    """A submitted view came back with a sentence for some of its blocks."""

    person: str
    view_id: str
    errors: dict[str, str]


@dataclass(frozen=True)
class HomeChanged:
    """The app published another App Home for a person."""

    person: str


Change = (
    MessagePosted
    | MessageChanged
    | MessageDeleted
    | ChannelsChanged
    | MemberJoined
    | PersonChanged
    | GroupChanged
    | FileShared
    | ModalsChanged
    | ModalRefused
    | HomeChanged
    | Noticed
    | AppReachable
    | AppCalled
)
