"""Messages in channels, as the app posts, edits, deletes and looks them up."""

from datetime import datetime, timedelta

from baton_sandbox.discord.calls import POSTING
from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.call import NOTHING, Call, Operation, Reply
from baton_sandbox.discord.rest.composing import Draft, composed
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.discord.state.permissions import (
    ATTACH_FILES,
    MANAGE_MESSAGES,
    PIN_MESSAGES,
    READ_MESSAGE_HISTORY,
    SEND_MESSAGES,
)

_MOST_LISTED = 100
# https://docs.discord.com/developers/resources/message#create-message
MOST_NONCE = 25
NONCE_LASTS = timedelta(minutes=5)  # "the past few minutes"


def create(call: Call) -> Reply:
    """Post a message; 50007 where a person takes none, 50278 where they have left."""
    world, channel = call.hub.world, call.channel(SEND_MESSAGES)
    if channel.is_dm:
        recipient = world.people[channel.recipient]
        if not (recipient.here and recipient.takes_dms):
            raise DiscordError(50007 if recipient.here else 50278)
    if call.uploads:
        call.channel(ATTACH_FILES)
    form = Form(call.fields)
    fields = composed(Draft(call.hub, form, call.uploads))
    nonce = form.text("nonce", 0, MOST_NONCE, required=False)
    form.settle()
    if nonce and call.fields.get("enforce_nonce") and (twin := _said_before(call, channel, nonce)):
        return Reply(twin.body)
    posted = world.post(channel, world.bot.id, fields | ({"nonce": nonce} if nonce else {}))
    return Reply(posted.body)


def _said_before(call: Call, channel: Channel, nonce: str) -> Message | None:
    """The app's message of the last minutes with this nonce, which takes the place of another like it."""
    world = call.hub.world
    since = world.clock.now() - NONCE_LASTS
    for message in world.messages.history(channel.id, ""):
        written = datetime.fromisoformat(message.body["timestamp"])
        if message.body.get("nonce") == nonce and written >= since:
            return message
    return None


def edit(call: Call) -> Reply:
    message = _own(call)
    call.hub.world.change(message, composed(Draft(call.hub, Form(call.fields), call.uploads, message)))
    return Reply(message.body)


def delete(call: Call) -> Reply:
    """Delete a message of its own, or with the permission to manage messages anybody's."""
    message = _reachable(call)
    if message.body["author"]["id"] != call.hub.app.bot_user:
        call.channel(MANAGE_MESSAGES)
    call.hub.world.delete(message)
    return NOTHING


def pin(call: Call) -> Reply:
    """Pin a message to its channel."""
    return _pinned(call, pinned=True)


def unpin(call: Call) -> Reply:
    """Take a message off the pins of its channel."""
    return _pinned(call, pinned=False)


def _pinned(call: Call, *, pinned: bool) -> Reply:
    call.channel(PIN_MESSAGES)
    message = _reachable(call)
    edited = message.body.get("edited_timestamp")
    call.hub.world.change(message, {"pinned": pinned, "edited_timestamp": edited})
    return NOTHING


def get(call: Call) -> Reply:
    call.channel(READ_MESSAGE_HISTORY)
    return Reply(_reachable(call).body)


def history(call: Call) -> Reply:
    """The newest messages first."""
    channel = call.channel(READ_MESSAGE_HISTORY)
    seen = call.hub.world.messages.history(channel.id, "")
    most = min(int(call.query.get("limit", "50")), _MOST_LISTED)
    if before := call.query.get("before"):
        seen = [message for message in seen if int(message.id) < int(before)]
    if after := call.query.get("after"):
        seen = [message for message in seen if int(message.id) > int(after)][:most]
    return Reply([message.body for message in reversed(seen[-most:])])


def _reachable(call: Call) -> Message:
    """A message in the channel of the address; ephemeral ones cannot be reached this way."""
    channel = call.channel()
    message = call.hub.world.messages.get(call.path["message"])
    if message is None or message.channel != channel.id or message.is_ephemeral:
        raise DiscordError(10008)
    return message


def _own(call: Call) -> Message:
    message = _reachable(call)
    if message.body["author"]["id"] != call.hub.app.bot_user:
        raise DiscordError(50005)
    return message


_ONE = "/channels/{channel}/messages/{message}"
_PIN = "/channels/{channel}/messages/pins/{message}"
OPERATIONS = (
    Operation("create_message", "POST", "/channels/{channel}/messages", create, POSTING),
    Operation("edit_message", "PATCH", _ONE, edit, POSTING),
    Operation("delete_message", "DELETE", _ONE, delete),
    Operation("pin_message", "PUT", _PIN, pin),
    Operation("unpin_message", "DELETE", _PIN, unpin),
    Operation("get_message", "GET", _ONE, get),
    Operation("list_messages", "GET", "/channels/{channel}/messages", history),
)
