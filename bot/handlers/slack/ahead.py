"""Preassigning: whose the contacts of a list shall be, typed after /contacts assign or filled in."""

import re
from collections.abc import Sequence

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.contacts import lists, preassign
from bot.assignment.desk import Desk
from bot.assignment.outcomes.contacts import ListRow, PreassignWish
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.user_lists import UserListRow
from bot.assignment.people import user_lists
from bot.assignment.refusals.general import NoSuchThing, Refusal
from bot.assignment.rules.typed.calling import meant
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.views.phrases import ahead as words
from bot.views.phrases.contacts import unknown
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.slack import ahead as shown
from bot.views.slack import notices
from bot.views.tokens import Token, pattern, token
from bot.vocabulary import ListState, PlanState, Split

# Between the list and the people.
_TO = " to "
_NOBODY = "nobody"
# What stood between people who were mentioned.
_JOINTS = re.compile(r"^(?:[\s,&]|and\b)+|(?:[\s,&]|\band)+$")
_CHANGES = {
    "confirm": preassign.confirm,
    "cancel": preassign.cancel,
    "undo": preassign.undo,
    "again": preassign.again,
}


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("ahead"))(on_form)
    app.view(pattern("ahead_ask"))(on_ask)
    for verb in _CHANGES:
        app.action(pattern(f"ahead_{verb}"))(on_change)


async def typed(acting: Acting, verbs: Sequence[str]) -> None:
    """Look at what was typed after the verb: a list, and whose its contacts shall be."""
    ready = await _ready(acting.desk, acting.who)
    name, target = _parted(acting.screen.typed, verbs, ready)
    found = meant(name, ready, _list_name)
    if not found and name:
        await acting.screen.whisper(notices.message(unknown(name)))
    elif len(found) != 1:
        await acting.screen.whisper(shown.choose(found))
    elif target:
        await _look(acting, found[0].id, target)
    else:
        await _show_form(acting.desk, acting.who, acting.screen, found[0])


async def on_form(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form for one list."""
    await ack()
    row = next((each for each in await _ready(desk, who) if each.id == pressed.id), None)
    if row is None:
        raise NoSuchThing("list")
    await _show_form(desk, who, screen, row)


async def on_ask(acting: Acting, pressed: Token) -> None:
    """Look at what was filled in. The list may be long: the form gives way at once."""
    desk, who, screen = acting.desk, acting.who, acting.screen
    form = Form(screen.view)
    accounts, team, which = form.people("people"), form.choice("team"), form.choice("which")
    if not (accounts or team or which == "clear"):
        await screen.complain({"people": words.PICK_SOMEBODY})
        return
    await screen.turn(shown.counting())
    try:
        people = await acting.ids_of(accounts)
        wish = PreassignWish(
            list_id=pressed.id,
            people=people,
            user_list_id=int(team) if team else None,
            everybody=which == "all",
            split=Split(form.choice("dealt") or Split.EVEN),
            clear=which == "clear",
        )
        await screen.show(shown.modal(await desk.run(preassign.propose, who, wish)))
    except Refusal as why:
        await screen.show(notices.modal(refusal(why), title=words.TITLE))


async def on_change(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Do what was looked at, drop it, take it back or look again, in the place of what was there."""
    await ack()
    picture = await desk.run(_CHANGES[pressed.verb.removeprefix("ahead_")], who, pressed.id)
    if not screen.view:
        await screen.replace(shown.message(picture))
        return
    await screen.show(shown.modal(picture))
    if pressed.verb == "ahead_confirm" and picture.state is PlanState.APPLIED:
        # A modal is soon closed, and this can be undone later.
        await screen.whisper(shown.message(picture))


async def _ready(desk: Desk, who: Identity) -> list[ListRow]:
    rows = (await desk.read(lists.all_lists, who)).rows
    return [row for row in rows if row.state is ListState.READY]


async def _show_form(desk: Desk, who: Identity, screen: Screen, row: ListRow) -> None:
    teams = (await desk.read(user_lists.all_lists, who)).rows
    await screen.show(shown.form(row, teams), again=token("ahead", row.id))


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
            await acting.screen.whisper(notices.message(team))
            return
        wish = PreassignWish(list_id, await acting.ids_of(accounts), team.id if team else None)
    picture = await acting.desk.run(preassign.propose, acting.who, wish)
    await acting.screen.whisper(shown.message(picture))


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
