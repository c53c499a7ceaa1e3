"""/contacts as commands of Discord, and lists taken out as files in the private answer."""

import asyncio
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.assignment.contacts import lists
from bot.assignment.outcomes.contacts import ListRow
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Handed
from bot.handlers.chat.contacts import choices, find, forget
from bot.handlers.chat.contacts import lists as contacts
from bot.handlers.chat.contacts.preassign import ready
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.commands import preassign
from bot.handlers.discord.face import Face
from bot.handlers.files.lists import exported
from bot.views import sheets
from bot.views.parts import Attached, Page, Paragraph, notice
from bot.views.phrases import options
from bot.views.phrases.contacts import contacts as words
from bot.views.screens.contacts import lists as shown
from bot.views.tokens import Token

Command = app_commands.Command[Any, ..., Any]
# What the commands about a phone number do, and say of themselves.
_NUMBERS = {
    "optout": "Opt a phone number out of every campaign, past and future",
    "optin": "Take an opt-out back, only when the contact asked for it",
}


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(
        name="contacts",
        description="Import, assign, export and find contacts, opt a number out",
        default_permissions=discord.Permissions(manage_guild=True),
    )
    made = (
        _listing(face),
        _import(face),
        preassign.command(face),
        _export(face),
        _find(face),
        _saved(face),
        _forget(face),
    )
    for command in (*made, *(_number(face, verb, about) for verb, about in _NUMBERS.items())):
        group.add_command(command)
    face.commands.append(group)
    face.press("contacts_export", on_export)


def _listing(face: Face) -> Command:
    @app_commands.command(name="list", description="See all contact lists")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _import(face: Face) -> Command:
    @app_commands.command(name="import", description="Load a CSV or Excel file as a contact list")
    @app_commands.describe(file="Its first line names the columns", name="Left empty, the name of the file")
    async def command(
        interaction: discord.Interaction[Any], file: discord.Attachment | None = None, name: str = ""
    ) -> None:
        brought = Handed(file.filename, file.size, file.url) if file else None
        await face.run(interaction, on_brought, brought, name)

    return command


def _export(face: Face) -> Command:
    @app_commands.command(name="export", description="Take a contact list out as a CSV file")
    @app_commands.rename(list_="list")
    @app_commands.autocomplete(list_=face.offering(preassign.suggest_lists))
    @app_commands.describe(list_="Which contact list")
    async def command(interaction: discord.Interaction[Any], list_: str) -> None:
        await face.run(interaction, on_export_named, list_)

    return command


def _find(face: Face) -> Command:
    @app_commands.command(name="find", description="Find contacts, open, move or opt them out")
    @app_commands.describe(typed="A name, a number or words; left empty, a form narrows it further")
    @app_commands.rename(typed="what")
    async def command(interaction: discord.Interaction[Any], typed: str = "") -> None:
        await face.run(interaction, find.on_command, typed)

    return command


def _saved(face: Face) -> Command:
    @app_commands.command(name="saved", description="See, rename and delete saved choices")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, choices.show)

    return command


def _forget(face: Face) -> Command:
    @app_commands.command(name="forget", description="Forget a contact: names, number and words, for good")
    @app_commands.describe(whom="A name or a number")
    async def command(interaction: discord.Interaction[Any], whom: str = "") -> None:
        await face.run(interaction, forget.on_command, whom)

    return command


def _number(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(number="The phone number, like +1 202 555 0123")
    async def command(interaction: discord.Interaction[Any], number: str) -> None:
        await face.run(interaction, contacts.opt_out if verb == "optout" else contacts.opt_in, number)

    return command


async def on_list(acting: Acting) -> None:
    await acting.pages.show(shown.lists(await acting.desk.read(lists.all_lists, acting.who)))


async def on_brought(acting: Acting, file: Handed | None, name: str) -> None:
    """Load what was handed in with the command; the form that brings a list where nothing was."""
    if file is None:
        await contacts.ask(acting, name)
    else:
        await contacts.load(acting, file, name)


async def on_export(acting: Acting, pressed: Token) -> None:
    await _hand_over(acting, pressed.id)


async def on_export_named(acting: Acting, typed: str) -> None:
    """The list that a name means, as a file."""
    found = meant(typed, await ready(acting), _name)
    if len(found) == 1:
        await _hand_over(acting, found[0].id)
    elif found:
        told = options.several(typed, [row.name for row in found])
        await acting.pages.show(shown.choose(told, found, "contacts_export"))
    else:
        await acting.pages.show(notice(options.unknown("contact list", typed)))


async def _hand_over(acting: Acting, list_id: int) -> None:
    """A list as a file, packed where it is larger than Discord takes files."""
    row, content = await exported(acting.desk, acting.who, list_id)
    name, most = "contacts.csv", acting.screen.interaction.filesize_limit
    if len(content) > most:
        content = await asyncio.to_thread(partial(sheets.packed, name, content))
        name = "contacts.zip"
    if len(content) > most:
        await acting.pages.beside(notice(words.too_much(row.name, len(content), most)))
    else:
        file = Attached(name, content, row.name)
        await acting.pages.beside(Page([Paragraph(words.whole(row.name))], files=[file]))


def _name(row: ListRow) -> str:
    return row.name
