"""Finding what a person means by the words on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from baton_sandbox.chat.screen import NotThere
from baton_sandbox.discord.checks.kinds import BUTTON, FIELDS, LABEL, SELECTS, walk
from baton_sandbox.discord.driver.screen import Message, View
from baton_sandbox.discord.driver.words import label_of
from baton_sandbox.shapes import Json

Surface = Message | View


@dataclass(frozen=True)
class Control:
    """One component with the message or modal it stands in, as it was when found; `label` is its Label's."""

    surface: Surface
    element: Json
    label: str = ""

    @property
    def custom_id(self) -> str:
        return str(self.element.get("custom_id", ""))

    @property
    def disabled(self) -> bool:
        return bool(self.element.get("disabled"))

    @property
    def names(self) -> tuple[str, ...]:
        """All it may be called by: what it says, the words of its Label, its custom_id."""
        return tuple(name for name in (label_of(self.element), self.label, self.custom_id) if name)


def controls(surface: Surface) -> Iterator[Control]:
    """Every control on a message or modal."""
    labels = {}
    for component in walk(surface.body["components"]):
        if component["type"] == LABEL:
            labels[id(component["component"])] = str(component["label"])
        elif component["type"] in (BUTTON, *SELECTS, *FIELDS):
            yield Control(surface, component, labels.get(id(component), ""))


def find_option(element: Json, wanted: str) -> str:
    """The value of the choice with this label or value; raises NotThere."""
    for one in element.get("options", []):
        if wanted in (one["label"], one["value"]):
            return str(one["value"])
    offered = ", ".join(one["label"] for one in element.get("options", []))
    raise NotThere(f"{wanted!r} cannot be chosen here. There is: {offered or 'nothing'}.")
