"""Looking at what is about to be shown, as Slack would."""

import json
from collections.abc import Iterator
from typing import Any

from baton_sandbox.slack.blockkit.blocks import block_problems
from baton_sandbox.slack.blockkit.screens import view_problems
from bot.views.slack.surfaces import Home, Message, Modal

Surface = Message | Modal | Home


def over_the_wire(surface: Surface) -> Any:
    """What Slack gets."""
    return json.loads(json.dumps(surface.payload()))


def problems(surface: Surface) -> list[str]:
    """Everything Slack would refuse."""
    payload = over_the_wire(surface)
    if isinstance(surface, Message):
        return block_problems(payload["blocks"], "message")
    return view_problems(payload, "home" if isinstance(surface, Home) else "modal")


def marked(value: Any) -> Iterator[str]:
    """Every text in which markup counts."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for inner in value.values():
            yield from marked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from marked(inner)


def kinds(value: Any) -> Iterator[str]:
    """The type of every object in it."""
    if isinstance(value, dict):
        if isinstance(value.get("type"), str):
            yield value["type"]
        for inner in value.values():
            yield from kinds(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from kinds(inner)


def action_ids(value: Any) -> Iterator[str]:
    """Of everything that can be pressed or picked."""
    if isinstance(value, dict):
        if "action_id" in value:
            yield value["action_id"]
        for inner in value.values():
            yield from action_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from action_ids(inner)
