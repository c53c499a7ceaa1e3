"""User lists for admins: all of them, one of them, and the forms behind their buttons."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, UserMultiSelectElement

from bot.assignment.outcomes.user_lists import (
    Group,
    UserListDeleted,
    UserListPicture,
    UserListRow,
    UserListsPicture,
)
from bot.views.phrases import lists as words
from bot.views.phrases.words import Strong, Words, listed
from bot.views.slack import notices, parts
from bot.views.slack.inputs import VALUE, field, picked, typed
from bot.views.slack.surfaces import Message, Modal
from bot.views.tokens import token

_SHOWN = 40
_NAME = 60
# https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
_MOST_PICKED = 100
# Names stand together in a few blocks; the rest is counted.
_IN_BLOCK, _MOST_NAMES = 25, 300


def lists(picture: UserListsPicture) -> Message:
    """All user lists, by name."""
    new = parts.button("New list", token("list_new"), style="primary")
    follow = parts.button("Follow a user group", token("list_follow"))
    if not picture.rows:
        return notices.message(words.NONE_YET, new, follow)
    blocks: list[Block] = [parts.heading("User lists"), *(_row(row) for row in picture.rows[:_SHOWN])]
    if len(picture.rows) > _SHOWN:
        blocks.append(parts.note(words.more(len(picture.rows) - _SHOWN)))
    blocks.append(parts.buttons(new, follow, parts.button("Refresh", token("lists", 1))))
    return Message("User lists", blocks)


def one(picture: UserListPicture, notice: Words = ()) -> Modal:
    """A user list with its people, with what was just done on top."""
    row = picture.list
    sure = parts.confirmation(words.question(row), words.deletion(row), "Delete")
    blocks: list[Block] = [
        *([parts.paragraph(*notice)] if notice else []),
        parts.heading(row.name),
        parts.note(words.size(row)),
        *([parts.paragraph(*words.standing(row))] if row.group else []),
        *([parts.paragraph(*words.limits(picture))] if picture.campaigns else []),
        *_names(picture),
        parts.buttons(
            parts.button("Rename" if row.group else "Edit", token("list_edit", row.id)),
            *([parts.button("Refresh", token("list_show", row.id))] if row.group else []),
            parts.button("Delete", token("list_delete", row.id), style="danger", confirm=sure),
        ),
    ]
    return Modal("User list", blocks)


def new_form(name: str = "") -> Modal:
    """The form of a new list."""
    return Modal("New list", [_name(name), _people([])], submit="Create", token=token("list_make"))


def edit_form(picture: UserListPicture, platform: str) -> Modal:
    """A list's name, and its people unless they follow a group; people without an account here stay."""
    row = picture.list
    accounts = [each.ref.account_on(platform) for each in picture.members]
    people = [] if row.group else [_people([each for each in accounts if each])]
    return Modal(
        "Edit list", [_name(row.name), *people], submit="Save", token=token("list_save", row.id), close="Back"
    )


def follow_form(groups: Sequence[Group]) -> Modal:
    """The form that makes a mirror."""
    choices = [(f"@{group.handle}", group.id) for group in groups]
    name = typed(most=_NAME)
    blocks: list[Block] = [
        field("group", "User group", picked(choices), hint=words.GROUP_HINT),
        field("name", "Name of the list", name, optional=True, hint=words.GROUP_NAME_HINT),
    ]
    return Modal("Follow a user group", blocks, submit="Follow", token=token("list_mirror"))


def ask(row: UserListRow) -> Message:
    """The question before a list that was typed is deleted."""
    yes = parts.button("Delete", token("list_delete", row.id), style="danger")
    said: Words = (Strong(words.question(row)), f"\n{words.deletion(row)}")
    return notices.message(said, yes, parts.button("Not now", token("lists", 1)))


def done(said: Words, row: UserListRow) -> Message:
    """What was done to a list."""
    return notices.message(said, parts.button("Show", token("list_show", row.id)))


def gone(done: UserListDeleted) -> Message:
    """A list is deleted, in place of the question."""
    return notices.message(words.deleted(done), parts.button("All lists", token("lists", 1)))


def _row(row: UserListRow) -> Block:
    return parts.row(words.line(row), parts.button("Show", token("list_show", row.id)))


def _names(picture: UserListPicture) -> list[Block]:
    members = picture.members[:_MOST_NAMES]
    names = [words.member(parts.clean(each.ref.name, 80), suspended=each.suspended) for each in members]
    blocks: list[Block] = [
        parts.paragraph(listed(names[start : start + _IN_BLOCK])) for start in range(0, len(names), _IN_BLOCK)
    ]
    if len(picture.members) > len(members):
        blocks.append(parts.note(words.more(len(picture.members) - len(members))))
    return blocks


def _name(name: str) -> Block:
    return field("name", "Name", typed(initial=name, most=_NAME), hint=words.NAME_HINT)


def _people(accounts: Sequence[str]) -> Block:
    picked = list(accounts[:_MOST_PICKED])
    element = UserMultiSelectElement(action_id=VALUE, initial_users=picked or None)
    hint = words.people_hint(len(accounts) - len(picked))
    return field("people", "People", element, optional=True, hint=hint)
