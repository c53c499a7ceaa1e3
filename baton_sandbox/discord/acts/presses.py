"""Buttons and menus of messages."""

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.acts.sending import Answer, send
from baton_sandbox.discord.app.interactions import COMPONENT, Interaction
from baton_sandbox.discord.checks.kinds import BUTTON, STRING_SELECT, walk
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.payloads import resolved
from baton_sandbox.discord.state.messages import Message
from baton_sandbox.shapes import Json


async def press(hub: Hub, person: str, message_id: str, custom_id: str) -> Answer:
    """Press a button."""
    message, button = _standing(hub, person, message_id, custom_id)
    if button["type"] != BUTTON:
        raise CannotDo("This is a menu, not a button.")
    return await send(hub, _begun(hub, person, message), {"custom_id": custom_id, "component_type": BUTTON})


async def choose(hub: Hub, person: str, message_id: str, custom_id: str, values: list[str]) -> Answer:
    """Choose in a menu; values are option values, or ids of people, roles and channels."""
    message, menu = _standing(hub, person, message_id, custom_id)
    check_values(menu, values)
    data: Json = {"custom_id": custom_id, "component_type": menu["type"], "values": values}
    if menu["type"] != STRING_SELECT:
        data["resolved"] = resolved(hub.world, values, person)
    return await send(hub, _begun(hub, person, message), data)


def check_values(menu: Json, values: list[str]) -> None:
    """Raise CannotDo unless as many as the menu wants are among its options."""
    low, high = menu.get("min_values", 1), menu.get("max_values", 1)
    if not low <= len(values) <= high:
        raise CannotDo(f"Choose between {low} and {high}.")
    if "options" in menu:
        offered = {option["value"] for option in menu["options"]}
        if strange := set(values) - offered:
            raise CannotDo(f"There is no choice {', '.join(sorted(strange))}.")


def _begun(hub: Hub, person: str, message: Message) -> Interaction:
    return hub.interactions.begin(COMPONENT, person, message.channel, message)


def _standing(hub: Hub, person: str, message_id: str, custom_id: str) -> tuple[Message, Json]:
    """A component as it stands now, if this person can use it."""
    message = hub.world.messages.get(message_id)
    if message is None or message.only_for not in (None, person):
        raise CannotDo("This message is gone.")
    if not hub.world.sees(person, hub.world.channels[message.channel]):
        raise CannotDo("This person does not see the channel.")
    for component in walk(message.body["components"]):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise CannotDo("This is disabled.")
            return message, component
    raise CannotDo("This is not on the message any more.")
