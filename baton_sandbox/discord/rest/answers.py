"""Callbacks: the first answer to what a person did."""

from http import HTTPStatus

from baton_sandbox.discord.app import interactions as kinds
from baton_sandbox.discord.app.interactions import Interaction, allowed_answers
from baton_sandbox.discord.checks.commands import SUB_COMMAND, SUB_GROUP
from baton_sandbox.discord.checks.form import Form
from baton_sandbox.discord.checks.modals import check_modal
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.rest.call import NOTHING, Call, Operation, Reply
from baton_sandbox.discord.rest.composing import Draft, composed
from baton_sandbox.discord.state.messages import EPHEMERAL, LOADING, Message
from baton_sandbox.discord.state.people import user_object
from baton_sandbox.discord.state.world import Modal, World
from baton_sandbox.shapes import Json

_COMMAND_REPLY = 20  # the message type of an answer to a slash command
_MOST_SUGGESTIONS = 25


def answer(call: Call) -> Reply:
    """Take the first answer to an interaction; raises 10062, 40060 or 50035."""
    one = call.hub.interactions.to_answer(call.path["interaction"], call.path["token"])
    form = Form(call.fields)
    kind = form.one_of("type", allowed_answers(one))
    form.settle()
    data = form.at("data")
    if kind == kinds.MESSAGE:
        draft = Draft(call.hub, data, call.uploads, of_interaction=True)
        one.original = post(call, one, composed(draft), ephemeral=draft.is_ephemeral)
    elif kind == kinds.DEFERRED_MESSAGE:
        one.original = _think(call, one, data)
    elif kind in (kinds.UPDATE, kinds.DEFERRED_UPDATE):
        one.original = _update(call, one, data if kind == kinds.UPDATE else None)
    elif kind == kinds.SUGGESTIONS:
        _check_suggestions(data)
    else:
        check_modal(data)
        form.settle()
        call.hub.world.open_modal(one.person, Modal(one.id, data.fields, one.channel, one.message))
    one.answer, one.data = kind, data.fields
    for hear in one.heard:
        hear()
    if "with_response" not in call.query:
        return NOTHING
    return Reply(_response(one, kind), HTTPStatus.OK)


def post(call: Call, one: Interaction, fields: Json, *, ephemeral: bool) -> Message:
    """Post what answers or follows an interaction, with the marks of it."""
    world = call.hub.world
    marks = {
        "webhook_id": call.hub.app.id,
        "application_id": call.hub.app.id,
        "type": _COMMAND_REPLY if one.type == kinds.COMMAND and one.original is None else 0,
        "interaction_metadata": _metadata(world, one),
    }
    if one.type == kinds.COMMAND and one.original is None:
        marks["interaction"] = {**_metadata(world, one), "name": _command_name(one)}
    only_for = one.person if ephemeral else None
    message = world.post(world.channels[one.channel], world.bot.id, fields | marks, only_for)
    message.token = one.token
    return message


def _think(call: Call, one: Interaction, data: Form) -> Message:
    flags = data.number("flags", 0, 1 << 31) or 0
    data.settle()
    if flags & ~EPHEMERAL:
        call.hub.mistakes.append("A deferral sets flags beside EPHEMERAL, which Discord does not keep.")
    return post(call, one, {"flags": LOADING}, ephemeral=bool(flags & EPHEMERAL))


def _update(call: Call, one: Interaction, data: Form | None) -> Message | None:
    if one.message and call.hub.world.messages.get(one.message.id) is None:
        raise DiscordError(10008)
    if one.message and data:
        fields = composed(Draft(call.hub, data, call.uploads, one.message, of_interaction=True))
        call.hub.world.change(one.message, fields)
    return one.message


def _check_suggestions(data: Form) -> None:
    for choice in data.items("choices", 0, _MOST_SUGGESTIONS):
        choice.text("name", 1, 100)
        if isinstance(choice.fields.get("value"), str):
            choice.text("value", 1, 100)
    data.settle()


def _metadata(world: World, one: Interaction) -> Json:
    return {
        "id": one.id,
        "type": one.type,
        "user": user_object(world.people[one.person]),
        "authorizing_integration_owners": {"0": world.guild.id},
    }


def _command_name(one: Interaction) -> str:
    """A command's name with those of its sub-commands."""
    data = one.payload.get("data", {})
    words = [str(data.get("name", ""))]
    while (inner := (data.get("options") or [{}])[0]) and inner.get("type") in (SUB_COMMAND, SUB_GROUP):
        words.append(str(inner["name"]))
        data = inner
    return " ".join(words)


def _response(one: Interaction, kind: int) -> Json:
    told: Json = {"id": one.id, "type": one.type}
    if one.original and kind in (kinds.MESSAGE, kinds.DEFERRED_MESSAGE, kinds.UPDATE):
        told["response_message_id"] = one.original.id
        told["response_message_loading"] = one.original.is_loading
        told["response_message_ephemeral"] = one.original.is_ephemeral
    if one.original and kind in (kinds.MESSAGE, kinds.UPDATE):
        return {"interaction": told, "resource": {"type": kind, "message": one.original.body}}
    return {"interaction": told}


OPERATIONS = (
    Operation("callback", "POST", "/interactions/{interaction}/{token}/callback", answer, anybody=True),
)
