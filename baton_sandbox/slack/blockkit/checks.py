"""The grammar in which Block Kit's limits are written: small checks that combine into bigger ones.

A check takes a value and the place where it stands, and yields its problems in the words of Slack's API.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from baton_sandbox.shapes import Given, Json

Surface = Literal["message", "modal", "home"]
Problems = Iterator[str]


@dataclass(frozen=True)
class Place:
    """Where a value stands: a JSON pointer, and the surface it is to be shown on."""

    pointer: str
    surface: Surface

    def at(self, key: str | int) -> "Place":
        """The place of one part of the value."""
        return Place(f"{self.pointer}/{key}", self.surface)

    def problem(self, message: str) -> str:
        """What is wrong here, as Slack words it."""
        return f"{message} [json-pointer:{self.pointer}]"


Check = Callable[[Given, Place], Problems]


def string(most: int, least: int = 1) -> Check:
    """Text of a limited number of characters."""

    def check(value: Given, place: Place) -> Problems:
        if not isinstance(value, str):
            yield place.problem("must be a string")
        elif len(value) > most:
            yield place.problem(f"must be less than {most + 1} characters")
        elif len(value) < least:
            yield place.problem(f"must be more than {least - 1} characters")

    return check


def number(least: int, most: int) -> Check:
    """A whole number within limits; booleans are none."""

    def check(value: Given, place: Place) -> Problems:
        if not isinstance(value, int) or isinstance(value, bool):
            yield place.problem("must be an integer")
        elif not least <= value <= most:
            yield place.problem(f"must be between {least} and {most}")

    return check


def flag(value: Given, place: Place) -> Problems:
    """True or false."""
    if not isinstance(value, bool):
        yield place.problem("must be a boolean")


def anything(_value: Given, _place: Place) -> Problems:
    """No limit that the sandbox knows of."""
    yield from ()


def one_of(*allowed: str) -> Check:
    """One of some words."""

    def check(value: Given, place: Place) -> Problems:
        if value not in allowed:
            yield place.problem(f"must be one of: {', '.join(allowed)}")

    return check


def items(check_item: Check, least: int, most: int) -> Check:
    """A list of a limited length, each of whose items passes a check."""

    def check(value: Given, place: Place) -> Problems:
        if not isinstance(value, list):
            yield place.problem("must be an array")
            return
        if len(value) > most:
            yield place.problem(f"no more than {most} items allowed")
        if len(value) < least:
            yield place.problem(f"no fewer than {least} items required")
        for index, item in enumerate(value):
            yield from check_item(item, place.at(index))

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check], *also: Check) -> Check:
    """An object with these keys and no others; `also` spans keys, and is asked once each alone is fine."""
    known = {**required, **optional}

    def each(value: Json, place: Place) -> Problems:
        for key in required:
            if value.get(key) is None:
                yield place.problem(f"missing required field: {key}")
        for key, item in value.items():
            if key not in known:
                yield place.problem(f"invalid additional property: {key}")
            elif item is not None:
                yield from known[key](item, place.at(key))

    def check(value: Given, place: Place) -> Problems:
        if not isinstance(value, dict):
            yield place.problem("must be an object")
            return
        alone = list(each(value, place))
        yield from alone or (found for rule in also for found in rule(value, place))

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object checked by the rules for its `type`."""

    def check(value: Given, place: Place) -> Problems:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in kinds:
            yield place.at("type").problem(f"unsupported type: {kind}")
        else:
            yield from kinds[kind](value, place)

    return check


def only_on(surfaces: tuple[Surface, ...], inner: Check) -> Check:
    """Something that Slack shows on some surfaces only."""

    def check(value: Given, place: Place) -> Problems:
        if place.surface not in surfaces:
            yield place.at("type").problem(f"unsupported type: {value.get('type')}")
        else:
            yield from inner(value, place)

    return check
