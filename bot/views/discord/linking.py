"""Somebody's accounts, and the forms that make two people one."""

from bot.assignment.outcomes.people import AccountRow, LinkChoices, LinkCode, Linked
from bot.views.discord import fields, paint, parts
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Form, Panel
from bot.views.parts import Question
from bot.views.phrases import linking as words
from bot.views.phrases import people
from bot.views.phrases.words import Words
from bot.views.tokens import token

_LONGEST_CODE = 40
UNLINKING = Question(words.UNLINK_QUESTION, words.sure_unlink(), words.UNLINK)


def mine(picture: Linked, notice: Words = (), made: LinkCode | None = None) -> Panel:
    """One's own accounts, perhaps with a code that was just made."""
    code: list[Part] = [parts.divider(), parts.paragraph(*words.code(made))] if made else []
    style = parts.SECONDARY if made else parts.PRIMARY
    return Panel(
        [
            *_said(notice),
            parts.heading(words.TITLE),
            parts.paragraph(*words.about(picture)),
            *(_row(row, 0) for row in picture.accounts),
            *code,
            *parts.buttons(
                parts.button(words.NEW_CODE, token("link_code"), style),
                parts.button(words.HAVE_CODE, token("link_have")),
            ),
        ]
    )


def theirs(picture: Linked, notice: Words = ()) -> Panel:
    """Somebody's accounts, for an admin."""
    return Panel(
        [
            *_said(notice),
            parts.heading(picture.ref.name),
            *(_row(row, picture.ref.id) for row in picture.accounts),
            *parts.buttons(
                parts.button(words.LINK_WITH, token("link_with", picture.ref.id)),
                parts.button(people.BACK, token("person", picture.ref.id)),
            ),
        ]
    )


def have_form() -> Form:
    """Where a code is typed."""
    code = fields.typed("code", most=_LONGEST_CODE, required=True)
    return Form(
        words.HAVE_CODE,
        [parts.paragraph(*words.how_to_use()), fields.field(words.CODE, code, hint=words.CODE_HINT)],
        token("link_use"),
    )


def choose(of: LinkChoices) -> Panel:
    """Who it is that somebody is on another platform; picking somebody asks once more."""
    shown = [(words.choice(one), str(one.id)) for one in of.people]
    menu: list[Part] = (
        [parts.menu(shown, token("link_pick", of.ref.id), placeholder=words.WHO)] if shown else []
    )
    back = parts.button(people.BACK, token("person_accounts", of.ref.id))
    return Panel([parts.paragraph(*words.choose(of, parts.MOST_OPTIONS)), *menu, *parts.buttons(back)])


def sure(person_id: int, other_id: int) -> Panel:
    """Asked before two people are made one."""
    question = Question(words.SURE, words.sure(), words.LINK_WITH.rstrip("…"))
    return paint.question(question, token("link_do", person_id, other_id))


def _said(notice: Words) -> list[Part]:
    return [parts.paragraph(*notice)] if notice else []


def _row(account: AccountRow, whose: int) -> Part:
    if not account.may_unlink:
        return parts.line((words.row(account),))
    unlink = parts.button(words.UNLINK, token("unlink", account.identity_id, whose), asks=True)
    return parts.line((words.row(account),), unlink)
