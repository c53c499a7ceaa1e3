"""User lists for admins: all of them, one of them, and the forms behind their buttons."""

from collections.abc import Sequence

from bot.assignment.outcomes.user_lists import UserListDeleted, UserListPicture, UserListRow, UserListsPicture
from bot.views.fields import Field, Form, People, Typed
from bot.views.parts import (
    Button,
    Heading,
    Line,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Rows,
    Style,
    buttons,
    noted,
    notice,
    noticed,
    said,
)
from bot.views.phrases.people import lists as words
from bot.views.phrases.words import Strong, Words, listed, shortened
from bot.views.screens.texting import start_page
from bot.views.tokens import token

_LONGEST_NAME, _NAME, _LINE = 60, 60, 150
# Names stand together in a few paragraphs.
_TOGETHER = 15
# https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
_MOST_PICKED = 100


def lists(picture: UserListsPicture, follow: str, start: int = 0) -> Page:
    """All user lists by name, from a place on; `follow` is what the button says that makes a mirror."""
    ways = [
        Button(words.NEW, token("list_new"), Style.PRIMARY),
        Button(follow, token("list_follow")),
    ]
    if not picture.rows:
        return Page([Paragraph(words.NONE_YET), *buttons(*ways)], title=words.HEADING, back=start_page())
    rows = [[_row(row)] for row in picture.rows]
    return Page(
        [
            Heading(words.HEADING),
            Rows(rows, lambda _: [], lambda place: token("lists", 1, place), start),
            *buttons(*ways, Button(words.REFRESH, token("lists", 1))),
        ],
        (words.HEADING,),
        title=words.HEADING,
        back=start_page(),
    )


def one(picture: UserListPicture, done: Words = ()) -> Page:
    """A user list with its people, with what was just done on top."""
    row = picture.list
    refresh = [Button(words.REFRESH, token("list_refresh", row.id))] if row.group else []
    return Page(
        [
            *noticed(done),
            Heading(row.name),
            Note((words.size(row),)),
            *said(words.standing(row)),
            *noted(words.joining(row)),
            *([Paragraph(words.limits(picture))] if picture.campaigns else []),
            _names(picture),
            *buttons(
                Button(words.RENAME if row.group else words.EDIT, token("list_edit", row.id)),
                *refresh,
                Button(words.DELETE, token("list_delete", row.id), Style.DANGER, question(row)),
            ),
        ],
        title=words.TITLE,
        window=True,
        again=token("list_show", row.id),
        back=Button(words.ALL, token("lists", 1)),
    )


def changed(done: Words, row: UserListRow) -> Page:
    """What was done to a list by what was typed."""
    return notice(done, Button(words.SHOW, token("list_show", row.id)))


def new_form(name: str = "") -> Form:
    """The form of a new list."""
    return Form(words.NEW, [_name(name), people("people", words.PEOPLE)], token("list_make"), words.CREATE)


def people(name: str, label: str, accounts: Sequence[str] = ()) -> Field:
    """People to be picked, of whom these are; a field holds no more than so many."""
    picked = accounts[:_MOST_PICKED]
    hint = words.people_hint(len(accounts) - len(picked))
    return Field(name, label, People(picked, _MOST_PICKED), hint)


def edit_form(row: UserListRow, people: Sequence[Field]) -> Form:
    """A list's name, and its people unless they follow a group."""
    fields = () if row.group else people
    return Form(words.EDIT_LIST, [_name(row.name), *fields], token("list_save", row.id), words.SAVE)


def mirror_form(follow: str, group: Field) -> Form:
    """Which group is followed, and how the list is called."""
    return Form(follow, [group, mirror_name(words.GROUP_NAME_HINT)], token("list_mirror"), words.FOLLOWING)


def mirror_name(hint: str) -> Field:
    """How a mirror is called."""
    return Field("name", words.NAME_OF_MIRROR, Typed(most=_LONGEST_NAME), hint)


def question(row: UserListRow) -> Question:
    """Asked before a list is deleted."""
    return Question(words.question(row), words.deletion(row), words.DELETE, words.NOT_NOW)


def ask(row: UserListRow) -> Page:
    """The same where a list's name was typed."""
    yes = Button(words.DELETE, token("list_delete", row.id), Style.DANGER)
    told: Words = (Strong(words.question(row)), f"\n{words.deletion(row)}")
    return notice(told, yes, Button(words.NOT_NOW, token("lists", 1)))


def gone(done: UserListDeleted) -> Page:
    """A list is deleted."""
    return notice(words.deleted(done), Button(words.ALL, token("lists", 1)))


def _row(row: UserListRow) -> Line:
    told = shortened(words.about(row), _LINE)
    return Line(
        (Strong(shortened(row.name, _NAME)),), Button(words.SHOW, token("list_show", row.id)), (told,)
    )


def _names(picture: UserListPicture) -> Rows:
    names = [
        words.member(shortened(each.ref.name, _NAME), suspended=each.suspended) for each in picture.members
    ]
    some = [names[start : start + _TOGETHER] for start in range(0, len(names), _TOGETHER)]
    rows: list[list[Part]] = [[Paragraph((listed(each),))] for each in some]

    def rest(shown: int) -> list[Part]:
        hidden = len(names) - shown * _TOGETHER
        return [Note((words.more(hidden),))] if hidden > 0 else []

    return Rows(rows, rest)


def _name(name: str) -> Field:
    return Field("name", words.NAME, Typed(name, most=_LONGEST_NAME), words.NAME_HINT, required=True)
