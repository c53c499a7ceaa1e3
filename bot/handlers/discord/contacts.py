"""/contacts: lists brought, looked at and taken out again; numbers opted out and back in by hand."""

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any

import discord
from aiohttp import ClientSession
from discord import app_commands

from bot.assignment.contacts import importing, lists
from bot.assignment.outcomes.contacts import ListRow
from bot.assignment.refusals.general import NoSuchThing, Refusal
from bot.assignment.rules.typed.calling import meant
from bot.assignment.texting import optout
from bot.handlers.asking import Unfit
from bot.handlers.brought import MOST_BYTES, downloaded
from bot.handlers.discord import ahead
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.bulletin import Bulletin
from bot.handlers.discord.face import Face
from bot.handlers.exporting import exported
from bot.views import sheets
from bot.views.discord import contacts as shown
from bot.views.discord import notices
from bot.views.parts import Question
from bot.views.phrases import contacts as words
from bot.views.phrases import imported, options
from bot.views.phrases.refusals import refusal
from bot.views.tokens import Token, token

Command = app_commands.Command[Any, ..., Any]
# What the commands about a phone number do, and say of themselves.
_NUMBERS = {
    "optout": "Opt a phone number out of every campaign, past and future",
    "optin": "Take an opt-out back, only when the contact asked for it",
}


@dataclass(frozen=True, slots=True)
class _File:
    """A file that somebody handed in; `size` in bytes."""

    name: str
    url: str
    size: int


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(
        name="contacts",
        description="Import, assign and export contact lists, opt a number out",
        default_permissions=discord.Permissions(manage_guild=True),
    )
    made = (_listing(face), _import(face), ahead.command(face), _export(face))
    for command in (*made, *(_number(face, verb, about) for verb, about in _NUMBERS.items())):
        group.add_command(command)
    face.commands.append(group)
    face.press("contacts", on_contacts)
    face.press("contacts_list", on_one)
    face.press("contacts_import", on_import)
    face.submit("contacts_load", on_load, opener="contacts_import")
    face.press("contacts_report", on_report)
    face.press("contacts_export", on_export)
    face.press("contacts_take_back", on_take_back)
    face.question("contacts_take_back", ask_take_back)


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
        brought = _File(file.filename, file.url, file.size) if file else None
        await face.run(interaction, on_brought, brought, name)

    return command


def _export(face: Face) -> Command:
    @app_commands.command(name="export", description="Take a contact list out as a CSV file")
    @app_commands.rename(list_="list")
    @app_commands.autocomplete(list_=face.offering(ahead.suggest_lists))
    @app_commands.describe(list_="Which contact list")
    async def command(interaction: discord.Interaction[Any], list_: str) -> None:
        await face.run(interaction, on_export_named, list_)

    return command


