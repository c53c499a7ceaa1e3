"""Preassigning before an admin: the form, what it would do, and what was done."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListRow, PreassignPicture
from bot.assignment.outcomes.user_lists import UserListRow
from bot.views.discord import fields, parts
from bot.views.discord.fields import field, picked
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.phrases import ahead as words
from bot.views.phrases.words import shortened
from bot.views.tokens import token
from bot.vocabulary import PlanState, Split

_NAME = 70
_TOLD, _SHARES = 700, 1200


def form(row: ListRow, teams: Sequence[UserListRow]) -> Form:
    """Whose the contacts of a list shall be."""
    choices = [(shortened(team.name, _NAME), str(team.id)) for team in teams]
    team = picked("team", choices, placeholder="No user list", required=False) if choices else None
    return Form(
        words.assigning(row.name),
        [
            field("To these people", fields.people("people"), hint=words.PEOPLE_HINT),
            *([field("To the people of", team, hint=words.TEAM_HINT)] if team else []),
            field("Which contacts", picked("which", words.WHICH, initial="free")),
            field("How they are dealt", picked("dealt", words.DEALT, initial=Split.EVEN.value)),
        ],
        token("ahead_ask", row.id),
    )


def plan(picture: PreassignPicture) -> Panel:
    """A plan as it stands."""
    told: list[Part] = [parts.paragraph(*words.told(picture), most=_TOLD), *parts.buttons(*_buttons(picture))]
    if picture.state in {PlanState.PROPOSED, PlanState.APPLIED}:
        told += [parts.quote(words.shares(picture), _SHARES)] if picture.gets else []
        told += [parts.note(aside) for aside in words.asides(picture)]
    return Panel(told)


def _buttons(picture: PreassignPicture) -> list[Button]:
    match picture.state:
        case PlanState.PROPOSED:
            yes = "Take back" if picture.wish.clear else "Assign"
            return [
                parts.button(yes, token("ahead_confirm", picture.id), parts.PRIMARY),
                parts.button("Cancel", token("ahead_cancel", picture.id)),
            ]
        case PlanState.APPLIED if picture.may_undo:
            return [parts.button("Undo", token("ahead_undo", picture.id))]
        case PlanState.EXPIRED:
            return [parts.button("Look again", token("ahead_again", picture.id))]
        case _:
            return []
