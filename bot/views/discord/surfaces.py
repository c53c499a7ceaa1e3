"""What Discord shows: panels, forms, files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.views.discord import marks
from bot.views.discord.parts import Part

# https://discord.com/developers/docs/components/reference#component-object-component-types
MOST_PARTS = 40
MOST_TEXT = 4000
_TITLE = 45
_ALT = 1024
MOST_FIELDS = 5
# Baton's own colour, beside what it posts for everybody.
ACCENT = 0x1F4E5F


@dataclass(frozen=True, slots=True)
class File:
    """A file that comes with a panel; `told` is a picture in words, and other files have none."""

    name: str
    content: bytes
    told: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A message: parts below each other. `rings` are the accounts that it mentions, and nobody else.

    It `calls` one role, by its id, or none. A `framed` panel stands in a frame of Baton's colour, as what is
    for everybody does.
    """

    parts: Sequence[Part]
    rings: Sequence[str] = ()
    files: Sequence[File] = ()
    framed: bool = False
    calls: str = ""

    def layout(self) -> ui.LayoutView:
        """The panel as discord.py sends it: its longest texts are cut, parts beyond the most are left out."""
        drawn = ui.LayoutView(timeout=None)
        # A mention counts only where it is written.
        roles = [f"<@&{self.calls}>"] if self.calls else []
        called = " ".join([*roles, *(f"<@{account}>" for account in self.rings)])
        if called:
            drawn.add_item(ui.TextDisplay(called))
        shown = {address for part in self.parts for address in _addresses(part)}
        files = [_drawn(file) for file in self.files if _address(file) not in shown]
        parts_left = MOST_PARTS - bool(called) - self.framed - sum(map(_weight, files))
        kept = [*_fitting(self.parts, parts_left), *files]
        _cut(kept, MOST_TEXT - len(called))
        if self.framed:
            drawn.add_item(ui.Container(*kept, accent_colour=ACCENT))
        else:
            for part in kept:
                drawn.add_item(part)
        return drawn

    def mentions(self) -> discord.AllowedMentions:
        """Who is rung."""
        people = [discord.Object(int(account)) for account in self.rings]
        roles = [discord.Object(int(self.calls))] if self.calls else False
        return discord.AllowedMentions(everyone=False, roles=roles, users=people, replied_user=False)


def size(parts: Sequence[Part]) -> tuple[int, int]:
    """How many components the parts are, and how many characters they say."""
    return sum(map(_weight, parts)), sum(map(_text, parts))


def how_many_fit(groups: Sequence[Sequence[Part]], *, beside: Sequence[Part] = ()) -> int:
    """How many of these groups of parts, from the first on, one framed panel holds whole `beside` others."""
    pieces, letters = size(beside)
    parts_left, text_left = MOST_PARTS - 1 - pieces, MOST_TEXT - letters
    for number, group in enumerate(groups):
        pieces, letters = size(group)
        parts_left -= pieces
        text_left -= letters
        if parts_left < 0 or text_left < 0:
            return number
    return len(groups)


@dataclass(frozen=True, slots=True)
class Form:
    """A modal: up to five fields; `token` says what submitting it does."""

    title: str
    parts: Sequence[Part]
    token: str

    def modal(self, custom_id: str) -> ui.Modal:
        """The form as discord.py sends it."""
        drawn = ui.Modal(title=marks.bare(self.title, _TITLE), custom_id=custom_id)
        for part in self.parts[:MOST_FIELDS]:
            drawn.add_item(part)
        return drawn


def _drawn(file: File) -> Part:
    """Files that no part of a panel shows are not seen."""
    if not file.told:
        return ui.File(_address(file))
    described = marks.bare(file.told, _ALT)
    return ui.MediaGallery(discord.MediaGalleryItem(_address(file), description=described))


def _address(file: File) -> str:
    return f"attachment://{file.name}"


def _addresses(part: Part) -> list[str]:
    """The files that a part shows."""
    if isinstance(part, ui.File):
        return [part.media.url]
    return [item.media.url for item in part.items] if isinstance(part, ui.MediaGallery) else []


def _fitting(parts: Sequence[Part], parts_left: int) -> Iterator[Part]:
    for part in parts:
        parts_left -= _weight(part)
        if parts_left < 0:
            return
        yield part


def _cut(parts: Sequence[Part], text_left: int) -> None:
    """Cut the longest texts until all of them fit together."""
    told = sorted(_told(parts), key=lambda one: len(one.content))
    for number, one in enumerate(told):
        share = text_left // (len(told) - number)
        one.content = marks.cut(one.content, share)
        text_left -= len(one.content)


def _told(parts: Sequence[Part]) -> Iterator[ui.TextDisplay[Any]]:
    for part in parts:
        within = getattr(part, "walk_children", None)
        for one in (part, *(within() if within else ())):
            if isinstance(one, ui.TextDisplay):
                yield one


def _weight(part: Part) -> int:
    walk = getattr(part, "walk_children", None)
    accessory = 1 if isinstance(part, ui.Section) else 0
    return 1 + accessory + (_inside(part) if walk else 0)


def _inside(part: Any) -> int:  # noqa: ANN401  rows, sections and containers have no class in common
    return sum(1 for child in part.walk_children() if child is not getattr(part, "accessory", None))


def _text(part: Part) -> int:
    return sum(len(one.content) for one in _told([part]))
