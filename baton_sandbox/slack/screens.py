"""Putting the app's views on people's screens, whether it asks by the Web API or in an acknowledgement."""

from baton_sandbox.shapes import Json
from baton_sandbox.slack.blockkit.checks import Surface
from baton_sandbox.slack.blockkit.filled import filled, with_text_defaults
from baton_sandbox.slack.blockkit.screens import view_problems
from baton_sandbox.slack.errors import SlackError, invalid
from baton_sandbox.slack.state.views import Shown
from baton_sandbox.slack.workspace import Workspace


def open_view(workspace: Workspace, person: str, view: Json) -> Json:
    """Show a modal on top of what is open; raises SlackError for an invalid view or a full stack."""
    check_view(view, "modal")
    _check_external_id(workspace, view, None)
    below = workspace.world.views.stack(person)
    complete = _complete(workspace, view, workspace.world.ids.next("V"))
    complete["previous_view_id"] = below[-1]["id"] if below else None
    complete["root_view_id"] = below[0]["id"] if below else complete["id"]
    workspace.world.show(person, complete)
    return complete


def update_view(workspace: Workspace, shown: Shown, view: Json, view_hash: str | None = None) -> Json:
    """Put a new version in a view's place; raises hash_conflict when `view_hash` is not the present one."""
    if view_hash and view_hash != shown.view["hash"]:
        raise SlackError("hash_conflict")
    check_view(view, shown.view["type"])
    _check_external_id(workspace, view, shown.view["id"])
    complete = _complete(workspace, view, shown.view["id"])
    complete |= {key: shown.view[key] for key in ("previous_view_id", "root_view_id")}
    _keep_entries(workspace, shown, complete)
    workspace.world.reshow(shown, complete)
    return complete


def publish_home(workspace: Workspace, person: str, view: Json, view_hash: str | None = None) -> Json:
    """Set a person's App Home; raises hash_conflict when `view_hash` is not the present one."""
    if current := workspace.world.views.home(person):
        return update_view(workspace, Shown(person, current), view, view_hash)
    check_view(view, "home")
    view_id = workspace.world.ids.next("V")
    complete = _complete(workspace, view, view_id) | {"previous_view_id": None, "root_view_id": view_id}
    workspace.world.publish_home(person, complete)
    return complete


def as_filled_in(workspace: Workspace, person: str, view: Json) -> Json:
    """The view with what the person has entered so far."""
    values = workspace.drafts.state(person, view["id"], view["blocks"])
    return {**view, "state": {"values": values}}


def check_view(view: Json, kind: Surface) -> None:
    """Raise invalid_arguments, naming everything wrong with a view."""
    if problems := view_problems(view, kind):
        raise invalid("invalid_arguments", problems)


def _keep_entries(workspace: Workspace, shown: Shown, following: Json) -> None:
    """A field that is still there keeps what it held, even when the app names another first value."""
    held = as_filled_in(workspace, shown.person, shown.view)["state"]["values"]
    workspace.drafts.enter(shown.person, shown.view["id"], held)
    workspace.drafts.keep_only(shown.person, shown.view["id"], following["blocks"])


def _check_external_id(workspace: Workspace, view: Json, own_id: str | None) -> None:
    external_id = view.get("external_id")
    taken = workspace.world.views.find("external_id", external_id) if external_id else None
    if taken and taken.view["id"] != own_id:
        raise SlackError("duplicate_external_id")


def _complete(workspace: Workspace, view: Json, view_id: str) -> Json:
    world, app = workspace.world, workspace.app
    return {
        "id": view_id,
        "team_id": world.team.id,
        "type": view["type"],
        "blocks": filled(view["blocks"], world.ids.next),
        "private_metadata": view.get("private_metadata") or "",
        "callback_id": view.get("callback_id") or "",
        "external_id": view.get("external_id") or "",
        "state": {"values": {}},
        "hash": f"{world.seconds()}.{world.ids.next('h')}",
        **{key: with_text_defaults(view.get(key)) for key in ("title", "submit", "close")},
        "clear_on_close": bool(view.get("clear_on_close")),
        "notify_on_close": bool(view.get("notify_on_close")),
        "submit_disabled": bool(view.get("submit_disabled")),
        "app_id": app.id,
        "bot_id": app.bot_id,
        "app_installed_team_id": world.team.id,
    }
