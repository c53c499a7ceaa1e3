"""What can change in a workspace alone, told on its feed to everybody who watches."""

from dataclasses import dataclass

from baton_sandbox.chat.changes import Change
from baton_sandbox.shapes import Json


@dataclass(frozen=True)
class MessagePosted(Change):
    """A new message; `only_for` names the one person who sees an ephemeral one."""

    channel: str
    message: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MessageChanged(Change):
    """A message has a new body; `before` is the old one."""

    channel: str
    message: Json
    before: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MessageDeleted(Change):
    """A message is gone."""

    channel: str
    message: Json
    only_for: str | None = None


@dataclass(frozen=True)
class MemberJoined(Change):
    """A person is now in a channel."""

    channel: str
    person: str
    inviter: str | None = None


@dataclass(frozen=True)
class GroupChanged(Change):
    """A user group is new or not what it was; `added` and `removed` are people."""

    group: str
    is_new: bool
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileShared(Change):
    """A person put a file into a channel."""

    channel: str
    file: str
    person: str


@dataclass(frozen=True)
class ModalsChanged(Change):
    """A person's stack of modals is not what it was."""

    person: str


@dataclass(frozen=True)
class ModalRefused(Change):
    """A submitted view came back with a sentence for some of its blocks."""

    person: str
    view_id: str
    errors: dict[str, str]


@dataclass(frozen=True)
class HomeChanged(Change):
    """The app published another App Home for a person."""

    person: str
