"""conversations.*: channels and direct messages."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import TIER_2, TIER_3, TIER_4
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.methods.users import kinds_asked_for
from baton_sandbox.slack.state.channels import channel_object

MOST_IN_GROUP = 8  # people in one direct message beside the app


def rooms(call: Call) -> Json:
    """The method `conversations.list`."""
    kinds = kinds_asked_for(call)
    visible = [
        channel_object(channel, call.me)
        for channel in call.world.channels
        if channel.kind in kinds and (channel.kind == "channel" or channel.has(call.me))
    ]
    page, metadata = call.page(visible)
    return {"channels": page, "response_metadata": metadata}


def info(call: Call) -> Json:
    """The method `conversations.info`."""
    channel = call.channel()
    call.may_read(channel.kind)
    return {"channel": channel_object(channel, call.me)}


def members(call: Call) -> Json:
    """The method `conversations.members`."""
    channel = call.channel()
    call.may_read(channel.kind)
    page, metadata = call.page(channel.members)
    return {"members": page, "response_metadata": metadata}


def open_direct(call: Call) -> Json:
    """The method `conversations.open`."""
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}}
    wanted = [person.strip() for person in call.required("users").split(",")]
    if any(person not in call.world.people for person in wanted):
        raise SlackError("user_not_found")
    if len(wanted) > MOST_IN_GROUP:
        raise SlackError("too_many_users")
    existed = call.world.channels.between([call.me, *wanted]) is not None
    channel = call.world.direct([call.me, *wanted])
    shown = channel_object(channel, call.me) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown} | ({"no_op": True, "already_open": True} if existed else {})


def join(call: Call) -> Json:
    """The method `conversations.join`."""
    channel = call.channel()
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.has(call.me):
        return {"channel": channel_object(channel, call.me), "warning": "already_in_channel"}
    call.world.join(channel, call.me)
    return {"channel": channel_object(channel, call.me)}


METHODS = (
    Method("conversations.list", rooms, None, TIER_2),
    Method("conversations.info", info, None, TIER_3),
    Method("conversations.members", members, None, TIER_4),
    Method("conversations.open", open_direct, "im:write", TIER_3),
    Method("conversations.join", join, "channels:join", TIER_3),
)
