"""Buttons, menus and other elements, on messages and on views."""

from dataclasses import dataclass

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.shapes import Json
from baton_sandbox.slack import payloads
from baton_sandbox.slack.acts.entries import entries
from baton_sandbox.slack.acts.errors import person_of, tell_failure
from baton_sandbox.slack.blockkit.answers import answer_key
from baton_sandbox.slack.blockkit.filled import find_element
from baton_sandbox.slack.blockkit.shapes import Blocks, Values
from baton_sandbox.slack.state.messages import Posted
from baton_sandbox.slack.transport.envelopes import Answer
from baton_sandbox.slack.workspace import Workspace


@dataclass(frozen=True)
class Press:
    """Which element, what was chosen in it, and what stands in the other fields.

    `chosen` is the element's part of a view's state, such as `{"selected_option": …}`; a button has none.
    """

    block_id: str
    action_id: str
    chosen: Json | None = None
    others: Values | None = None


async def press_on_message(workspace: Workspace, person: str, place: tuple[str, str], press: Press) -> Answer:
    """Use an element of a message; `place` is its channel and timestamp."""
    posted = workspace.world.messages.find(*place)
    if posted is None or not posted.seen_by(person):
        raise CannotDo("That message is gone.")
    return await press_as_seen(workspace, person, posted, press)


async def press_as_seen(workspace: Workspace, person: str, posted: Posted, press: Press) -> Answer:
    """Use an element of a message as the person saw it, even if it has changed since."""
    person_of(workspace, person)
    element = _element(posted.body.get("blocks", []), press)
    _remember(workspace, person, posted.ts, element, press)
    action = _action(workspace, element, press)
    current = workspace.world.messages.find(posted.channel, posted.ts) or posted
    payload = payloads.press_on_message(workspace, person, current, action)
    return _told(workspace, person, await workspace.interact(payload))


async def press_on_view(workspace: Workspace, person: str, view_id: str, press: Press) -> Answer:
    """Use an element of an open modal or of the App Home."""
    person_of(workspace, person)
    shown = workspace.world.views.find("id", view_id)
    if shown is None or shown.person != person:
        raise CannotDo("That window is closed.")
    element = _element(shown.view["blocks"], press)
    _remember(workspace, person, view_id, element, press)
    action = _action(workspace, element, press)
    payload = payloads.press_on_view(workspace, person, shown.view, action)
    return _told(workspace, person, await workspace.interact(payload))


async def suggest(
    workspace: Workspace, person: str, place: str | tuple[str, str], press: Press, typed: str
) -> Json:
    """Ask the app for an external menu's options; `place` is a view's id, or a message's channel and ts."""
    person_of(workspace, person)
    where = _where(workspace, person, place)
    element = (press.block_id, press.action_id)
    answer = await workspace.interact(payloads.suggestion(workspace, person, where, element, typed))
    _told(workspace, person, answer)
    body = answer.body or {}
    return {key: body[key] for key in ("options", "option_groups") if key in body} or {"options": []}


def _where(workspace: Workspace, person: str, place: str | tuple[str, str]) -> Json:
    if isinstance(place, str):
        shown = workspace.world.views.find("id", place)
        if shown is None or shown.person != person:
            raise CannotDo("That window is closed.")
        return {"container": {"type": "view", "view_id": place}, "view": shown.view}
    posted = workspace.world.messages.find(*place)
    if posted is None or not posted.seen_by(person):
        raise CannotDo("That message is gone.")
    container = {"type": "message", "message_ts": posted.ts, "channel_id": posted.channel}
    return {"container": container, "channel": {"id": posted.channel}, "message": posted.body}


def _element(blocks: Blocks, press: Press) -> Json:
    found = find_element(blocks, press.block_id, press.action_id)
    if found is None:
        raise CannotDo("That button is not there any more.")
    return found[1]


def _remember(workspace: Workspace, person: str, surface: str, element: Json, press: Press) -> None:
    if press.others:
        workspace.drafts.enter(person, surface, entries(workspace, press.others))
    if press.chosen and answer_key(element["type"]):
        workspace.drafts.enter(person, surface, {press.block_id: {press.action_id: press.chosen}})


def _action(workspace: Workspace, element: Json, press: Press) -> Json:
    """The entry in a payload's `actions`."""
    kept = ("type", "text", "value", "style", "url", "placeholder", "confirm", "initial_option")
    return {
        "action_id": press.action_id,
        "block_id": press.block_id,
        **{key: element[key] for key in kept if key in element},
        **(press.chosen or {}),
        "action_ts": workspace.world.ids.stamp(),
    }


def _told(workspace: Workspace, person: str, answer: Answer) -> Answer:
    if answer.error:
        tell_failure(workspace, person, "Nothing happened", answer.error)
    return answer
