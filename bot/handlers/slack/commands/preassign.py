"""Preassigning: whose the contacts of a list shall be, typed after /contacts assign."""

import re
from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListRow, PreassignWish
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import ids_of
from bot.handlers.chat.contacts import preassign
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.views.parts import notice
from bot.views.phrases.contacts import preassign as words
from bot.views.phrases.contacts.contacts import unknown
from bot.views.phrases.words import Words
from bot.views.screens.contacts.lists import choose

# Between the list and the people.
_TO = " to "
_NOBODY = "nobody"
# What stood between people who were mentioned.
_JOINTS = re.compile(r"^(?:[\s,&]|and\b)+|(?:[\s,&]|\band)+$")


async def typed(acting: Acting, verbs: Sequence[str]) -> None:
    """Look at what was typed after the verb: a list, and whose its contacts shall be."""
    ready = await preassign.ready(acting)
    name, target = _parted(acting.screen.typed, verbs, ready)
    found = meant(name, ready, _list_name)
    if not found and name:
        await acting.pages.show(notice(unknown(name)))
    elif len(found) != 1:
        told = words.WHICH_LIST if found else words.NO_LISTS
        await acting.pages.show(choose(told, found, "ahead"))
    elif target:
        await _look(acting, found[0].id, target)
    else:
        await preassign.ask(acting, found[0])


async def _look(acting: Acting, list_id: int, target: str) -> None:
    """Preview what was typed behind the list."""
    accounts = arguments.everybody_mentioned(target)
    _, rest = arguments.split(arguments.beside_people(target), ())
    name = _JOINTS.sub("", rest)
    if name.casefold() == _NOBODY and not accounts:
        wish = PreassignWish(list_id, clear=True)
    else:
        teams = (await acting.desk.read(user_lists.all_lists, acting.who)).rows
        team = _team(target, name, teams)
        if isinstance(team, tuple):
            await acting.pages.show(notice(team))
            return
        wish = PreassignWish(list_id, await ids_of(acting, accounts), team.id if team else None)
    await preassign.look(acting, wish)


def _parted(text: str, verbs: Sequence[str], ready: Sequence[ListRow]) -> tuple[str, str]:
    """The list's name, and what was typed behind the last “to”; a list may have that word in its name."""
    _, whole = arguments.split(text, verbs)
    before, to, target = text.rpartition(_TO)
    is_list = any(row.name.casefold() == whole.casefold() for row in ready)
    if not to or is_list:
        return whole, ""
    return arguments.split(before, verbs)[1], target.strip()


def _team(target: str, name: str, teams: Sequence[UserListRow]) -> UserListRow | Words | None:
    """The user list that is meant, or why it is unclear which; None where only people are mentioned."""
    if group := arguments.group_mentioned(target):
        mirror = next((team for team in teams if team.group and team.group.id == group[0]), None)
        return mirror or words.no_mirror(group[1])
    wanted = name.removeprefix("@")
    found = meant(wanted, teams, _team_name) if wanted else []
    if len(found) > 1:
        return words.which_team(wanted, [team.name for team in found])
    return found[0] if found else words.unknown_team(wanted) if wanted else None


def _list_name(row: ListRow) -> str:
    return row.name


def _team_name(row: UserListRow) -> str:
    return row.name
