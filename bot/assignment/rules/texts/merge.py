"""Merge fields: `{{first_name|friend}}` in a script becomes what is known of a contact or of the sender."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

SENDER = "user"  # {{user.first_name}} is the volunteer's


@dataclass(frozen=True, slots=True)
class Field:
    """One place in a script; `fallback` is None where none was written, which differs from an empty one."""

    name: str
    fallback: str | None


def render(script: str, contact: Mapping[str, str], sender: Mapping[str, str]) -> str:
    """The text for one contact. Values go in once and as they are: a `{{` within one means nothing.

    A missing or blank value gives way to the fallback, a missing fallback to nothing. Keys are `field_key`s.
    """

    def value(place: re.Match[str]) -> str:
        field = _field(place)
        whose, _, name = field.name.rpartition(".")
        known = (sender if whose == SENDER else contact if not whose else {}).get(name, "")
        return known.strip() or field.fallback or ""

    return _PLACE.sub(value, script)


def unfilled(script: str, contact: Mapping[str, str], sender: Mapping[str, str]) -> str:
    """The first of a text's fields, or of what looks like one, that would come to nothing; else nothing."""
    for place in _PLACE.finditer(script):
        if _field(place).fallback is None and not render(place[0], contact, sender):
            return place[0]
    odd = re.search(r"\{\{.*|.*\}\}", without_fields(script))
    return odd[0] if odd else ""


def fields_of(script: str) -> tuple[Field, ...]:
    """Every merge field of a script, in order, repeated ones too."""
    return tuple(map(_field, _PLACE.finditer(script)))


def without_fields(script: str) -> str:
    """The words that stand in every text made of a script."""
    return _PLACE.sub(" ", script)


def at_typical_length(script: str, width: int = 8) -> str:
    """A script with each field as long as its fallback, and at least as `width` letters."""
    return _PLACE.sub(lambda place: (_field(place).fallback or "").ljust(width, "x"), script)


def field_key(label: str) -> str:
    """The name under which scripts reach a column: "Polling Place " and "polling-place" are polling_place."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", label) if not unicodedata.combining(char))
    return _NOT_IN_KEYS.sub("_", plain.casefold()).strip("_")


def _field(place: re.Match[str]) -> Field:
    name, fallback = place.groups()
    return Field(".".join(map(field_key, name.split("."))), None if fallback is None else fallback.strip())


_PLACE = re.compile(r"\{\{(?=[^{}|]*\w)([^{}|]*)(?:\|([^{}]*))?\}\}")
_NOT_IN_KEYS = re.compile(r"[\W_]+")
