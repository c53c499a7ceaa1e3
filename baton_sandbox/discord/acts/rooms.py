"""What people do in channels without the app: write, bring files, dismiss what only they see."""

import re

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.files import File
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.discord.state.people import user_object
from baton_sandbox.discord.state.permissions import SEND_MESSAGES

_MOST = 2000
_MENTION = re.compile(r"<@!?(\d+)>")


def say(hub: Hub, person: str, channel: Channel, text: str, *files: File) -> Message:
    """Write a message, with files if there are any; raises CannotDo where the person may not."""
    world = hub.world
    if not world.sees(person, channel) or not channel.is_dm | bool(
        world.permissions(person, channel) & SEND_MESSAGES
    ):
        raise CannotDo("This person may not write here.")
    if not (text or files) or len(text) > _MOST:
        raise CannotDo(f"A message has between 1 and {_MOST} characters.")
    brought = [world.shown_file(one) for one in files]
    named = [user_object(world.people[one]) for one in _MENTION.findall(text) if one in world.people]
    return world.post(channel, person, {"content": text, "attachments": brought, "mentions": named})


def dismiss(hub: Hub, person: str, message_id: str) -> None:
    """Take away a message that only this person sees; the app is not told."""
    message = hub.world.messages.get(message_id)
    if message is None or message.only_for != person:
        raise CannotDo("Only what is for one person alone can be dismissed.")
    hub.world.delete(message)
