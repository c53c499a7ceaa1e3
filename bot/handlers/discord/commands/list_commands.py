"""/lists: user lists seen, created, changed and deleted by what is said with the command."""

from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Unfit
from bot.handlers.chat.people import lists
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.commands.lists import mirror, show
from bot.handlers.discord.face import Face
from bot.views.phrases import options
from bot.views.phrases.people import lists as words
from bot.views.screens.people import lists as shown
from bot.views.tokens import Token

Command = app_commands.Command[Any, ..., Any]
# What the commands about one list do, and say of themselves.
_ABOUT = {
    "show": "See who is in a list",
    "delete": "Drop a list; its people and their work stay",
}
_CHANGES = {"add": "Put people into a list", "remove": "Take people out of a list"}

_WHO = dict.fromkeys(("person", "person2", "person3", "person4"), "Somebody of the server")


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(
        name="lists",
        description="Name people together, by hand or as a role of the server",
        default_permissions=discord.Permissions(manage_guild=True),
    )
    group.add_command(_listing(face))
    group.add_command(_create(face))
    for verb, about in _CHANGES.items():
        group.add_command(_change(face, verb, about))
    group.add_command(_rename(face))
    for verb, about in _ABOUT.items():
        group.add_command(_about_one(face, verb, about))
    group.add_command(_mirror(face))
    face.commands.append(group)


def _listing(face: Face) -> Command:
    @app_commands.command(name="list", description="See all user lists")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _create(face: Face) -> Command:
    @app_commands.command(name="create", description="Make a list; with a name alone, its form")
    @app_commands.describe(name="What people type, like night-team", **_WHO)
    async def command(
        interaction: discord.Interaction[Any],
        name: str,
        person: discord.Member | None = None,
        person2: discord.Member | None = None,
        person3: discord.Member | None = None,
        person4: discord.Member | None = None,
    ) -> None:
        await face.run(interaction, on_create, name, _accounts(person, person2, person3, person4))

    return command


def _change(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.rename(list_="list")
    @app_commands.describe(list_="Which user list", **_WHO)
    @app_commands.autocomplete(list_=face.offering(suggest))
    async def command(
        interaction: discord.Interaction[Any],
        list_: str,
        person: discord.Member,
        person2: discord.Member | None = None,
        person3: discord.Member | None = None,
        person4: discord.Member | None = None,
    ) -> None:
        accounts = _accounts(person, person2, person3, person4)
        await face.run(interaction, on_change, list_, verb, accounts)

    return command


def _rename(face: Face) -> Command:
    @app_commands.command(name="rename", description="Give a list another name")
    @app_commands.rename(list_="list")
    @app_commands.describe(list_="Which user list", name="What it shall be called")
    @app_commands.autocomplete(list_=face.offering(suggest))
    async def command(interaction: discord.Interaction[Any], list_: str, name: str) -> None:
        await face.run(interaction, on_rename, list_, name)

    return command


def _about_one(face: Face, verb: str, about: str) -> Command:
    @app_commands.command(name=verb, description=about)
    @app_commands.rename(list_="list")
    @app_commands.describe(list_="Which user list")
    @app_commands.autocomplete(list_=face.offering(suggest))
    async def command(interaction: discord.Interaction[Any], list_: str) -> None:
        await face.run(interaction, on_show if verb == "show" else on_delete, list_)

    return command


def _mirror(face: Face) -> Command:
    @app_commands.command(name="mirror", description="Make a list that follows a role of the server")
    @app_commands.describe(role="Which role", name="Left empty, the name of the role")
    async def command(interaction: discord.Interaction[Any], role: discord.Role, name: str = "") -> None:
        await face.run(interaction, mirror, role, name)

    return command


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The user lists."""
    rows = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    return [(words.choice(row), row.name) for row in (meant(typed, rows, _name) if typed else rows)]


async def on_list(acting: Acting) -> None:
    await lists.on_lists(acting, Token("lists"))


async def on_create(acting: Acting, name: str, accounts: tuple[str, ...]) -> None:
    """With people the list is made at once; a name alone opens the form."""
    if accounts:
        known, left_out = await lists.people(acting, accounts)
        done = await acting.desk.run(user_lists.create_list, acting.who, name, known)
        await acting.pages.show(shown.one(done.now, (*words.created(done), *left_out)))
    else:
        await lists.offer_form(acting, name)


async def on_change(acting: Acting, typed: str, verb: str, accounts: tuple[str, ...]) -> None:
    row = await _one(acting, typed)
    joining, leaving = (accounts, ()) if verb == "add" else ((), accounts)
    known, left_out = await lists.people(acting, joining)
    done = await acting.desk.run(user_lists.change_people, acting.who, row.id, known, leaving)
    await acting.pages.show(shown.one(done.now, (*words.changed(done), *left_out)))


async def on_rename(acting: Acting, typed: str, name: str) -> None:
    row = await _one(acting, typed)
    now = await acting.desk.run(user_lists.rename_list, acting.who, row.id, name)
    await acting.pages.show(shown.one(now, words.renamed(row.name, now.list)))


async def on_show(acting: Acting, typed: str) -> None:
    await show(acting, (await _one(acting, typed)).id)


async def on_delete(acting: Acting, typed: str) -> None:
    await acting.pages.beside(shown.ask(await _one(acting, typed)))


async def _one(acting: Acting, typed: str) -> UserListRow:
    """The list that a name means; raises Unfit where it means none, or several."""
    rows = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    found = meant(typed, rows, _name)
    if not found:
        raise Unfit(options.unknown("user list", typed))
    if len(found) > 1:
        raise Unfit(options.several(typed, [row.name for row in found]))
    return found[0]


def _accounts(*people: discord.Member | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(each.id) for each in people if each))


def _name(row: UserListRow) -> str:
    return row.name
