"""Talking, reading, bringing files and visiting the App Home."""

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack.acts.errors import person_of, room_of
from baton_sandbox.slack.acts.typed import message_text
from baton_sandbox.slack.events import Events
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.files import File
from baton_sandbox.slack.state.messages import Posted
from baton_sandbox.slack.workspace import Workspace

MOST_TYPED = 12_000  # characters Slack's own client takes in one message


def say(workspace: Workspace, person: str, channel_id: str, typed: str) -> Posted:
    """Write a message into a channel."""
    person_of(workspace, person)
    channel = room_of(workspace, person, channel_id)
    if not typed.strip():
        raise CannotDo("There is nothing to send.")
    if len(typed) > MOST_TYPED:
        raise CannotDo(f"A message may have {MOST_TYPED} characters; this one has {len(typed)}.")
    return workspace.world.post(channel, person, {"text": message_text(workspace.world, typed)})


def read(workspace: Workspace, person: str, channel_id: str) -> None:
    """Mark a channel as read."""
    workspace.world.read(room_of(workspace, person, channel_id), person)


def open_direct(workspace: Workspace, person: str, other: str) -> Channel:
    """Open the direct message with somebody, or make it."""
    person_of(workspace, person)
    if other not in workspace.world.people:
        raise CannotDo(f"There is nobody called {other} here.")
    return workspace.world.direct([person, other])


def bring_file(workspace: Workspace, person: str, name: str, content: bytes) -> File:
    """Bring a file from the person's own machine; it is shared nowhere yet."""
    person_of(workspace, person)
    if not content:
        raise CannotDo("That file is empty.")
    return workspace.world.bring_file(person, name, content)


def share_file(workspace: Workspace, person: str, channel_id: str, file: File, typed: str = "") -> Posted:
    """Post a file into a channel."""
    channel = room_of(workspace, person, channel_id)
    body = {"text": message_text(workspace.world, typed)}
    return workspace.world.share_files(channel, person, [file], body)


def open_home(workspace: Workspace, person: str) -> None:
    """Open the app's Home tab; the app is told and may publish a view."""
    person_of(workspace, person)
    channel = workspace.world.direct([person, workspace.app.bot_user])
    home = workspace.world.views.home(person)
    opened = {"type": "app_home_opened", "user": person, "channel": channel.id, "tab": "home"}
    Events(workspace).send("app_home_opened", opened | ({"view": home} if home else {}))
