"""Preassigning before an admin: the form, what it would do, and what was done."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ListRow, PreassignPicture
from bot.assignment.outcomes.user_lists import UserListRow
from bot.views.fields import Field, Form, Group, People, Pick, one_of
from bot.views.parts import Button, Note, Page, Part, Quote, Style, buttons, notice, said
from bot.views.phrases.contacts import preassign as words
from bot.views.phrases.options import cut_hint
from bot.views.phrases.words import shortened
from bot.views.tokens import token
from bot.vocabulary import PlanState, Split

_NAME, _PEOPLE = 70, 100


def form(row: ListRow, teams: Sequence[UserListRow]) -> Form:
    """Whose the contacts of a list shall be."""
    which = one_of(words.WHICH, words.FREE, in_sight=True)
    dealt = one_of(words.DEALT, Split.EVEN.value, in_sight=True)
    return Form(
        words.TITLE,
        [
            Field("people", words.PEOPLE, People(most=_PEOPLE), hint=words.PEOPLE_HINT),
            *([_team(teams)] if teams else []),
            Field("which", words.WHICH_CONTACTS, which, required=True),
            Field("dealt", words.HOW, dealt, required=True),
        ],
        token("ahead_ask", row.id),
        words.PREVIEW,
        row.name,
        words.asked(row),
    )


def plan(picture: PreassignPicture) -> Page:
    """A plan as it stands; what was done can be undone later, when a window is long closed."""
    told: list[Part] = said(words.told(picture))
    if picture.state in {PlanState.PROPOSED, PlanState.APPLIED}:
        told += [Quote(words.shares(picture))] if picture.gets else []
        told += [Note((aside,)) for aside in words.asides(picture)]
    done = picture.state is PlanState.APPLIED
    return Page([*told, *buttons(*_buttons(picture))], title=words.TITLE, lasting=done)


def counting() -> Page:
    """The list is being counted."""
    return notice(words.COUNTING, title=words.TITLE)


def stopped() -> Page:
    """It broke while the list was counted."""
    return notice(words.STOPPED, title=words.TITLE)


def _team(teams: Sequence[UserListRow]) -> Field:
    def rest(shown: int) -> str:
        return cut_hint(len(teams), shown, words.USER_LISTS, words.BY_NAME)

    choices = [(shortened(team.name, _NAME), str(team.id)) for team in teams]
    menu = Pick([Group("", choices)], placeholder=words.NO_TEAM, rest=rest)
    return Field("team", words.TEAM, menu, hint=words.TEAM_HINT)


def _buttons(picture: PreassignPicture) -> list[Button]:
    match picture.state:
        case PlanState.PROPOSED:
            yes = words.TAKE_BACK if picture.wish.clear else words.ASSIGN
            return [
                Button(yes, token("ahead_confirm", picture.id), Style.PRIMARY),
                Button(words.CANCEL, token("ahead_cancel", picture.id)),
            ]
        case PlanState.APPLIED if picture.may_undo:
            return [Button(words.UNDO, token("ahead_undo", picture.id))]
        case PlanState.EXPIRED:
            return [Button(words.AGAIN, token("ahead_again", picture.id))]
        case _:
            return []
