"""Tokens with which other programs read results, for admins."""

from bot.assignment.outcomes.results.publishing import ApiTokenRow, ApiTokensPicture
from bot.views.fields import Field, Form, Typed
from bot.views.parts import Button, Line, Note, Page, Paragraph, Part, Question, Rows, Style, buttons, said
from bot.views.phrases.options import cut
from bot.views.phrases.people import api_tokens as words
from bot.views.phrases.people.people import HEADING
from bot.views.tokens import token

LONGEST_NAME = 60


def tokens(picture: ApiTokensPicture) -> Page:
    """All that hold, and one that was just made on top: it is shown this once."""

    def rest(shown: int) -> list[Part]:
        hidden = len(picture.rows) > shown
        return [Note((cut(len(picture.rows), shown, "tokens", "/people"),))] if hidden else []

    nothing: list[Part] = [] if picture.rows else [Paragraph(words.NONE)]
    return Page(
        [
            *said(words.made(picture.made) if picture.made else ()),
            Paragraph(words.about()),
            *nothing,
            Rows([[_line(row)] for row in picture.rows], rest),
            *buttons(Button(words.MAKE, token("api_token_new"))),
        ],
        title=words.TITLE,
        window=True,
        again=token("api_tokens"),
        back=Button(HEADING, token("people", 1)),
    )


def form() -> Form:
    """What a new token is for."""
    name = Field("name", words.NAME, Typed(most=LONGEST_NAME), words.NAME_HINT, required=True)
    return Form(words.MAKE, [Paragraph(words.about()), name], token("api_token_make"), words.SAVE)


def question(row: ApiTokenRow) -> Question:
    """Asked before a token holds no longer."""
    return Question(words.REVOKE_QUESTION, words.sure(row), words.REVOKE)


def _line(row: ApiTokenRow) -> Line:
    revoke = Button(words.REVOKE, token("api_token_revoke", row.id), Style.DANGER, question(row))
    return Line(words.row(row), revoke)
