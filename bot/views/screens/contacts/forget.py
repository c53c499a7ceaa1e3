"""Forgetting somebody: whom, what goes and what stays, and that it is done."""

from bot.assignment.outcomes.contacts import ForgetChoice, ForgetPicture, ForgetRow, Forgot, Whom
from bot.views.fields import Field, Form, Typed
from bot.views.parts import Button, Line, Note, Page, Paragraph, Part, Question, Style, buttons, notice
from bot.views.phrases.contacts import forget as words
from bot.views.phrases.words import Strong
from bot.views.tokens import token

_TYPED = 100


def form() -> Form:
    """Whom to look for."""
    whom = Field("whom", words.WHOM, Typed(most=_TYPED), hint=words.WHOM_HINT, required=True)
    return Form(words.TITLE, [whom], token("forget_typed"), words.CHOOSE)


def choice(of: ForgetChoice) -> Page:
    """Who was found."""
    again = Button(words.WHOM, token("forget_ask"))
    if not of.rows:
        return notice(words.nobody(of), again, title=words.TITLE)
    more: list[Part] = [Note(words.more())] if of.more else []
    rows = [_row(each) for each in of.rows]
    return Page([Paragraph(words.found()), *rows, *more, *buttons(again)], title=words.TITLE)


def picture(of: ForgetPicture) -> Page:
    """What goes and what stays, before anything is deleted."""
    sections: list[Part] = [Paragraph((Strong(title), "\n", told)) for title, told in words.sections()]
    asides: list[Part] = [Paragraph(("⚠️ ", *each)) for each in words.asides(of)]
    yes = Button(words.FORGET, _of(of.whom, "forget_now", "forget_new"), Style.DANGER, question())
    no = Button(words.CANCEL, token("forget_ask"))
    above: list[Part] = [Paragraph(words.heading(of)), Note(words.amount(of))]
    return Page([*above, *asides, *sections, *buttons(yes, no)], title=words.TITLE)


def question() -> Question:
    """Asked before it is done."""
    return Question(words.QUESTION, words.QUESTION_TEXT, words.FORGET, back=token("forget_ask"))


def done(of: Forgot) -> Page:
    """It is done."""
    return notice(words.done(of), title=words.TITLE)


def _row(of: ForgetRow) -> Part:
    look = Button(words.CHOOSE, _of(of.whom, "forget", "forget_number"))
    return Line(words.row(of), look, words.facts(of))


def _of(whom: Whom, contact: str, number: str) -> str:
    return token(contact, whom.contact_id) if whom.contact_id else token(number, whom.search_id)
