"""The words of messages, components and modals as a person reads them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from baton_sandbox.discord.acts.modals import standing
from baton_sandbox.discord.checks.kinds import BUTTON, FIELDS, LABEL, SELECTS, walk
from baton_sandbox.discord.state.world import Modal, World
from baton_sandbox.shapes import Given, Json

_MENTION = re.compile(r"<(@!?|@&|#)(\d+)>")
_COMMAND = re.compile(r"<(/[^:>]+):\d+>")
_TIME = re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>")
_LINK = re.compile(r"(?<!\\)\[([^\]]+)\]\((?:https?|mailto):[^)]+\)")
_ESCAPED = re.compile(r"\\([\\*_~`|>#\[\]()<:@.-])")
_MARK = re.compile(r"(?<!\\)(\*\*\*|\*\*|__|~~|\|\|)")
_LEAD = re.compile(r"^(?:#{1,3} |-# |> )", re.MULTILINE)
THINKING = "is thinking…"


def words_of_message(world: World, body: Json) -> str:
    """A message's content, embeds, components and the names of its files."""
    parts = [str(body["content"])]
    for embed in body["embeds"]:
        parts += [str(embed.get(key, "")) for key in ("title", "description")]
        parts += [f"{field['name']}\n{field['value']}" for field in embed.get("fields", [])]
        parts.append(str((embed.get("footer") or {}).get("text", "")))
    parts += _words_of_components(body["components"])
    parts += [file["filename"] for file in body["attachments"]]
    if body["flags"] & 1 << 7:
        parts.append(f"{world.bot.name} {THINKING}")
    return readable(world, "\n".join(part for part in parts if part))


def words_of_modal(world: World, modal: Modal) -> str:
    """A modal's title, its parts, and what stands in its fields."""
    parts = [str(modal.body["title"]), *_words_of_components(modal.body["components"])]
    for field in walk(modal.body["components"]):
        if field["type"] in FIELDS:
            parts += _words_of_value(world, standing(modal, field))
    return readable(world, "\n".join(part for part in parts if part))


def label_of(component: Json) -> str:
    """What stands on a button or menu itself."""
    if component["type"] == BUTTON:
        return str(component.get("label") or (component.get("emoji") or {}).get("name", ""))
    return str(component.get("placeholder") or component.get("label") or "")


def readable(world: World, text: str) -> str:
    """Discord's markup as it is shown: names for ids, link texts, and no marks."""
    text = _MENTION.sub(lambda match: _named(world, match[1], match[2]), text)
    text = _COMMAND.sub(lambda match: match[1], text)
    text = _TIME.sub(lambda match: _moment(world, int(match[1]), match[2] or "f"), text)
    text = _LINK.sub(lambda match: match[1], text)
    text = _LEAD.sub("", _MARK.sub("", text))
    return _ESCAPED.sub(lambda match: match[1], text)


def _moment(world: World, seconds: int, style: str) -> str:
    at = datetime.fromtimestamp(seconds, UTC)
    if style != "R":
        return at.strftime("%Y-%m-%d %H:%M")
    minutes = round((at - world.clock.now()).total_seconds() / 60)
    return f"in {minutes} minutes" if minutes > 0 else f"{-minutes} minutes ago"


def _named(world: World, kind: str, key: str) -> str:
    if kind == "#":
        return f"#{world.channels[key].name}" if key in world.channels else "#unknown"
    if kind == "@&":
        return f"@{world.guild.roles[key].name}" if key in world.guild.roles else "@unknown-role"
    return f"@{world.people[key].shown_name}" if key in world.people else "@unknown-user"


def _words_of_components(components: list[Json]) -> Iterator[str]:
    for component in walk(components):
        yield label_of(component) if component["type"] in (BUTTON, *SELECTS) else ""
        yield str(component.get("content", ""))
        if component["type"] == LABEL:
            yield f"{component['label']}\n{component.get('description') or ''}".rstrip()
        for option in component.get("options", []):
            yield f"{option['label']}\n{option.get('description') or ''}".rstrip()
        yield from (str(item.get("description") or "") for item in component.get("items", []))


def _words_of_value(world: World, value: Given) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            file = world.files.get(one)
            person = world.people.get(one)
            yield file.name if file else person.shown_name if person else one
