"""What the page's clicks do: each act of a person by its name in the address."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.page.slack.live import channel_state
from baton_sandbox.shapes import Json
from baton_sandbox.slack.acts import commands, modals, presses, rooms
from baton_sandbox.slack.workspace import Workspace

Act = Callable[[Workspace, str, Json], Awaitable[Json]]


async def say(workspace: Workspace, person: str, body: Json) -> Json:
    return {"ts": rooms.say(workspace, person, body["channel"], body["text"]).ts}


async def command(workspace: Workspace, person: str, body: Json) -> Json:
    answer = await commands.run_command(workspace, person, body["channel"], body["text"])
    return {"acknowledged": answer.ok}


async def press(workspace: Workspace, person: str, body: Json) -> Json:
    """Answers when the app has acknowledged."""
    place, pressed = _place(body), _press(body)
    if isinstance(place, str):
        answer = await presses.press_on_view(workspace, person, place, pressed)
    else:
        answer = await presses.press_on_message(workspace, person, place, pressed)
    return {"acknowledged": answer.ok}


async def options(workspace: Workspace, person: str, body: Json) -> Json:
    typed = str(body.get("value") or "")
    return await presses.suggest(workspace, person, _place(body), _press({**body, "state": None}), typed)


async def submit(workspace: Workspace, person: str, body: Json) -> Json:
    """Answers when the app has acknowledged; what it answered comes down the live feed."""
    answer = await modals.submit(workspace, person, body["view_id"], body["values"])
    return {"acknowledged": answer.ok}


async def close(workspace: Workspace, person: str, body: Json) -> Json:
    await modals.close(workspace, person, body["view_id"], everything=bool(body.get("cleared")))
    return {}


async def home(workspace: Workspace, person: str, body: Json) -> Json:  # noqa: ARG001 - acts share one shape
    rooms.open_home(workspace, person)
    return {}


async def open_direct(workspace: Workspace, person: str, body: Json) -> Json:
    channel = rooms.open_direct(workspace, person, body["user"])
    return {"channel": channel_state(workspace, channel, person)}


async def read(workspace: Workspace, person: str, body: Json) -> Json:
    rooms.read(workspace, person, body["channel"])
    return {}


async def clock(workspace: Workspace, person: str, body: Json) -> Json:  # noqa: ARG001 - acts share one shape
    try:
        workspace.world.clock.advance(timedelta(seconds=float(body["advance_seconds"])))
    except (ValueError, OverflowError):
        raise CannotDo("The clock moves forward only, and not past the end of time.") from None
    return {}


ACTS: dict[str, Act] = {
    "say": say,
    "command": command,
    "press": press,
    "options": options,
    "submit": submit,
    "close": close,
    "home": home,
    "open": open_direct,
    "read": read,
    "clock": clock,
}


def _place(body: Json) -> str | tuple[str, str]:
    return str(body["view_id"]) if body.get("view_id") else (body["channel"], body["ts"])


def _press(body: Json) -> presses.Press:
    return presses.Press(body["block_id"], body["action_id"], body.get("state"), body.get("values"))
