"""Submitting and closing modals, and what an app may answer to a submission."""

from collections.abc import Callable

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.shapes import Json
from baton_sandbox.slack import payloads, screens
from baton_sandbox.slack.acts.entries import entries
from baton_sandbox.slack.acts.errors import person_of, tell_failure
from baton_sandbox.slack.blockkit.answers import unanswered
from baton_sandbox.slack.blockkit.shapes import Values
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.state.changes import ModalRefused
from baton_sandbox.slack.state.views import Shown
from baton_sandbox.slack.transport.envelopes import Answer
from baton_sandbox.slack.workspace import Workspace


async def submit(workspace: Workspace, person: str, view_id: str, values: Values) -> Answer:
    """Submit an open modal with these values; fields a person must still fill in keep it from being sent."""
    shown = _open_modal(workspace, person, view_id)
    workspace.drafts.enter(person, view_id, entries(workspace, values))
    complaints = unanswered(
        shown.view["blocks"], screens.as_filled_in(workspace, person, shown.view)["state"]["values"]
    )
    if complaints:
        workspace.world.feed.publish(ModalRefused(person, view_id, complaints))
        return Answer(body={"response_action": "errors", "errors": complaints})
    payload = payloads.submission(workspace, person, shown.view)
    answer = await workspace.interact(payload)
    if answer.error:
        tell_failure(workspace, person, "Not sent", answer.error)
        return answer
    now_shown = workspace.world.views.find("id", view_id)
    return _follow(workspace, now_shown, answer) if now_shown else answer


async def close(workspace: Workspace, person: str, view_id: str, *, everything: bool = False) -> None:
    """Close a modal, or the whole stack; the app hears of each view that asked for it."""
    shown = _open_modal(workspace, person, view_id)
    is_cleared = everything or shown.view["clear_on_close"]
    world = workspace.world
    gone = world.close_all(person) if is_cleared else world.close_view(person, view_id)
    for view in gone:
        if view["notify_on_close"]:
            payload = payloads.closing(workspace, person, view, is_cleared=is_cleared)
            await workspace.interact(payload)
        workspace.drafts.forget(person, view["id"])


def _open_modal(workspace: Workspace, person: str, view_id: str) -> Shown:
    person_of(workspace, person)
    shown = workspace.world.views.find("id", view_id)
    if shown is None or shown.person != person or shown.view["type"] != "modal":
        raise CannotDo("That window is closed.")
    return shown


def _follow(workspace: Workspace, shown: Shown, answer: Answer) -> Answer:
    """Do what the acknowledgement says; a mistake in it leaves the modal open and tells the person."""
    body = answer.body or {}
    try:
        _ACTIONS[body.get("response_action")](workspace, shown, body)
    except (SlackError, KeyError, TypeError) as error:
        details = error.body() if isinstance(error, SlackError) else repr(error)
        workspace.mistakes.append(f"The answer to a submission was not valid: {details}")
        tell_failure(workspace, shown.person, "Not sent", "dispatch_failed")
        return Answer("dispatch_failed", body)
    return answer


def _close_one(workspace: Workspace, shown: Shown, _body: Json) -> None:
    workspace.world.close_view(shown.person, shown.view["id"])
    workspace.drafts.forget(shown.person, shown.view["id"])


def _close_every(workspace: Workspace, shown: Shown, _body: Json) -> None:
    for view in workspace.world.close_all(shown.person):
        workspace.drafts.forget(shown.person, view["id"])


def _update(workspace: Workspace, shown: Shown, body: Json) -> None:
    screens.update_view(workspace, shown, body["view"])


def _push(workspace: Workspace, shown: Shown, body: Json) -> None:
    screens.open_view(workspace, shown.person, body["view"])


def _refuse(workspace: Workspace, shown: Shown, body: Json) -> None:
    inputs = {block["block_id"] for block in shown.view["blocks"] if block["type"] == "input"}
    errors = body["errors"]
    if not errors or not set(errors) <= inputs:
        raise SlackError(
            "invalid_arguments", response_metadata={"messages": ["errors must name input blocks"]}
        )
    workspace.world.feed.publish(ModalRefused(shown.person, shown.view["id"], dict(errors)))


_ACTIONS: dict[str | None, Callable[[Workspace, Shown, Json], None]] = {
    None: _close_one,
    "clear": _close_every,
    "update": _update,
    "push": _push,
    "errors": _refuse,
}
