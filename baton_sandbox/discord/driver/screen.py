"""What one person sees of the guild at one moment."""

from dataclasses import dataclass

from baton_sandbox.chat import screen
from baton_sandbox.discord.driver.words import words_of_message, words_of_modal
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.messages import Message as Posted
from baton_sandbox.discord.state.world import Modal, World
from baton_sandbox.shapes import Json


@dataclass(frozen=True)
class Message(screen.Readable):
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


@dataclass(frozen=True)
class View(screen.Readable):
    """A modal as it stood when it was looked at."""

    modal: Modal
    text: str

    @property
    def body(self) -> Json:
        return self.modal.body

    @property
    def title(self) -> str:
        return str(self.modal.body["title"])


Screen = screen.Screen[Message, View]


def looked_at(hub: Hub, person: str, channel: str | None = None) -> Screen:
    """What a person sees now; the errors and notices are the caller's to add."""
    world = hub.world
    rooms = [room.id for room in world.channels_of(person) if channel in (None, room.id)]
    posts = [posted for room in rooms for posted in world.messages.history(room, person)]
    modal = world.modals.get(person)
    return Screen(
        messages=tuple(seen(world, posted) for posted in sorted(posts, key=lambda posted: int(posted.id))),
        modals=(View(modal, words_of_modal(world, modal)),) if modal else (),
    )


def seen(world: World, posted: Posted) -> Message:
    """A message as it stands now; later changes do not show in it."""
    return Message(posted, words_of_message(world, posted.body), dict(posted.body))
