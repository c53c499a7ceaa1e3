"""The fields of a form, whose custom ids are the names they are read by."""

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.views.discord import marks
from bot.views.discord.parts import Choice, Part, options

# https://discord.com/developers/docs/components/reference#label and #text-input
_LABEL, _HINT, _PLACEHOLDER = 45, 100, 100
MOST_TYPED = 4000
MOST_PICKED = 25


def field(label: str, element: Part, *, hint: str = "") -> Part:
    """A field with its label."""
    return ui.Label(
        text=marks.bare(label, _LABEL),
        description=marks.bare(hint, _HINT) if hint else None,
        component=element,
    )


def typed(
    name: str,
    *,
    initial: str = "",
    multiline: bool = False,
    most: int = MOST_TYPED,
    required: bool = False,
) -> ui.TextInput[Any]:
    """A place to type in, for at most `most` characters."""
    return ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if multiline else discord.TextStyle.short,
        default=initial[:most] or None,
        max_length=min(most, MOST_TYPED),
        required=required,
    )


def picked(
    name: str,
    choices: Sequence[Choice],
    *,
    initial: str | None = None,
    placeholder: str = "",
    required: bool = True,
) -> ui.Select[Any]:
    """One of a list; has at least one choice."""
    return ui.Select(
        custom_id=name,
        options=options(choices, () if initial is None else (initial,)),
        placeholder=marks.bare(placeholder, _PLACEHOLDER) if placeholder else None,
        min_values=1 if required else 0,
        required=required,
    )


def ticked(
    name: str, choices: Sequence[Choice], *, initial: Iterable[str] = (), placeholder: str = ""
) -> ui.Select[Any]:
    """Any of a list, or none; has at least one choice."""
    return ui.Select(
        custom_id=name,
        options=options(choices, tuple(initial)),
        placeholder=marks.bare(placeholder, _PLACEHOLDER) if placeholder else None,
        min_values=0,
        max_values=min(len(choices), MOST_PICKED),
        required=False,
    )


def people(name: str, *, initial: Sequence[str] = (), most: int = MOST_PICKED) -> ui.UserSelect[Any]:
    """People of the server, or nobody, by account."""
    return ui.UserSelect(
        custom_id=name,
        default_values=[
            discord.SelectDefaultValue(id=int(one), type=discord.SelectDefaultValueType.user)
            for one in initial
        ],
        min_values=0,
        max_values=most,
        required=False,
    )


def channel(name: str, *, initial: str = "") -> ui.ChannelSelect[Any]:
    """A text channel, or none, by its id."""
    kind = discord.SelectDefaultValueType.channel
    chosen = [discord.SelectDefaultValue(id=int(initial), type=kind)] if initial else []
    return ui.ChannelSelect(
        custom_id=name,
        channel_types=[discord.ChannelType.text],
        default_values=chosen,
        min_values=0,
        required=False,
    )


def role(name: str, initial: str = "", *, required: bool = True) -> ui.RoleSelect[Any]:
    """One of the server's roles, by its id, or none where it is not required."""
    kind = discord.SelectDefaultValueType.role
    chosen = [discord.SelectDefaultValue(id=int(initial), type=kind)] if initial else []
    least = 1 if required else 0
    return ui.RoleSelect(custom_id=name, default_values=chosen, min_values=least, required=required)


def file(name: str, *, required: bool = True) -> ui.FileUpload[Any]:
    """A file to be handed in."""
    return ui.FileUpload(custom_id=name, required=required, min_values=1 if required else 0, max_values=1)
