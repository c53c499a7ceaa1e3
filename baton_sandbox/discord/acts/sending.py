"""Handing an act to the app and waiting for its first answer."""

import asyncio
from dataclasses import dataclass, field

from baton_sandbox.discord.app.interactions import ANSWER_WITHIN, AUTOCOMPLETE, SUBMIT, Interaction
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.payloads import interaction_payload
from baton_sandbox.shapes import Json

DID_NOT_RESPOND = "The application did not respond"
_WORDS = {AUTOCOMPLETE: "Loading options failed", SUBMIT: "Something went wrong. Try again."}


@dataclass(frozen=True)
class Answer:
    """The app's first answer: its type and data; `error` is what the person is told when there is none."""

    error: str | None = None
    type: int = 0
    data: Json = field(default_factory=dict)


async def send(hub: Hub, one: Interaction, data: Json) -> Answer:
    """Tell the app and wait three seconds, really or by the clock, whichever are over first."""
    one.payload = interaction_payload(hub, one, data)
    changed = asyncio.Event()
    one.heard.append(changed.set)
    unwatch = hub.world.clock.on_change(changed.set)
    hub.gateway.dispatch("INTERACTION_CREATE", one.payload)
    try:
        if hub.gateway.sessions:
            async with asyncio.timeout(hub.answer_seconds):
                while not one.answer and hub.world.clock.now() - one.made_at <= ANSWER_WITHIN:
                    changed.clear()
                    await changed.wait()
    except TimeoutError:
        pass
    finally:
        unwatch()
    if one.answer:
        return Answer(None, one.answer, one.data)
    one.given_up = True
    words = _WORDS.get(one.type, DID_NOT_RESPOND)
    hub.world.notice(one.person, words)
    return Answer(words)
