"""Preassigning: whose the contacts of a list shall be, said with /contacts assign or filled in."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.assignment.contacts import lists, preassign
from bot.assignment.outcomes.contacts import ListRow, PreassignWish
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.refusals.general import NoSuchThing
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Unfit
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.views.discord import ahead as shown
from bot.views.discord import contacts as listed
from bot.views.discord import notices
from bot.views.phrases import ahead as words
from bot.views.phrases import options
from bot.views.tokens import Token, token
from bot.vocabulary import ListState, Split

_CHANGES = {
    "confirm": preassign.confirm,
    "cancel": preassign.cancel,
    "undo": preassign.undo,
    "again": preassign.again,
}


@dataclass(frozen=True, slots=True)
class _Target:
    """Whose contacts shall be: people's, those of a user list, or nobody's."""

    accounts: tuple[str, ...]
    user_list: str
    nobody: bool

    @property
    def is_said(self) -> bool:
        return bool(self.accounts or self.user_list or self.nobody)


def register(face: Face) -> None:
    """Listen; the command is one of /contacts."""
    face.press("ahead", on_form)
    face.submit("ahead_ask", on_ask, opener="ahead")
    for verb in _CHANGES:
        face.press(f"ahead_{verb}", on_change)


def command(face: Face) -> app_commands.Command[Any, ..., Any]:
    """`/contacts assign`."""

    @app_commands.command(name="assign", description="Say whose the contacts of a list shall be")
    @app_commands.rename(list_="list")
    @app_commands.autocomplete(list_=face.offering(suggest_lists), user_list=face.offering(suggest_teams))
    @app_commands.describe(
        list_="Which contact list", user_list="All people of this list", nobody="Take all choices back"
    )
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
    rows = await ready(acting)
    return [(row.name, row.name) for row in (meant(typed, rows, _list_name) if typed else rows)]


async def suggest_teams(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The user lists."""
    rows = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    return [(row.name, row.name) for row in (meant(typed, rows, _team_name) if typed else rows)]


async def ready(acting: Acting) -> list[ListRow]:
    """The contact lists that are of use, for an admin."""
    rows = (await acting.desk.read(lists.all_lists, acting.who)).rows
    return [row for row in rows if row.state is ListState.READY]


async def on_assign(acting: Acting, name: str, target: _Target) -> None:
    """Look at what was said: a list, and whose its contacts shall be; the form where only the list was."""
    found = meant(name, await ready(acting), _list_name)
    if not found:
        await acting.screen.whisper(notices.panel(options.unknown("contact list", name)))
    elif len(found) > 1:
        told = options.several(name, [row.name for row in found])
        await acting.screen.whisper(listed.choose(told, found, "ahead"))
    elif target.is_said:
        wish = await _wish(acting, found[0].id, target)
        await acting.screen.whisper(shown.plan(await acting.desk.run(preassign.propose, acting.who, wish)))
    else:
        await _ask(acting, found[0])


async def on_form(acting: Acting, pressed: Token) -> None:
    """The form for one list."""
    row = next((each for each in await ready(acting) if each.id == pressed.id), None)
    if row is None:
        raise NoSuchThing("list")
    await _ask(acting, row)


async def on_ask(acting: Acting, form: Token) -> None:
    """Look at what was filled in."""
    filled = acting.filled
    accounts, team, which = filled.choices("people"), filled.choice("team"), filled.choice("which")
    if not (accounts or team or which == "clear"):
        raise Unfit((words.PICK_SOMEBODY,))
    wish = PreassignWish(
        list_id=form.id,
        people=await acting.ids_of(accounts),
        user_list_id=int(team) if team else None,
        everybody=which == "all",
        split=Split(filled.choice("dealt") or Split.EVEN),
        clear=which == "clear",
    )
    await acting.screen.show(shown.plan(await acting.desk.run(preassign.propose, acting.who, wish)))


async def on_change(acting: Acting, pressed: Token) -> None:
    """Do what was looked at, drop it, take it back or look again, in the place of what was there."""
    changed = await acting.desk.run(_CHANGES[pressed.verb.rpartition("_")[2]], acting.who, pressed.id)
    await acting.screen.show(shown.plan(changed))


async def _ask(acting: Acting, row: ListRow) -> None:
    teams = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
    await acting.screen.ask(shown.form(row, teams), again=token("ahead", row.id))


async def _wish(acting: Acting, list_id: int, target: _Target) -> PreassignWish:
    if target.nobody:
        return PreassignWish(list_id, clear=True)
    people = await acting.ids_of(target.accounts)
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
