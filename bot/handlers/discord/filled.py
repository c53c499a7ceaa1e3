"""Reads the fields of a submitted form by the names that `views.discord.fields` gave them."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from bot.handlers.asking import Handed
from bot.handlers.cleaning import cleaned

Json = Mapping[str, Any]


class Filled:
    """What was filled in; a field that is absent or empty reads as nothing."""

    def __init__(self, interaction: discord.Interaction[Any]) -> None:
        data: Json = cleaned(interaction.data or {})
        self._fields = {str(field["custom_id"]): field for field in _within(data.get("components", ()))}
        self._attachments: Json = data.get("resolved", {}).get("attachments", {})

    def text(self, name: str) -> str:
        """What was typed, without space around it."""
        return str(self._fields.get(name, {}).get("value") or "").strip()

    def choice(self, name: str) -> str | None:
        """The value that was picked: an option's, or the id of a person or channel."""
        return next(iter(self.choices(name)), None)

    def choices(self, name: str) -> tuple[str, ...]:
        """The values that were picked."""
        return tuple(str(value) for value in self._fields.get(name, {}).get("values") or ())

    def people(self, name: str) -> tuple[str, ...]:
        """The accounts of the people who were picked."""
        return self.choices(name)

    def named(self, start: str) -> Iterator[tuple[str, str]]:
        """Name and value of each field whose name begins so, in the form's order; empty ones too."""
        for name in self._fields:
            if name.startswith(start):
                yield name, self.choice(name) or self.text(name)

    def file(self, name: str) -> Handed | None:
        """The file that was handed in."""
        found = self._attachments.get(self.choice(name) or "")
        return Handed(str(found["filename"]), int(found["size"]), str(found["url"])) if found else None

    @property
    def typed(self) -> dict[str, str]:
        """Everything that was typed, by field."""
        return {name: str(field["value"]) for name, field in self._fields.items() if field.get("value")}

    @property
    def draft(self) -> dict[str, str | tuple[str, ...]]:
        """Everything that was typed or picked, by field, also that nothing was."""
        picked = {name: self.choices(name) for name, field in self._fields.items() if "values" in field}
        typed = {name: str(field["value"] or "") for name, field in self._fields.items() if "value" in field}
        return {**picked, **typed}


def _within(components: list[Json]) -> Iterator[Json]:
    """The fields, which stand in labels or in rows."""
    for component in components:
        if "custom_id" in component:
            yield component
        inner = [component["component"]] if "component" in component else component.get("components", [])
        yield from _within(inner)