def _number(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(number="The phone number, like +1 202 555 0123")
    async def command(interaction: discord.Interaction[Any], number: str) -> None:
        await face.run(interaction, on_optout if verb == "optout" else on_optin, number)

    return command


async def on_list(acting: Acting) -> None:
    await acting.screen.show(shown.lists(await acting.desk.read(lists.all_lists, acting.who)))


async def on_contacts(acting: Acting, _pressed: Token) -> None:
    await on_list(acting)


async def on_one(acting: Acting, pressed: Token) -> None:
    """One list: that of the button, or the one picked in the menu."""
    list_id = int(acting.picked[0]) if acting.picked else pressed.id
    row = next((row for row in await ahead.ready(acting) if row.id == list_id), None)
    if row is None:
        raise NoSuchThing("list")
    await acting.screen.show(shown.one(row))


async def on_brought(acting: Acting, file: _File | None, name: str) -> None:
    """Load what was handed in with the command; the form that brings a list where nothing was."""
    if file is None:
        await _offer_form(acting, name)
    else:
        await _load(acting, file, name)


async def on_import(acting: Acting, _pressed: Token) -> None:
    await _offer_form(acting)


async def on_load(acting: Acting, _form: Token) -> None:
    """Load what was handed in with the form."""
    file = acting.filled.file("file")
    if file is None:
        raise NoSuchThing("file")
    brought = _File(str(file["filename"]), str(file["url"]), int(file["size"]))
    await _load(acting, brought, acting.filled.text("name"))


async def on_report(acting: Acting, pressed: Token) -> None:
    """The report of an import again."""
    await acting.screen.show(shown.report(await acting.desk.read(lists.problems, acting.who, pressed.id)))


async def ask_take_back(acting: Acting, pressed: Token) -> Question:
    loaded = await acting.desk.read(lists.problems, acting.who, pressed.id)
    return shown.take_back_question(loaded)


async def on_take_back(acting: Acting, pressed: Token) -> None:
    """Take back what a list opted out."""
    done = await acting.desk.run(lists.take_back_opt_outs, acting.who, pressed.id)
    await acting.screen.whisper(notices.panel(imported.taken_back(done)))


async def on_export(acting: Acting, pressed: Token) -> None:
    await _hand_over(acting, pressed.id)


async def on_export_named(acting: Acting, typed: str) -> None:
    """The list that a name means, as a file."""
    found = meant(typed, await ahead.ready(acting), _name)
    if len(found) == 1:
        await _hand_over(acting, found[0].id)
    elif found:
        told = options.several(typed, [row.name for row in found])
        await acting.screen.whisper(shown.choose(told, found, "contacts_export"))
    else:
        await acting.screen.whisper(notices.panel(options.unknown("contact list", typed)))


async def on_optout(acting: Acting, number: str) -> None:
    done = await acting.desk.run(optout.opt_out_number, acting.who, number)
    await acting.screen.whisper(notices.panel(words.opted_out(done)))


async def on_optin(acting: Acting, number: str) -> None:
    done = await acting.desk.run(optout.reverse_opt_out, acting.who, number)
    await acting.screen.whisper(notices.panel(words.opted_in(done)))


async def _offer_form(acting: Acting, name: str = "") -> None:
    """Only admins are offered the form: the question for the lists asks who they are."""
    await acting.desk.read(lists.all_lists, acting.who)
    await acting.screen.ask(shown.import_form(name), again=token("contacts_import"))


async def _load(acting: Acting, file: _File, wanted: str) -> None:
    """Load a list before the eyes of whoever brought it."""
    name = wanted or PurePath(file.name).stem
    await _is_fit(acting, file, name)
    bulletin = Bulletin(acting.screen, asyncio.get_running_loop().time)

    async def tell(rows: int, fraction: float) -> None:
        await bulletin.news(shown.reading(file.name, rows, fraction))

    await bulletin.begin(shown.reading(file.name, 0, 0))
    try:
        async with ClientSession() as session, downloaded(session, file.url) as path:
            loaded = await importing.load_list(acting.desk, acting.who, path, name, tell)
    except Refusal as why:
        await bulletin.end(notices.panel(refusal(why)))
    except Exception:
        await bulletin.end(notices.panel(words.STOPPED))
        raise
    else:
        await bulletin.end(shown.report(loaded))


async def _is_fit(acting: Acting, file: _File, name: str) -> None:
    """Raises Unfit where there is such a list already, or the file is too large."""
    rows = (await acting.desk.read(lists.all_lists, acting.who)).rows
    if name.casefold() in {row.name.casefold() for row in rows}:
        raise Unfit((words.name_taken(name),))
    if file.size > MOST_BYTES:
        raise Unfit((words.too_large(MOST_BYTES),))


async def _hand_over(acting: Acting, list_id: int) -> None:
    """A list as a file, packed where it is larger than Discord takes files."""
    row, content = await exported(acting.desk, acting.who, list_id)
    name, most = "contacts.csv", acting.screen.interaction.filesize_limit
    if len(content) > most:
        content = await asyncio.to_thread(partial(sheets.packed, name, content))
        name = "contacts.zip"
    if len(content) > most:
        await acting.screen.whisper(notices.panel(words.too_much(row.name, len(content), most)))
    else:
        await acting.screen.whisper(shown.export(row, name, content))


def _name(row: ListRow) -> str:
    return row.name
