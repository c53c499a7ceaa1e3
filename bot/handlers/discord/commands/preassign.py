"""Preassigning: whose the contacts of a list shall be, said with /contacts assign."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.contacts import ListRow, PreassignWish
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Unfit, ids_of
from bot.handlers.chat.contacts import preassign
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.parts import notice
from bot.views.phrases import options
from bot.views.screens.contacts.lists import choose


@dataclass(frozen=True, slots=True)
class _Target:
    """Whose contacts shall be: people's, those of a user list, or nobody's."""

    accounts: tuple[str, ...]
    user_list: str
    nobody: bool

    @property
    def is_said(self) -> bool:
        return bool(self.accounts or self.user_list or self.nobody)


_OPTIONS = {
    "list_": "Which contact list",
    "person": "Whose they shall be",
    "person2": "Another person; the contacts are divided",
    "person3": "A third person; the contacts are divided",
    "user_list": "All people of this list",
    "nobody": "Take all choices back",
}


def command(face: Face) -> app_commands.Command[Any, ..., Any]:
    """`/contacts assign`."""

    @app_commands.command(name="assign", description="Say whose the contacts of a list shall be")
    @app_commands.rename(list_="list")
    @app_commands.autocomplete(list_=face.offering(suggest_lists), user_list=face.offering(suggest_teams))
    @app_commands.describe(**_OPTIONS)
    async def assign(
        interaction: discord.Interaction[Any],
        list_: str,
        person: discord.Member | None = None,
        person2: discord.Member | None = None,
        person3: discord.Member | None = None,
        user_list: str = "",
        nobody: bool = False,  # noqa: FBT001, FBT002  Discord asks for it by this name
    ) -> None:
        accounts = tuple(str(each.id) for each in (person, person2, person3) if each)
        await face.run(interaction, on_assign, list_, _Target(accounts, user_list, nobody))

    return assign


async def suggest_lists(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The contact lists that are loaded."""
    rows = await preassign.ready(acting)
    return [(row.name, row.name) for row in (meant(typed, rows, _list_name) if typed else rows)]


async def suggest_teams(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The user lists."""
    rows = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    return [(row.name, row.name) for row in (meant(typed, rows, _team_name) if typed else rows)]


async def on_assign(acting: Acting, name: str, target: _Target) -> None:
    """Look at what was said: a list, and whose its contacts shall be; the form where only the list was."""
    found = meant(name, await preassign.ready(acting), _list_name)
    if not found:
        await acting.pages.show(notice(options.unknown("contact list", name)))
    elif len(found) > 1:
        told = options.several(name, [row.name for row in found])
        await acting.pages.show(choose(told, found, "ahead"))
    elif target.is_said:
        await preassign.look(acting, await _wish(acting, found[0].id, target))
    else:
        await preassign.ask(acting, found[0])


async def _wish(acting: Acting, list_id: int, target: _Target) -> PreassignWish:
    if target.nobody:
        return PreassignWish(list_id, clear=True)
    people = await ids_of(acting, target.accounts)
    if not target.user_list:
        return PreassignWish(list_id, people)
    teams = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    found = meant(target.user_list, teams, _team_name)
    if len(found) != 1:
        raise Unfit(
            options.several(target.user_list, [team.name for team in found])
            if found
            else options.unknown("user list", target.user_list)
        )
    return PreassignWish(list_id, people, found[0].id)


def _list_name(row: ListRow) -> str:
    return row.name


def _team_name(row: UserListRow) -> str:
    return row.name
