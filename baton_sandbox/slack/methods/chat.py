"""chat.*: the app's own messages."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.blockkit.posting import MOST_UPDATED_TEXT, checked_content
from baton_sandbox.slack.calls import POSTING, TIER_3, TIER_4, UNLIMITED
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.messages import Posted


def post(call: Call) -> Json:
    """The method `chat.postMessage`."""
    channel = _place(call)
    content = checked_content(_content(call), call.world.ids.next) | _thread(call, channel)
    posted = call.world.post(channel, call.me, call.workspace.app.signed(content))
    return {"channel": channel.id, "ts": posted.ts, "message": posted.body}


def post_ephemeral(call: Call) -> Json:
    """The method `chat.postEphemeral`."""
    channel, person = _place(call), call.person()
    if not channel.has(person.id):
        raise SlackError("user_not_in_channel")
    content = checked_content(_content(call), call.world.ids.next) | _thread(call, channel)
    posted = call.world.post(channel, call.me, call.workspace.app.signed(content), person.id)
    return {"message_ts": posted.ts}


def update(call: Call) -> Json:
    """The method `chat.update`."""
    posted = _own_message(call, "cant_update_message")
    given = _content(call)
    content = checked_content(given, call.world.ids.next, MOST_UPDATED_TEXT)
    body = {**posted.body, **content}
    if given["text"] and given["blocks"] is None:  # text alone takes the place of earlier blocks
        body["blocks"] = []
    if not given["blocks"]:
        body["edited"] = {"user": call.me, "ts": call.world.ids.stamp()}
    call.world.change(posted, body)
    return {"channel": posted.channel, "ts": posted.ts, "text": body["text"], "message": body}


def delete(call: Call) -> Json:
    """The method `chat.delete`."""
    posted = _own_message(call, "cant_delete_message")
    call.world.delete(posted)
    return {"channel": posted.channel, "ts": posted.ts}


def permalink(call: Call) -> Json:
    """The method `chat.getPermalink`."""
    channel, ts = call.channel(), call.required("message_ts")
    posted = call.world.messages.find(channel.id, ts)
    if posted is None or posted.only_for:
        raise SlackError("message_not_found")
    link = f"https://{call.world.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _content(call: Call) -> Json:
    return {
        "text": call.text("text"),
        "blocks": call.structure("blocks", "invalid_blocks_format"),
        "attachments": call.structure("attachments", "invalid_attachments"),
        "metadata": call.structure("metadata", "invalid_metadata_format"),
    }


def _place(call: Call) -> Channel:
    """Where the app wants to write: a channel it is in, or a person's direct message named by the person."""
    if call.required("channel") in call.world.people:
        return call.world.direct([call.me, call.required("channel")])
    channel = call.channel()
    if not channel.has(call.me) and "chat:write.public" not in call.workspace.manifest.scopes:
        raise SlackError("not_in_channel")
    return channel


def _thread(call: Call, channel: Channel) -> Json:
    thread = call.text("thread_ts")
    if not thread:
        return {}
    if call.world.messages.find(channel.id, thread) is None:
        raise SlackError("thread_not_found")
    return {"thread_ts": thread}


def _own_message(call: Call, error: str) -> Posted:
    channel = call.world.channels.get(call.required("channel"))
    if channel is None:
        raise SlackError("channel_not_found")
    posted = call.world.messages.find(channel.id, call.required("ts"))
    if posted is None or posted.only_for:
        raise SlackError("message_not_found")
    if posted.body["user"] != call.me:
        raise SlackError(error)
    return posted


METHODS = (
    Method("chat.postMessage", post, "chat:write", POSTING),
    Method("chat.postEphemeral", post_ephemeral, "chat:write", TIER_4),
    Method("chat.update", update, "chat:write", TIER_3),
    Method("chat.delete", delete, "chat:write", TIER_3),
    Method("chat.getPermalink", permalink, None, UNLIMITED),
)
