"""auth.*, api.* and apps.*: who the app is, and where it may open a socket."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.calls import TIER_1, UNLIMITED
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method


def test_api(call: Call) -> Json:
    """The method `api.test`."""
    if error := call.text("error"):
        raise SlackError(error, args=call.arguments)
    return {"args": call.arguments}


def test_auth(call: Call) -> Json:
    """The method `auth.test`."""
    bot, team = call.world.people[call.me], call.world.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "team_id": team.id,
        "user": bot.handle,
        "user_id": bot.id,
        "bot_id": bot.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """The method `apps.connections.open`."""
    address = call.workspace.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/link?ticket={call.workspace.delivery.sockets.ticket()}"}


METHODS = (
    Method("api.test", test_api, tier=UNLIMITED, caller="anybody"),
    Method("auth.test", test_auth, tier=UNLIMITED),
    Method("apps.connections.open", open_connection, tier=TIER_1, caller="app"),
)
