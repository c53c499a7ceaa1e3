"""What one person sees of the workspace at one moment."""

from dataclasses import dataclass

from baton_sandbox.chat import screen
from baton_sandbox.shapes import Json
from baton_sandbox.slack.driver.words import words_of_message, words_of_view
from baton_sandbox.slack.screens import as_filled_in
from baton_sandbox.slack.state.messages import Posted
from baton_sandbox.slack.state.world import World
from baton_sandbox.slack.workspace import Workspace


@dataclass(frozen=True)
class Message(screen.Readable):
    """A message as it stood when it was looked at; `text` is what a person reads."""

    posted: Posted
    text: str

    @property
    def body(self) -> Json:
        return self.posted.body

    @property
    def author(self) -> str:
        return str(self.body["user"])

    @property
    def is_ephemeral(self) -> bool:
        return self.posted.only_for is not None


@dataclass(frozen=True)
class View(screen.Readable):
    """A modal or App Home as it stood when it was looked at."""

    body: Json
    text: str

    @property
    def title(self) -> str:
        return str((self.body.get("title") or {}).get("text", ""))


Screen = screen.Screen[Message, View]


def looked_at(workspace: Workspace, person: str, channel: str | None = None) -> Screen:
    """What a person sees now; the errors and notices are the caller's to add."""
    world = workspace.world
    rooms = [room.id for room in world.channels.of(person) if channel in (None, room.id)]
    posts = [posted for room in rooms for posted in world.messages.history(room, person)]
    home = world.views.home(person)
    return Screen(
        messages=tuple(seen(world, posted) for posted in sorted(posts, key=lambda posted: posted.ts)),
        modals=tuple(_view(workspace, person, view) for view in world.views.stack(person)),
        home=_view(workspace, person, home) if home else None,
    )


def seen(world: World, posted: Posted) -> Message:
    """A message as it stands now; later changes do not show in it."""
    kept = Posted(posted.channel, posted.body, posted.only_for)
    return Message(kept, words_of_message(world, posted.body))


def _view(workspace: Workspace, person: str, view: Json) -> View:
    filled_in = as_filled_in(workspace, person, view)
    return View(filled_in, words_of_view(workspace.world, filled_in))
