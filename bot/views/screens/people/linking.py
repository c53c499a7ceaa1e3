"""Somebody's accounts, and the forms that make two people one."""

from bot.assignment.outcomes.people import AccountRow, LinkChoices, LinkCode, Linked
from bot.views.fields import Field, Form, Group, Pick, Typed
from bot.views.parts import (
    Button,
    Divider,
    Heading,
    Line,
    Page,
    Paragraph,
    Part,
    Question,
    Style,
    buttons,
    said,
)
from bot.views.phrases.paging import BACK
from bot.views.phrases.people import linking as words
from bot.views.phrases.words import Words
from bot.views.tokens import token

_LONGEST_CODE = 40


def mine(picture: Linked, notice: Words = (), made: LinkCode | None = None) -> Page:
    """One's own accounts, perhaps with a code that was just made."""
    code: list[Part] = [Divider(), Paragraph(words.code(made))] if made else []
    style = Style.PLAIN if made else Style.PRIMARY
    return Page(
        [
            *said(notice),
            Paragraph(words.about(picture)),
            *(_row(row, 0) for row in picture.accounts),
            *code,
            *buttons(
                Button(words.NEW_CODE, token("link_code"), style),
                Button(words.HAVE_CODE, token("link_have")),
            ),
        ],
        title=words.TITLE,
        window=True,
        again=token("link_code" if made else "accounts"),
    )


def linked(done: Words) -> Page:
    """What came of a code that was typed."""
    return Page([Paragraph(done), *buttons(Button(words.TITLE, token("accounts")))])


def theirs(picture: Linked, notice: Words = ()) -> Page:
    """Somebody's accounts, for an admin."""
    whose = picture.ref.id
    return Page(
        [
            *said(notice),
            Heading(picture.ref.name),
            *(_row(row, whose) for row in picture.accounts),
            *buttons(Button(words.LINK_WITH, token("link_with", whose))),
        ],
        title=words.THEIRS,
        window=True,
        again=token("person_accounts", whose),
        back=Button(BACK, token("person", whose)),
    )


def have_form() -> Form:
    """Where a code is typed."""
    code = Field("code", words.CODE, Typed(most=_LONGEST_CODE), words.CODE_HINT, required=True)
    return Form(words.HAVE_CODE, [Paragraph(words.how_to_use()), code], token("link_use"), words.SUBMIT)


def nobody(of: LinkChoices) -> Page:
    """There is nobody with whom somebody could be linked."""
    back = Button(BACK, token("person_accounts", of.ref.id))
    return Page([Paragraph(words.nobody(of))], title=words.THEIRS, window=True, back=back)


def choose_form(of: LinkChoices) -> Form:
    """Who it is that somebody is on another platform."""
    people = [(words.choice(one), str(one.id)) for one in of.people]
    pick = Pick([Group("", people)], rest=lambda shown: words.hidden(of, shown))
    other = Field("other", words.WHO, pick, required=True)
    parts: list[Field | Paragraph] = [Paragraph(words.choose(of)), other, Paragraph((words.sure(),))]
    return Form(words.SURE, parts, token("link_do", of.ref.id), words.SUBMIT)


def unlinking() -> Question:
    """Asked before an account is parted from the others."""
    return Question(words.UNLINK_QUESTION, words.sure_unlink(), words.UNLINK)


def _row(account: AccountRow, whose: int) -> Line:
    if not account.may_unlink:
        return Line((words.row(account),))
    verb = token("unlink", account.identity_id, whose)
    return Line((words.row(account),), Button(words.UNLINK, verb, question=unlinking()))
