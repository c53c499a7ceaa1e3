"""Deleting all of a campaign or of a list: what goes, what stays, and that it has begun."""

from bot.assignment.outcomes.contacts import PurgePicture
from bot.assignment.outcomes.letters import DeletionsPost
from bot.views.parts import Button, Line, Page, Paragraph, Question, Rows, Style, buttons, notice, said
from bot.views.phrases.contacts import purge as words
from bot.views.tokens import token


def picture(of: PurgePicture) -> Page:
    """What goes and what stays, before anything is deleted."""
    deed = token("purge_list_now" if of.is_list else "purge_campaign_now", of.id)
    yes = Button(words.PURGE, deed, Style.DANGER, question(of))
    parts = [Paragraph(words.heading(of)), Paragraph(words.told(of)), *said(words.before(of))]
    return Page([*parts, *buttons(yes, Button(words.BACK, _back(of)))], title=words.TITLE)


def question(of: PurgePicture) -> Question:
    """Asked before it is done."""
    return Question(words.QUESTION, words.QUESTION_TEXT, words.PURGE, back=_back(of))


def begun(of: PurgePicture) -> Page:
    """It goes on by itself."""
    return notice(words.begun(of), Button(words.BACK, _back(of)), title=words.TITLE)


def ahead(post: DeletionsPost) -> Page:
    """What is deleted next by time, each with a way to keep it."""
    lines = [[Line(words.row(row), keep(row.id, is_list=row.is_list))] for row in post.rows]
    return Page([Paragraph(words.ahead()), Rows(lines, lambda _: [])], summary=words.ahead())


def keep(id_: int, *, is_list: bool) -> Button:
    """It is not deleted by time."""
    return Button(words.KEEP, token("keep_list" if is_list else "keep_campaign", id_))


def kept(of: PurgePicture) -> Page:
    """It stays."""
    return notice(words.kept(of), Button(words.SEE, _back(of)), title=words.KEPT)


def _back(of: PurgePicture) -> str:
    return token("contacts_list" if of.is_list else "campaign_look", of.id)
