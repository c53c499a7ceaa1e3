"""Every button and menu of Baton's, whichever process drew it and however long ago."""

import re
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.handlers.discord.face import Face


class Press(ui.DynamicItem[ui.Item[Any]], template=r"(?s:.*)"):
    """A press, found by its token; tokens that nobody knows any more are told to be old."""

    face: ClassVar[Face]

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        _match: re.Match[str],
        /,
    ) -> Self:
        """The item that was acted on, as one of Baton's."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the press."""
        await self.face.pressed(interaction, self.custom_id)


def presses_of(face: Face) -> type[Press]:
    """The class that brings presses to this face; discord.py makes one of it for each press."""
    return type("Press", (Press,), {"face": face}, template=r"(?s:.*)")
