"""What clicks on the Discord page do: each act of a person by its name in the address."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.acts import commands, modals, presses, rooms
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.shapes import Json

Act = Callable[[Hub, str, Json], Awaitable[Json]]


async def say(hub: Hub, person: str, body: Json) -> Json:
    files = [hub.world.files.get(str(one)) for one in body.get("files", [])]
    message = rooms.say(hub, person, room_of(hub, person, body), body["text"], *[one for one in files if one])
    return {"id": message.id}


async def command(hub: Hub, person: str, body: Json) -> Json:
    answer = await commands.run_command(hub, person, room_of(hub, person, body), _typed(body))
    return {"acknowledged": not answer.error}


async def suggest(hub: Hub, person: str, body: Json) -> Json:
    """What the app offers while an option is typed; nothing when it does not answer."""
    room = room_of(hub, person, body)
    return {"choices": await commands.suggestions(hub, person, room, _typed(body), str(body["focused"]))}


async def press(hub: Hub, person: str, body: Json) -> Json:
    """Answers when the app has."""
    answer = await presses.press(hub, person, body["message"], body["custom_id"])
    return {"acknowledged": not answer.error}


async def choose(hub: Hub, person: str, body: Json) -> Json:
    """Answers when the app has."""
    values = [str(value) for value in body["values"]]
    answer = await presses.choose(hub, person, body["message"], body["custom_id"], values)
    return {"acknowledged": not answer.error}


async def submit(hub: Hub, person: str, body: Json) -> Json:
    """Answers when the app has, or with the sentences to stand under fields; those it never hears of."""
    modal = modals.open_modal(hub, person)
    if modal.id != body["id"]:
        raise CannotDo("This form is not open any more.")
    modal.entered = dict(body["values"])
    if errors := modals.problems(modal):
        return {"errors": errors}
    answer = await modals.submit(hub, person)
    return {"acknowledged": not answer.error}


async def close(hub: Hub, person: str, body: Json) -> Json:  # noqa: ARG001 - acts share one shape
    modals.close(hub, person)
    return {}


async def dismiss(hub: Hub, person: str, body: Json) -> Json:
    rooms.dismiss(hub, person, body["message"])
    return {}


async def read(hub: Hub, person: str, body: Json) -> Json:
    hub.world.read(room_of(hub, person, body), person)
    return {}


async def open_dm(hub: Hub, person: str, body: Json) -> Json:  # noqa: ARG001 - acts share one shape
    """The direct message with the app."""
    return {"channel": hub.world.direct(person).id}


async def takes_dms(hub: Hub, person: str, body: Json) -> Json:
    """Open or close one's direct messages to people of this server."""
    hub.world.put_person(replace(hub.world.people[person], takes_dms=bool(body["yes"])))
    return {}


ACTS: dict[str, Act] = {
    "say": say,
    "command": command,
    "suggest": suggest,
    "press": press,
    "choose": choose,
    "submit": submit,
    "close": close,
    "dismiss": dismiss,
    "read": read,
    "dm": open_dm,
    "takes-dms": takes_dms,
}


def room_of(hub: Hub, person: str, body: Json) -> Channel:
    """The channel that is meant, if this person sees it; raises CannotDo."""
    channel = hub.world.channels.get(str(body["channel"]))
    if channel is None or not hub.world.sees(person, channel):
        raise CannotDo("This channel is not open to you.")
    return channel


def _typed(body: Json) -> commands.Typed:
    return commands.Typed([str(word) for word in body["words"]], dict(body.get("options", {})))
