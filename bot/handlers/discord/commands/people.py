"""/people: who is on the team, by name or mention; and linking what was typed."""

import re
from typing import Any

import discord
from discord import app_commands

from bot.assignment.people import members
from bot.handlers.asking import ids_of
from bot.handlers.chat.people import linking, people
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.screens.people.people import person as page

Command = app_commands.Command[Any, ..., Any]
_MENTION = re.compile(r"<@!?(?P<account>[0-9]{1,20})>")


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(name="people", description="See who is on the team and what each may do")
    for command in (_list(face), _show(face), _link(face)):
        group.add_command(command)
    face.commands.append(group)


async def on_named(acting: Acting, typed: str) -> None:
    """The person who was mentioned, or those with a name like what was typed."""
    if mentioned := _MENTION.fullmatch(typed.strip()):
        (person_id,) = await ids_of(acting, [mentioned["account"]])
        await acting.pages.show(page(await acting.desk.read(members.look, acting.who, person_id)))
    else:
        await people.find(acting, typed.strip().removeprefix("@"))


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """People with such a name."""
    found = await acting.desk.read(members.everybody, acting.who, typed.strip())
    return [(row.ref.name, row.ref.name) for row in found.rows]


def _list(face: Face) -> Command:
    @app_commands.command(name="list", description="See everybody whom Baton knows, for admins")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, people.find)

    return command


def _show(face: Face) -> Command:
    @app_commands.command(name="show", description="See one person and what you may change, for admins")
    @app_commands.describe(person="Their name, or a mention of them")
    @app_commands.autocomplete(person=face.offering(suggest))
    async def command(interaction: discord.Interaction[Any], person: str) -> None:
        await face.run(interaction, on_named, person)

    return command


def _link(face: Face) -> Command:
    @app_commands.command(name="link", description="Say that you are the same person on another platform")
    @app_commands.describe(code="The code that you were shown there; without it you are shown one")
    async def command(interaction: discord.Interaction[Any], code: str = "") -> None:
        await face.run(interaction, linking.typed, code.strip())

    return command
