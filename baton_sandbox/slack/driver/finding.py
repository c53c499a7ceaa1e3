"""Finding what a person means by the words on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from baton_sandbox.chat.screen import NotThere
from baton_sandbox.shapes import Json
from baton_sandbox.slack.blockkit.filled import interactive
from baton_sandbox.slack.blockkit.objects import choices
from baton_sandbox.slack.driver.screen import Message, View
from baton_sandbox.slack.driver.words import label_of

Surface = Message | View


@dataclass(frozen=True)
class Control:
    """One element with the block and the message or view it stands in, as it was when found."""

    surface: Surface
    block: Json
    element: Json

    @property
    def names(self) -> tuple[str, ...]:
        """All it may be called by: what it says, the label of its block, its ids."""
        words = (self.block.get("label") or self.block.get("text") or {}).get("text", "")
        ids = (self.element["action_id"], self.block["block_id"])
        is_field = self.block["type"] != "actions" and self.element["type"] != "button"
        return (label_of(self.element), *((words,) if is_field else ()), *ids)


def controls(surface: Surface) -> Iterator[Control]:
    """Every control on a message or view."""
    for block, element in interactive(surface.body.get("blocks", [])):
        yield Control(surface, block, element)


def find_option(element: Json, wanted: str) -> Json:
    """The choice with this text or value; raises NotThere."""
    for one in choices(element):
        if wanted in (one["text"]["text"], one.get("value")):
            return dict(one)
    offered = ", ".join(one["text"]["text"] for one in choices(element))
    raise NotThere(f"{wanted!r} cannot be chosen here. There is: {offered or 'nothing'}.")
