"""A person's values for a command's options, as the client takes them."""

from dataclasses import dataclass

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.discord.hub import Hub
from baton_sandbox.discord.state.world import World
from baton_sandbox.shapes import Given, Json

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 8, 9, 10, 11


@dataclass(frozen=True)
class Picked:
    """A file picked from a person's own disk."""

    name: str
    content: bytes


def filled_in(hub: Hub, options: list[Json], given: dict[str, Given]) -> list[Json]:
    """Options with their values, in the command's order; raises CannotDo."""
    known = {option["name"] for option in options}
    if strange := sorted(set(given) - known):
        raise CannotDo(f"There is no option {strange[0]}; there are {', '.join(sorted(known)) or 'none'}.")
    missing = [one["name"] for one in options if one.get("required") and given.get(one["name"]) is None]
    if missing:
        raise CannotDo(f"The option {missing[0]} is required.")
    return [
        _option(hub, option, given[option["name"]])
        for option in options
        if given.get(option["name"]) is not None
    ]


def half_typed(options: list[Json], given: dict[str, Given], focused: str) -> list[Json]:
    """Options as they are sent while a person still types in one of them; nothing is checked yet."""
    return [
        {"name": option["name"], "type": option["type"], "value": given[option["name"]]}
        | ({"focused": True} if option["name"] == focused else {})
        for option in options
        if option["name"] in given
    ]


def ids_of(options: list[Json]) -> list[str]:
    """The ids among the values."""
    kinds = (USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT)
    return [str(one["value"]) for one in options if one["type"] in kinds]


def identified(world: World, given: Given) -> str:
    """The id of somebody or something that is named by a person; raises CannotDo."""
    if isinstance(given, str):
        name = given.lstrip("@#")
        if name in world.people or name in world.guild.roles or name in world.channels:
            return name
        for person in world.people.values():
            if name in (person.handle, person.name, person.name.partition(" ")[0]):
                return person.id
        if found := world.role_named(name) or world.named(name):
            return found.id
    elif isinstance(found_id := getattr(given, "id", None), str):
        return found_id
    raise CannotDo(f"Nobody and nothing here is called {given!r}.")


def _option(hub: Hub, option: Json, given: Given) -> Json:
    value = _value(hub, option, given)
    if choices := option.get("choices"):
        value = next((one["value"] for one in choices if given in (one["name"], one["value"])), None)
        if value is None:
            names = ", ".join(one["name"] for one in choices)
            raise CannotDo(f"{option['name']} is one of: {names}.")
    _check_range(option, value)
    return {"name": option["name"], "type": option["type"], "value": value}


def _value(hub: Hub, option: Json, given: Given) -> Given:
    kind = option["type"]
    if kind in (USER, CHANNEL, ROLE, MENTIONABLE):
        return identified(hub.world, given)
    if kind == ATTACHMENT:
        if isinstance(given, str) and hub.world.files.get(given):
            return given
        return hub.world.bring_file(given.name, given.content).id
    if option.get("choices"):
        return given
    try:
        return {STRING: str, INTEGER: int, NUMBER: float, BOOLEAN: bool}[kind](given)
    except ValueError:
        raise CannotDo(f"{option['name']} is a number.") from None


def _check_range(option: Json, value: Given) -> None:
    measure = len(value) if isinstance(value, str) else value
    low, high = (
        option.get("min_value", option.get("min_length")),
        option.get("max_value", option.get("max_length")),
    )
    if (low is not None and measure < low) or (high is not None and measure > high):
        raise CannotDo(f"{option['name']} must be between {low} and {high}.")
