"""User lists for admins: all of them, one of them, and the forms behind their buttons."""

from bot.assignment.outcomes.user_lists import UserListDeleted, UserListPicture, UserListRow, UserListsPicture
from bot.views.discord import fields, notices, parts
from bot.views.discord.fields import field, typed
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.parts import Question
from bot.views.phrases import lists as words
from bot.views.phrases.words import Strong, Words, listed, shortened
from bot.views.tokens import token

# Each list takes three of the forty parts of a panel; the others stand in a menu.
_SHOWN = 8
_NAME, _MOST_NAMES, _SHORT = 60, 60, 40
_LINE, _TOLD = 150, 800


def lists(picture: UserListsPicture) -> Panel:
    """All user lists, by name."""
    new = parts.button("New list", token("list_new"), parts.PRIMARY)
    follow = parts.button("Follow a role", token("list_follow"))
    if not picture.rows:
        return notices.panel(words.NONE_YET, new, follow)
    others = [(words.choice(row), str(row.id)) for row in picture.rows[_SHOWN:]]
    return Panel(
        [
            parts.heading("User lists"),
            *parts.buttons(new, follow, parts.button("Refresh", token("lists"))),
            *(_row(row) for row in picture.rows[:_SHOWN]),
            *([parts.menu(others, token("list_show"), placeholder="Another list")] if others else []),
            *(
                [parts.note(words.more(len(others) - parts.MOST_OPTIONS))]
                if len(others) > parts.MOST_OPTIONS
                else []
            ),
        ]
    )


def one(picture: UserListPicture, notice: Words = ()) -> Panel:
    """A user list with its people, with what was just done on top."""
    row = picture.list
    add = parts.people(token("list_add", row.id), placeholder="Add people", most=parts.MOST_OPTIONS)
    remove = parts.people(token("list_remove", row.id), placeholder="Remove people", most=parts.MOST_OPTIONS)
    return Panel(
        [
            *([parts.paragraph(*notice, most=_TOLD), parts.divider()] if notice else []),
            parts.heading(row.name),
            parts.note(words.size(row)),
            *(_mirror(row) if row.group else []),
            *([parts.paragraph(*words.limits(picture), most=_TOLD)] if picture.campaigns else []),
            *([] if row.group else [add, remove]),
            *parts.buttons(
                parts.button("Rename", token("list_edit", row.id)),
                *([parts.button("Refresh", token("list_refresh", row.id))] if row.group else []),
                parts.button("Delete", token("list_delete", row.id), parts.DANGER, asks=True),
                parts.button("All lists", token("lists")),
            ),
            *_names(picture),
        ]
    )


def new_form(name: str = "") -> Form:
    """The form of a new list."""
    people = field("People", fields.people("people"), hint=words.people_hint(0))
    return Form("New list", [_name(name), people], token("list_make"))


def edit_form(row: UserListRow) -> Form:
    """A list's name."""
    return Form("Rename list", [_name(row.name)], token("list_save", row.id))


def follow_form() -> Form:
    """The form that makes a mirror."""
    name = field("Name of the list", typed("name", most=_NAME), hint=words.ROLE_NAME_HINT)
    return Form("Follow a role", [field("Role", fields.role("role")), name], token("list_mirror"))


def question(row: UserListRow) -> Question:
    """Asked before a list is deleted."""
    return Question(words.question(row), words.deletion(row), "Delete", "Not now")


def gone(done: UserListDeleted) -> Panel:
    """A list is deleted."""
    return notices.panel(words.deleted(done), parts.button("All lists", token("lists")))


def _row(row: UserListRow) -> Part:
    name, _, rest = words.line(row).partition("\n")
    show = parts.button("Show", token("list_show", row.id))
    return parts.line((Strong(name),), show, (shortened(rest, _LINE),), most=_LINE)


def _mirror(row: UserListRow) -> list[Part]:
    told: list[Part] = [parts.paragraph(*words.standing(row))]
    if row.lost_at is None and row.group and row.group.platform == "discord":
        told.append(parts.note(*words.JOIN_AS_THEY_COME))
    return told


def _names(picture: UserListPicture) -> list[Part]:
    members = picture.members[:_MOST_NAMES]
    names = [words.member(shortened(each.ref.name, _SHORT), suspended=each.suspended) for each in members]
    hidden = len(picture.members) - len(members)
    return [
        *([parts.paragraph(listed(names))] if names else []),
        *([parts.note(words.more(hidden))] if hidden else []),
    ]


def _name(name: str) -> Part:
    return field("Name", typed("name", initial=name, most=_NAME, required=True), hint=words.NAME_HINT)
