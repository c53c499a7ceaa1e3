"""Whatever an app sends, Discord answers by code and never breaks."""

import contextlib
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baton_sandbox.clock import Clock
from baton_sandbox.discord.app import interactions as kinds
from baton_sandbox.discord.errors import DiscordError
from baton_sandbox.discord.hub import found
from baton_sandbox.discord.rest.api import OPERATIONS
from baton_sandbox.discord.rest.call import Call, Reply
from baton_sandbox.discord.state.riverside import BEN, GUILD, TEXT_BANK, riverside
from baton_sandbox.discord.state.scheduled import ScheduledEvent

KEYS = [
    "accent_color",
    "accessory",
    "allowed_mentions",
    "attachments",
    "choices",
    "component",
    "components",
    "content",
    "custom_id",
    "data",
    "default",
    "description",
    "embeds",
    "emoji",
    "enforce_nonce",
    "fields",
    "flags",
    "id",
    "items",
    "label",
    "max_length",
    "max_values",
    "media",
    "min_values",
    "name",
    "nonce",
    "options",
    "parse",
    "recipient_id",
    "required",
    "spacing",
    "style",
    "title",
    "type",
    "url",
    "users",
    "value",
    "values",
]
VALUES = [
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    17,
    18,
    19,
    21,
    22,
    64,
    1 << 15,
    BEN,
    "attachment://x",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.sampled_from(VALUES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=16,
)
BODIES = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6)


def asked(operation, body, kind=kinds.COMPONENT):
    """An operation asked for something in a new guild, in place of all that its address may name."""
    hub = found(riverside(Clock()))
    channel = hub.world.channels[TEXT_BANK]
    message = hub.world.post(channel, hub.world.bot.id, {"content": "Words"})
    one = hub.interactions.begin(kind, BEN, TEXT_BANK, message)
    if operation.name != "callback":
        one.answer, one.original = kinds.MESSAGE, message
    path = {"channel": TEXT_BANK, "message": message.id, "app": hub.app.id, "user": BEN, "guild": GUILD}
    path |= {"interaction": one.id, "token": one.token, "event": scheduled(hub.world).id}
    if operation.address == "/applications/{app}/commands":
        del path["guild"]
    return operation.run(Call(hub, path, {}, body))


def scheduled(world):
    """An event of an hour from now, of the app's own."""
    starts, id_ = world.clock.now() + timedelta(hours=1), world.ids.next()
    times = (starts, starts + timedelta(hours=1))
    world.events[id_] = ScheduledEvent(id_, world.bot.id, "A shift", None, "#text-bank", *times)
    return world.events[id_]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.name)
@settings(max_examples=25)
@given(JSON | BODIES)
def test_every_operation_answers_anything_with_a_result_or_an_error_of_discords(operation, body):
    with contextlib.suppress(DiscordError):
        assert isinstance(asked(operation, body), Reply)


@pytest.mark.parametrize("kind", [kinds.COMMAND, kinds.COMPONENT, kinds.AUTOCOMPLETE, kinds.SUBMIT])
@pytest.mark.parametrize("answer", range(4, 10))
@settings(max_examples=25)
@given(BODIES)
def test_every_answer_takes_anything(answer, kind, data):
    operation = next(one for one in OPERATIONS if one.name == "callback")
    with contextlib.suppress(DiscordError):
        asked(operation, {"type": answer, "data": data}, kind)


@settings(max_examples=100)
@given(st.lists(BODIES, max_size=3))
def test_commands_take_anything(body):
    operation = next(one for one in OPERATIONS if one.name == "sync_commands")
    with contextlib.suppress(DiscordError):
        asked(operation, body)
