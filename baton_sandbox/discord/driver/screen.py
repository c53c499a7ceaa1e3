"""What one person sees of the guild at one moment."""

from dataclasses import dataclass, field

from baton_sandbox.discord.driver.words import words_of_message, words_of_modal
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.shapes import Json
from baton_sandbox.discord.state.messages import Message as Posted
from baton_sandbox.discord.state.world import Modal, World


@dataclass(frozen=True)
class Message:
    """A message as it stood when it was looked at; `text` is what a person reads."""

    posted: Posted
    text: str
    body: Json

    @property
    def id(self) -> str:
        return self.posted.id

    @property
    def author(self) -> str:
        return str(self.body["author"]["id"])

    @property
    def is_ephemeral(self) -> bool:
        return self.posted.is_ephemeral

    def __contains__(self, words: str) -> bool:
        return words in self.text


@dataclass(frozen=True)
class View:
    """A modal as it stood when it was looked at."""

    modal: Modal
    text: str

    @property
    def body(self) -> Json:
        return self.modal.body

    @property
    def title(self) -> str:
        return str(self.modal.body["title"])

    def __contains__(self, words: str) -> bool:
        return words in self.text


@dataclass(frozen=True)
class Screen:
    """Everything in front of a person.

    `messages` are those of all their channels, or of the one asked for, oldest first, with ephemeral ones;
    `errors` are the sentences under a modal's fields, `notices` what Discord itself said.
    """

    messages: tuple[Message, ...]
    modal: View | None
    errors: dict[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    @property
    def modals(self) -> tuple[View, ...]:
        """The modal that is open, or none: on Discord they do not stack."""
        return (self.modal,) if self.modal else ()

    @property
    def ephemerals(self) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.is_ephemeral)

    @property
    def text(self) -> str:
        """All of it as one text."""
        views = [self.modal.text] if self.modal else []
        return "\n\n".join(
            [*(message.text for message in self.messages), *views, *self.errors.values(), *self.notices]
        )

    def __contains__(self, words: str) -> bool:
        return words in self.text


def looked_at(hub: Hub, person: str, channel: str | None = None) -> Screen:
    """What a person sees now; the errors and notices are the caller's to add."""
    world = hub.world
    rooms = [room.id for room in world.channels_of(person) if channel in (None, room.id)]
    posts = [posted for room in rooms for posted in world.messages.history(room, person)]
    modal = world.modals.get(person)
    return Screen(
        messages=tuple(seen(world, posted) for posted in sorted(posts, key=lambda posted: int(posted.id))),
        modal=View(modal, words_of_modal(world, modal)) if modal else None,
    )


def seen(world: World, posted: Posted) -> Message:
    """A message as it stands now; later changes do not show in it."""
    return Message(posted, words_of_message(world, posted.body), dict(posted.body))
