"""What Slack adds to blocks that an app sends: ids where there are none, and the defaults of texts."""

from collections.abc import Callable, Iterator

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.blocks import elements_of
from baton_sandbox.slack.blockkit.shapes import Blocks


def filled(blocks: Blocks, new_id: Callable[[str], str]) -> Blocks:
    """A complete copy of the blocks; `new_id` makes an identifier from a prefix."""
    complete: Blocks = []
    for block in blocks:
        copy = with_text_defaults(block)
        copy.setdefault("block_id", new_id("b").lower())
        for element in elements_of(copy):
            if element["type"] != "image":
                element.setdefault("action_id", new_id("a").lower())
        complete.append(copy)
    return complete


def find_element(blocks: Blocks, block_id: str, action_id: str) -> tuple[Json, Json] | None:
    """The block and the element of these ids."""
    for block, element in interactive(blocks):
        if block["block_id"] == block_id and element.get("action_id") == action_id:
            return block, element
    return None


def interactive(blocks: Blocks) -> Iterator[tuple[Json, Json]]:
    """Every element a person can act on, with its block."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] != "image":
                yield block, element


def with_text_defaults(value: Given) -> Given:
    """A copy in which every text object is complete."""
    if isinstance(value, list):
        return [with_text_defaults(item) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: with_text_defaults(item) for key, item in value.items() if item is not None}
    if copy.get("type") == "plain_text":
        copy.setdefault("emoji", True)
    if copy.get("type") == "mrkdwn":
        copy.setdefault("verbatim", False)
    return copy
