"""Slash commands and shortcuts."""

import re

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.slack import payloads
from baton_sandbox.slack.acts.errors import person_of, room_of, tell_failure
from baton_sandbox.slack.acts.typed import command_text, message_text
from baton_sandbox.slack.app.hooks import Origin
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.transport.envelopes import Answer
from baton_sandbox.slack.workspace import Workspace

_NAMED = re.compile(r"<@(\w+)>")


async def run_command(workspace: Workspace, person: str, channel_id: str, typed: str) -> Answer:
    """Type a slash command in a channel; the acknowledgement may carry the first response."""
    person_of(workspace, person)
    channel = room_of(workspace, person, channel_id)
    name, _, rest = typed.strip().partition(" ")
    if name == "/invite":
        return _invite(workspace, channel, person, rest)
    declared = workspace.manifest.command(name)
    if declared is None:
        raise CannotDo(f"{name} is not a command of any app here.")
    text = command_text(workspace.world, rest.strip(), should_escape=declared.should_escape)
    payload = payloads.command(workspace, person, channel, name, text)
    answer = await workspace.delivery.interaction("slash_commands", payload)
    if answer.error:
        tell_failure(workspace, person, name, answer.error)
    elif answer.body:
        _show_response(workspace, Origin(person, channel.id), name, answer)
    return answer


async def run_shortcut(
    workspace: Workspace, person: str, callback_id: str, message: tuple[str, str] | None
) -> Answer:
    """Use a shortcut; `message` is the channel and timestamp for one on a message."""
    person_of(workspace, person)
    posted = workspace.world.messages.find(*message) if message else None
    kind = "message" if message else "global"
    known = [
        item for item in workspace.manifest.shortcuts if item.callback_id == callback_id and item.kind == kind
    ]
    if not known or (message and posted is None):
        raise CannotDo("There is no such shortcut here.")
    payload = payloads.shortcut(workspace, person, callback_id, posted)
    answer = await workspace.interact(payload)
    if answer.error:
        tell_failure(workspace, person, known[0].name, answer.error)
    return answer


def _invite(workspace: Workspace, channel: Channel, inviter: str, typed: str) -> Answer:
    """Slack's own command: whoever is named becomes a member."""
    named = _NAMED.findall(message_text(workspace.world, typed))
    if not named:
        raise CannotDo("Name somebody to invite, for instance /invite @ben.")
    for person in named:
        if not channel.has(person):
            workspace.world.join(channel, person, inviter)
    return Answer()


def _show_response(workspace: Workspace, origin: Origin, name: str, answer: Answer) -> None:
    try:
        workspace.hooks.respond(origin, answer.body or {})
    except SlackError as error:
        workspace.mistakes.append(
            f"The acknowledgement of {name} was not valid: {error.code} {error.details}"
        )
        tell_failure(workspace, origin.person, name, error.code)
