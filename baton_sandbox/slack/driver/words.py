"""The words of blocks, messages and views as a person reads them."""

import html
import re
from collections.abc import Iterator

from baton_sandbox.shapes import Given, Json
from baton_sandbox.slack.blockkit.answers import answer_key, state_of
from baton_sandbox.slack.blockkit.blocks import elements_of
from baton_sandbox.slack.blockkit.shapes import Values
from baton_sandbox.slack.state.world import World

_TOKEN = re.compile(r"<([@#!])([^|>]+)(?:\|([^>]*))?>")
_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>")


def words_of_message(world: World, message: Json) -> str:
    """A message's blocks, or its text where it has none, and the names of its files."""
    parts = list(_words_of_blocks(message["blocks"], {})) if message.get("blocks") else [message["text"]]
    parts += [str(attachment.get("text", "")) for attachment in message.get("attachments", [])]
    parts += [file["title"] for file in message.get("files", [])]
    return readable(world, "\n".join(part for part in parts if part))


def words_of_view(world: World, view: Json) -> str:
    """A modal's or App Home's title, blocks, entries and buttons."""
    frame = [view[key]["text"] for key in ("title", "submit", "close") if view.get(key)]
    parts = [*frame[:1], *_words_of_blocks(view["blocks"], view["state"]["values"]), *frame[1:]]
    return readable(world, "\n".join(parts))


def label_of(element: Json) -> str:
    """What stands on an element itself."""
    words = element.get("text") or element.get("placeholder") or {}
    return str(words.get("text", ""))


def readable(world: World, text: str) -> str:
    """Slack's markup as it is shown: @names, #channels, link texts, and the characters behind entities."""
    text = _TOKEN.sub(lambda match: _named(world, match), text)
    text = _LINK.sub(lambda match: match[2] or match[1], text)
    return html.unescape(text)


def _named(world: World, token: re.Match[str]) -> str:
    kind, key, given = token.groups()
    if kind == "@" and key in world.people:
        return f"@{world.people[key].handle}"
    channel = world.channels.get(key) if kind == "#" else None
    return f"#{channel.name}" if channel else given or f"@{key}"


def _words_of_blocks(blocks: list[Json], entered: Values) -> Iterator[str]:
    state = state_of(blocks, entered)
    for block in blocks:
        yield from _words_of_block(block)
        for element in elements_of(block):
            yield from _words_of_element(element)
            answer = state.get(block.get("block_id", ""), {}).get(element.get("action_id", ""))
            yield from _words_of_answer(element, answer)


def _words_of_block(block: Json) -> Iterator[str]:
    for key in ("text", "label", "hint", "title"):
        words = block.get(key)
        if isinstance(words, dict):
            yield _literal(words)
        elif isinstance(words, str):
            yield words
    yield from (_literal(field) for field in block.get("fields", []))
    if block["type"] in ("context", "rich_text", "table"):
        yield from _all_texts(block)
    if block["type"] == "image":
        yield block["alt_text"]


def _words_of_element(element: Json) -> Iterator[str]:
    yield label_of(element) or str(element.get("alt_text", ""))
    yield from (one["text"]["text"] for one in element.get("options", []))
    for group in element.get("option_groups", []):
        yield from (one["text"]["text"] for one in group["options"])


def _literal(words: Json) -> str:
    """The words of a text object as markup: where there is none, what looks like it is shown as it stands."""
    text = str(words["text"])
    return text if words.get("type") == "mrkdwn" else html.escape(text, quote=False)


def _words_of_answer(element: Json, answer: Json | None) -> Iterator[str]:
    key = answer_key(element["type"])
    value = answer.get(key) if answer and key else None
    if isinstance(value, str):
        yield value
    if key == "files":
        yield from (file["name"] for file in value or [])


def _all_texts(value: Given) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _all_texts(item)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield _literal(value)
        elif value.get("type") == "user":
            yield f"<@{value['user_id']}>"
        for item in value.values():
            yield from _all_texts(item)
