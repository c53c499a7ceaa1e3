"""Reads the fields of a submitted modal by the names that `views.slack.inputs` gave them."""

from collections.abc import Iterator
from typing import Any

from bot.handlers.asking import Handed


class Form:
    """What was filled in; a field that is absent or empty reads as nothing."""

    def __init__(self, view: dict[str, Any]) -> None:
        values: dict[str, dict[str, dict[str, Any]]] = view.get("state", {}).get("values", {})
        self._fields = {
            _name(block_id): next(iter(elements.values()), {}) for block_id, elements in values.items()
        }
        self._labels = {
            _name(block["block_id"]): str(block["label"]["text"])
            for block in view.get("blocks", ())
            if block["type"] == "input"
        }
        self._offered = {
            _name(block["block_id"]): tuple(
                str(option["value"]) for option in block["element"].get("options") or ()
            )
            for block in view.get("blocks", ())
            if block["type"] == "input"
        }
        self._drawn = {
            _name(block["block_id"]): tuple(block["element"].get("initial_users") or ())
            for block in view.get("blocks", ())
            if block["type"] == "input"
        }

    def text(self, name: str) -> str:
        """What was typed or picked as a date, without space around it."""
        element = self._fields.get(name, {})
        value = element.get("value") or element.get("selected_date") or element.get("selected_time") or ""
        return str(value).strip()

    def choice(self, name: str) -> str | None:
        """The value of the option that was picked, or the id of a picked person or channel."""
        element = self._fields.get(name, {})
        option = element.get("selected_option")
        if option:
            return str(option["value"])
        found = next((element[key] for key in _PICKED if element.get(key)), None)
        return str(found) if found else None

    def choices(self, name: str) -> tuple[str, ...]:
        """The values of the options that were ticked."""
        return tuple(
            str(option["value"]) for option in self._fields.get(name, {}).get("selected_options") or ()
        )

    def people(self, name: str) -> tuple[str, ...]:
        """The accounts of the people who were picked."""
        return tuple(self._fields.get(name, {}).get("selected_users") or ())

    def people_before(self, name: str) -> tuple[str, ...]:
        """The accounts of the people who were picked when the form was drawn."""
        return self._drawn.get(name, ())

    def labelled(self, start: str) -> Iterator[tuple[str, str]]:
        """Label and value of each field whose name begins so, in the form's order; empty ones too."""
        for name, label in self._labels.items():
            if name.startswith(start):
                yield label, self.choice(name) or self.text(name)

    def offered(self, name: str) -> tuple[str, ...]:
        """The values of the options that could be ticked."""
        return self._offered.get(name, ())

    def file(self, name: str) -> Handed | None:
        """The file that was handed in."""
        for file in self._fields.get(name, {}).get("files") or ():
            return handed(file)
        return None


def handed(file: dict[str, Any]) -> Handed:
    """Slack's object of a file."""
    return Handed(str(file["name"]), int(file.get("size") or 0), str(file.get("url_private_download", "")))


def _name(block_id: str) -> str:
    return block_id.partition(":")[0]


_PICKED = ("selected_user", "selected_channel", "selected_conversation")
