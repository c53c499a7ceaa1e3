"""Preassigning before an admin: the form, what it would do, and what was done."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, UserMultiSelectElement
from slack_sdk.models.blocks.block_elements import ButtonElement

from bot.assignment.outcomes.contacts import ListRow, PreassignPicture
from bot.assignment.outcomes.user_lists import UserListRow
from bot.views.phrases import ahead as words
from bot.views.phrases.words import shortened
from bot.views.slack import notices, parts
from bot.views.slack.inputs import VALUE, field, picked, radio
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token
from bot.vocabulary import PlanState, Split

_NAME = 70


def form(row: ListRow, teams: Sequence[UserListRow]) -> Modal:
    """Whose the contacts of a list shall be."""
    people = UserMultiSelectElement(action_id=VALUE)
    blocks: list[Block] = [
        parts.paragraph(*words.asked(row)),
        field("people", "To these people", people, optional=True, hint=words.PEOPLE_HINT),
    ]
    if teams:
        choices = [(shortened(team.name, _NAME), str(team.id)) for team in teams]
        menu = picked(choices, placeholder="No user list")
        blocks.append(field("team", "To the people of", menu, optional=True, hint=words.TEAM_HINT))
    blocks += [
        field("which", "Which contacts", radio(words.WHICH, initial="free")),
        field("dealt", "How they are dealt", radio(words.DEALT, initial=Split.EVEN.value)),
    ]
    return Modal(words.TITLE, blocks, submit="Preview", token=token("ahead_ask", row.id), close="Cancel")


def counting() -> Modal:
    """The list is being counted."""
    return notices.modal(words.COUNTING, title=words.TITLE)


def modal(picture: PreassignPicture) -> Modal:
    """A plan in place of its form."""
    return Modal(words.TITLE, _blocks(picture))


def message(picture: PreassignPicture) -> Message:
    """A plan as a message."""
    return Message(parts.flat(words.told(picture)), _blocks(picture))


def choose(rows: Sequence[ListRow]) -> Message:
    """Which list is meant: a button for each."""
    buttons = [parts.button(row.name, token("ahead", row.id)) for row in rows[:10]]
    return notices.message(words.WHICH_LIST if rows else words.NO_LISTS, *buttons)


def _blocks(picture: PreassignPicture) -> list[Block]:
    blocks: list[Block] = [parts.paragraph(*words.told(picture))]
    if picture.state in {PlanState.PROPOSED, PlanState.APPLIED}:
        blocks += [parts.quote(words.shares(picture))] if picture.gets else []
        blocks += [parts.note(aside) for aside in words.asides(picture)]
    buttons = _buttons(picture)
    return [*blocks, *([parts.buttons(*buttons)] if buttons else [])]


def _buttons(picture: PreassignPicture) -> list[ButtonElement]:
    match picture.state:
        case PlanState.PROPOSED:
            yes = "Take back" if picture.wish.clear else "Assign"
            return [
                parts.button(yes, token("ahead_confirm", picture.id), style="primary"),
                parts.button("Cancel", token("ahead_cancel", picture.id)),
            ]
        case PlanState.APPLIED if picture.may_undo:
            return [parts.button("Undo", token("ahead_undo", picture.id))]
        case PlanState.EXPIRED:
            return [parts.button("Look again", token("ahead_again", picture.id))]
        case _:
            return []
