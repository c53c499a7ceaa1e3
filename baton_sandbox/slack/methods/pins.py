"""pins.*: messages pinned to their channel."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import TIER_2
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.state.messages import Posted


def add(call: Call) -> Json:
    """The method `pins.add`."""
    posted = _message(call)
    if posted.body.get("pinned_to"):
        raise SlackError("already_pinned")
    call.world.change(posted, {**posted.body, "pinned_to": [posted.channel]})
    return {}


def remove(call: Call) -> Json:
    """The method `pins.remove`."""
    posted = _message(call)
    if not posted.body.get("pinned_to"):
        raise SlackError("no_pin")
    kept = {name: value for name, value in posted.body.items() if name != "pinned_to"}
    call.world.change(posted, kept)
    return {}


def _message(call: Call) -> Posted:
    channel, stamp = call.channel(), call.required("timestamp")
    posted = call.world.messages.find(channel.id, stamp)
    if posted is None or posted.only_for:
        raise SlackError("message_not_found")
    return posted


METHODS = (
    Method("pins.add", add, "pins:write", TIER_2),
    Method("pins.remove", remove, "pins:write", TIER_2),
)
