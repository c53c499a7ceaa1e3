"""The modal that is open before a person: filling in, submitting, closing."""

from collections.abc import Iterator

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.acts.sending import Answer, send
from baton_sandbox.discord.app.interactions import SUBMIT
from baton_sandbox.discord.checks.elements import MOST_INPUT
from baton_sandbox.discord.checks.kinds import CHECKBOX, FIELDS, LABEL, RADIO, ROW, TEXT_INPUT, walk
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.payloads import resolved
from baton_sandbox.discord.state.world import Modal
from baton_sandbox.shapes import Given, Json

REQUIRED = "This field is required."
_SINGLE = (TEXT_INPUT, RADIO, CHECKBOX)


def fields(modal: Modal) -> Iterator[Json]:
    """Every field of a modal."""
    return (one for one in walk(modal.body["components"]) if one["type"] in FIELDS)


def standing(modal: Modal, field: Json) -> Given:
    """What stands in a field: what was entered, else what the app put there, else nothing."""
    if field["custom_id"] in modal.entered:
        return modal.entered[field["custom_id"]]
    if field["type"] == TEXT_INPUT:
        return field.get("value") or ""
    if field["type"] == CHECKBOX:
        return bool(field.get("default"))
    chosen = [one["value"] for one in field.get("options", []) if one.get("default")]
    chosen += [str(one["id"]) for one in field.get("default_values", [])]
    return (chosen[0] if chosen else None) if field["type"] == RADIO else chosen


def problems(modal: Modal) -> dict[str, str]:
    """What the client says under fields before it would send them, by custom_id."""
    found = {field["custom_id"]: _problem(field, standing(modal, field)) for field in fields(modal)}
    return {custom_id: problem for custom_id, problem in found.items() if problem}


async def submit(hub: Hub, person: str) -> Answer:
    """Send the modal; it closes when the app takes it. Raises CannotDo when fields are amiss."""
    modal = open_modal(hub, person)
    if amiss := problems(modal):
        raise CannotDo(next(iter(amiss.values())))
    data: Json = {
        "custom_id": modal.body["custom_id"],
        "components": [_sent(modal, number, part) for number, part in enumerate(modal.body["components"], 1)],
    }
    ids = [one for field in fields(modal) if field["type"] not in _SINGLE for one in standing(modal, field)]
    if known := resolved(hub.world, ids, person):
        data["resolved"] = known
    answer = await send(hub, hub.interactions.begin(SUBMIT, person, modal.channel, modal.message), data)
    if not answer.error and hub.world.modals.get(person) is modal:
        hub.world.close_modal(person)
    return answer


def close(hub: Hub, person: str) -> None:
    """Close it; the app is not told."""
    open_modal(hub, person)
    hub.world.close_modal(person)


def open_modal(hub: Hub, person: str) -> Modal:
    if modal := hub.world.modals.get(person):
        return modal
    raise CannotDo("No modal is open.")


def _problem(field: Json, value: Given) -> str:
    required = field.get("required", field["type"] != CHECKBOX)
    if value in ("", None, []):
        return REQUIRED if required else ""
    if field["type"] == TEXT_INPUT:
        low, high = field.get("min_length") or 0, field.get("max_length") or MOST_INPUT
        return "" if low <= len(value) <= high else f"Must be between {low} and {high} in length."
    if field["type"] not in _SINGLE:
        low, high = field.get("min_values") or 0, field.get("max_values") or len(value)
        return "" if low <= len(value) <= high else f"Choose between {low} and {high}."
    return ""


def _sent(modal: Modal, number: int, part: Json) -> Json:
    """One part of a submitted modal: which it was and what stands in it."""
    shown: Json = {"type": part["type"], "id": part.get("id", number)}
    if part["type"] == LABEL:
        shown["component"] = _value(modal, part["component"], 10 * number)
    elif part["type"] == ROW:
        shown["components"] = [_value(modal, one, 10 * number) for one in part["components"]]
    return shown


def _value(modal: Modal, field: Json, number: int) -> Json:
    key = "value" if field["type"] in _SINGLE else "values"
    identity = {"type": field["type"], "id": field.get("id", number), "custom_id": field["custom_id"]}
    return {**identity, key: standing(modal, field)}
