"""views.*: modals and the App Home."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack import screens
from baton_sandbox.slack.calls import TIER_4
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.methods.call import Call, Method


def open_modal(call: Call) -> Json:
    """The method `views.open`."""
    return {"view": _open(call)}


def push(call: Call) -> Json:
    """The method `views.push`."""
    return {"view": _open(call)}


def update(call: Call) -> Json:
    """The method `views.update`."""
    key = "external_id" if call.text("external_id") else "id"
    wanted = call.text("external_id") or call.required("view_id")
    shown = call.world.views.find(key, wanted)
    if shown is None:
        raise SlackError("not_found")
    return {"view": screens.update_view(call.workspace, shown, _view(call), call.text("hash"))}


def publish(call: Call) -> Json:
    """The method `views.publish`."""
    if not call.workspace.manifest.home_tab:
        raise SlackError("not_enabled")
    return {
        "view": screens.publish_home(
            call.workspace, call.person("user_id").id, _view(call), call.text("hash")
        )
    }


def _open(call: Call) -> Json:
    view = _view(call)
    screens.check_view(view, "modal")  # first, so that a mistake does not use up the trigger
    person = call.workspace.triggers.exchange(call.required("trigger_id"))
    return screens.open_view(call.workspace, person, view)


def _view(call: Call) -> Json:
    call.required("view")
    view = call.structure("view")
    return view if isinstance(view, dict) else {}


METHODS = (
    Method("views.open", open_modal, None, TIER_4),
    Method("views.push", push, None, TIER_4),
    Method("views.update", update, None, TIER_4),
    Method("views.publish", publish, None, TIER_4),
)
