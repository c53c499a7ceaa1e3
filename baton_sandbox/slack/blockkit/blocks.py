"""Limits of Block Kit's blocks, and the rules that span a whole list of them.

Figures from https://docs.slack.dev/reference/block-kit/blocks
"""

from collections import Counter
from collections.abc import Iterator

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.checks import (
    Check,
    Place,
    Problems,
    Surface,
    anything,
    by_type,
    flag,
    items,
    one_of,
    only_on,
    shape,
    string,
)
from baton_sandbox.slack.blockkit.elements import IMAGE, element_in
from baton_sandbox.slack.blockkit.objects import SLACK_FILE, TYPE, URL, one_picture, plain, text

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
MOST_MARKDOWN = 12_000  # characters, over all markdown blocks of one message

_ID = {"block_id": string(255)}


def _text_or_fields(value: Given, place: Place) -> Problems:
    if value.get("text") is None and not value.get("fields"):
        yield place.problem("must define either `text` or `fields`")


def _context_item(value: Given, place: Place) -> Problems:
    is_image = isinstance(value, dict) and value.get("type") == "image"
    yield from (IMAGE if is_image else text(3000))(value, place)


_BLOCKS: dict[str, Check] = {
    "section": shape(
        TYPE,
        {
            **_ID,
            "text": text(3000),
            "fields": items(text(2000), 1, 10),
            "accessory": element_in("accessory"),
            "expand": flag,
        },
        _text_or_fields,
    ),
    "header": shape({**TYPE, "text": plain(150)}, _ID),
    "divider": shape(TYPE, _ID),
    "image": shape(
        {**TYPE, "alt_text": string(2000)},
        {**_ID, "image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        one_picture,
    ),
    "actions": shape({**TYPE, "elements": items(element_in("actions"), 1, 25)}, _ID),
    "context": shape({**TYPE, "elements": items(_context_item, 1, 10)}, _ID),
    "input": shape(
        {**TYPE, "label": plain(2000), "element": element_in("input")},
        {**_ID, "hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": shape({**TYPE, "elements": items(anything, 1, 1000)}, _ID),
    "markdown": only_on(("message",), shape({**TYPE, "text": string(MOST_MARKDOWN)}, _ID)),
    "table": only_on(
        ("message",),
        shape(
            {**TYPE, "rows": items(items(anything, 1, 20), 1, 100)},
            {**_ID, "column_settings": items(anything, 0, 20)},
        ),
    ),
    "video": shape(
        {**TYPE, "alt_text": string(2000), "title": plain(200), "thumbnail_url": URL, "video_url": URL},
        {
            **_ID,
            "author_name": string(50),
            "description": plain(200),
            "provider_icon_url": URL,
            "provider_name": string(100),
            "title_url": URL,
        },
    ),
    "file": only_on(
        ("message",), shape({**TYPE, "external_id": string(255), "source": one_of("remote")}, _ID)
    ),
}
_BLOCK = by_type(_BLOCKS)


def block_problems(blocks: Given, surface: Surface, pointer: str = "/blocks") -> list[str]:
    """Everything Slack would refuse in a list of blocks; empty when all is well."""
    place = Place(pointer, surface)
    if problems := list(items(_BLOCK, 0, MOST_BLOCKS[surface])(blocks, place)):
        return problems
    return [problem for rule in _ACROSS_BLOCKS for problem in rule(blocks, place)]


def elements_of(block: Json) -> Iterator[Json]:
    """The elements of a block, pictures included."""
    if isinstance(block.get("element"), dict):
        yield block["element"]
    if isinstance(block.get("accessory"), dict):
        yield block["accessory"]
    if block["type"] == "actions":
        yield from block["elements"]


def _repeated_blocks(blocks: list[Json], place: Place) -> Problems:
    counts = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for index, block in enumerate(blocks):
        if counts[block.get("block_id")] > 1:
            yield place.at(index).problem(
                f"block_id must be unique, and this one is not: {block['block_id']}"
            )


def _repeated_actions(blocks: list[Json], place: Place) -> Problems:
    for index, block in enumerate(blocks):
        counts = Counter(element["action_id"] for element in elements_of(block) if element.get("action_id"))
        for action_id, count in counts.items():
            if count > 1:
                yield place.at(index).problem(f"action_id must be unique within a block: {action_id}")


def _focus(blocks: list[Json], place: Place) -> Problems:
    focused = [element for block in blocks for element in elements_of(block) if element.get("focus_on_load")]
    if len(focused) > 1:
        yield place.problem("only one element may set focus_on_load")


def _markdown(blocks: list[Json], place: Place) -> Problems:
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MOST_MARKDOWN:
        yield place.problem(f"markdown blocks may hold {MOST_MARKDOWN} characters together")


_ACROSS_BLOCKS: tuple[Check, ...] = (_repeated_blocks, _repeated_actions, _focus, _markdown)
