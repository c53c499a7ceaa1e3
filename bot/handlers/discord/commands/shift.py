"""/shift: the commands, and what completes them; the rest is alike everywhere."""

from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.assignment.rules.typed.calling import meant
from bot.handlers import shifting
from bot.handlers.chat.shifts import shift
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.commands import shift_open
from bot.handlers.discord.face import Face
from bot.views.phrases.shifts import shift as words

Command = app_commands.Command[Any, ..., Any]
_WHICH = "The shift; without it the one that runs now, or the next one"
_PLAIN = {
    "join": "Come on a shift, before it begins or while it runs",
    "leave": "Go off a shift, before it begins or early",
    "end": "End a shift now, or call it off before it begins",
    "stop": "Let a shift recur no more",
}
# What is typed beside which shift is meant.
_WRITTEN = {
    "extend": ("Let a shift last longer", "How much longer, like 30m or until 9pm"),
    "cover": (
        "Find somebody who comes in your place",
        "For which part, like 7-8pm; without it all of the shift",
    ),
}


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(name="shift", description="See, join and lead shifts")
    for command in (_list(face), *_verbs(face), *shift_open.commands(face)):
        group.add_command(command)
    face.commands.append(group)
    shift_open.register(face)


async def on_list(acting: Acting) -> None:
    """All shifts."""
    await acting.pages.show(await shift.listing(acting))


async def on_verb(acting: Acting, verb: str, which: str, written: str = "") -> None:
    """Do what was typed to the shift that is meant; ask where several are."""
    fitting = shifting.chosen(await shift.picture(acting), verb, which)
    await shift.act_on_one(acting, verb, fitting, written)


async def suggest(verb: str, acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The shifts that a verb may be about."""
    picture = await shift.picture(acting)
    rows = shifting.choices(picture, verb)
    found = meant(typed, rows, lambda row: words.brief(row, picture.here)) if typed else rows
    return [(words.brief(row, picture.here), str(row.id)) for row in found]


def _list(face: Face) -> Command:
    @app_commands.command(
        name="list", description="See the shifts that run and those to come, and who is on them"
    )
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _verbs(face: Face) -> list[Command]:
    plain = [_plain(face, verb, about) for verb, about in _PLAIN.items()]
    return [*plain, *(_written(face, verb, *about) for verb, about in _WRITTEN.items())]


def _plain(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(which=_WHICH)
    @app_commands.rename(which="shift")
    async def command(interaction: discord.Interaction[Any], which: str = "") -> None:
        await face.run(interaction, on_verb, verb, which)

    return _choosing(face, verb, command)


def _written(face: Face, verb: str, about: str, what: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(written=what, which=_WHICH)
    @app_commands.rename(written="time", which="shift")
    async def command(interaction: discord.Interaction[Any], written: str = "", which: str = "") -> None:
        await face.run(interaction, on_verb, verb, which, written)

    return _choosing(face, verb, command)


def _choosing(face: Face, verb: str, command: Command) -> Command:
    @command.autocomplete("which")
    async def shifts(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, partial(suggest, verb), typed)

    return command
