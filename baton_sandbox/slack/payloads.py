"""What Slack tells an app about a person's act: the fields of every kind of delivery."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.app.hooks import Origin
from baton_sandbox.slack.screens import as_filled_in
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.messages import Posted
from baton_sandbox.slack.workspace import Workspace


def command(workspace: Workspace, person: str, channel: Channel, name: str, text: str) -> Json:
    """A slash command."""
    team = workspace.world.team
    return {
        "token": workspace.app.verification_token,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": _channel_name(channel),
        "user_id": person,
        "user_name": workspace.world.people[person].handle,
        "command": name,
        "text": text,
        "api_app_id": workspace.app.id,
        "is_enterprise_install": "false",
        "response_url": response_url(workspace, Origin(person, channel.id), "commands"),
        "trigger_id": workspace.triggers.issue(person),
    }


def press_on_message(workspace: Workspace, person: str, posted: Posted, action: Json) -> Json:
    """Somebody used an element of a message; an ephemeral message is not repeated in the payload."""
    channel = workspace.world.channels.get(posted.channel)
    state = workspace.drafts.state(person, posted.ts, posted.body.get("blocks", []))
    hidden = posted.only_for is not None
    container = {
        "type": "message",
        "message_ts": posted.ts,
        "channel_id": posted.channel,
        "is_ephemeral": hidden,
    }
    return {
        "type": "block_actions",
        **interaction(workspace, person),
        "container": container,
        "channel": {"id": posted.channel, "name": _channel_name(channel) if channel else ""},
        **({} if hidden else {"message": posted.body}),
        "state": {"values": state},
        "response_url": response_url(workspace, Origin(person, posted.channel, posted.ts), "actions"),
        "actions": [action],
    }


def press_on_view(workspace: Workspace, person: str, view: Json, action: Json) -> Json:
    """Somebody used an element of a modal or of the App Home."""
    filled_in = as_filled_in(workspace, person, view)
    return {
        "type": "block_actions",
        **interaction(workspace, person),
        "container": {"type": "view", "view_id": view["id"]},
        "view": filled_in,
        "actions": [action],
    }


def submission(workspace: Workspace, person: str, view: Json) -> Json:
    """Somebody submitted a modal."""
    filled_in = as_filled_in(workspace, person, view)
    shared = interaction(workspace, person)
    return {"type": "view_submission", **shared, "view": filled_in, "response_urls": []}


def closing(workspace: Workspace, person: str, view: Json, *, is_cleared: bool) -> Json:
    """Somebody closed a modal that wanted to know."""
    shared = interaction(workspace, person)
    del shared["trigger_id"]
    return {
        "type": "view_closed",
        **shared,
        "view": as_filled_in(workspace, person, view),
        "is_cleared": is_cleared,
    }


def suggestion(workspace: Workspace, person: str, where: Json, element: tuple[str, str], typed: str) -> Json:
    """Somebody typed into a menu whose options the app provides; `element` is its block and action."""
    shared = interaction(workspace, person)
    del shared["trigger_id"]
    block_id, action_id = element
    return {
        "type": "block_suggestion",
        **shared,
        **where,
        "block_id": block_id,
        "action_id": action_id,
        "value": typed,
    }


def shortcut(workspace: Workspace, person: str, callback_id: str, posted: Posted | None) -> Json:
    """Somebody used a global shortcut, or one on a message."""
    shared = interaction(workspace, person)
    stamp = workspace.world.ids.stamp()
    if posted is None:
        return {"type": "shortcut", **shared, "callback_id": callback_id, "action_ts": stamp}
    channel = workspace.world.channels.get(posted.channel)
    return {
        "type": "message_action",
        **shared,
        "callback_id": callback_id,
        "action_ts": stamp,
        "channel": {"id": posted.channel, "name": _channel_name(channel) if channel else ""},
        "message_ts": posted.ts,
        "message": posted.body,
        "response_url": response_url(workspace, Origin(person, posted.channel, posted.ts), "app"),
    }


def event(workspace: Workspace, happened: Json) -> Json:
    """The wrapping of every event; its event_id is how an app knows a repeat."""
    team, app = workspace.world.team, workspace.app
    authorization = {"enterprise_id": None, "team_id": team.id, "user_id": app.bot_user}
    return {
        "token": app.verification_token,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": {**happened, "event_ts": happened.get("event_ts") or workspace.world.ids.stamp()},
        "type": "event_callback",
        "event_id": workspace.world.ids.next("Ev"),
        "event_time": workspace.world.seconds(),
        "authorizations": [{**authorization, "is_bot": True, "is_enterprise_install": False}],
        "is_ext_shared_channel": False,
    }


def interaction(workspace: Workspace, person: str) -> Json:
    """The fields all interactions share, with a fresh trigger id."""
    team, who = workspace.world.team, workspace.world.people[person]
    return {
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": person, "username": who.handle, "name": who.handle, "team_id": team.id},
        "api_app_id": workspace.app.id,
        "token": workspace.app.verification_token,
        "trigger_id": workspace.triggers.issue(person),
    }


def response_url(workspace: Workspace, origin: Origin, family: str) -> str:
    """A new address at which the app may answer what a person did."""
    return f"{workspace.base_url}/hooks/{family}/{workspace.hooks.issue(origin)}"


def _channel_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
