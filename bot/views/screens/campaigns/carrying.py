"""Which tags of a campaign carry a conversation to a user list, and the form in which one is changed."""

from zlib import crc32

from bot.assignment.outcomes.conversations import Carried
from bot.assignment.outcomes.user_lists import CarryingPicture
from bot.views.fields import Field, Form, Group, Pick
from bot.views.parts import Button, Heading, Line, Page, Part, Rows, notice, said
from bot.views.phrases.conversations import carrying as words
from bot.views.phrases.words import shortened
from bot.views.tokens import token

_NAME = 75


def picture(of: CarryingPicture, start: int = 0) -> Page:
    """All tags that may carry from this one on, each with the list that it carries to."""
    if not of.tags or not of.user_lists:
        return notice(words.NO_LISTS if of.tags else words.NO_TAGS, title=words.TITLE)
    carried = dict(of.carried)
    rows: list[list[Part]] = [
        [Line((words.tag(tag, carried.get(tag), carries=tag in carried),), _change(of, tag))]
        for tag in dict.fromkeys((*of.tags, *carried))
    ]
    listed = Rows(rows, lambda _: [], lambda place: token("carrying", of.campaign.id, place), start)
    return Page(
        [Heading(words.heading(of)), *said(words.ABOUT), listed],
        title=words.TITLE,
        window=True,
        again=token("carrying", of.campaign.id),
    )


def form(of: CarryingPicture, tag: str) -> Form:
    """To which list a tag carries, or to none."""
    choices = [(words.NOWHERE, "0"), *((shortened(row.name, _NAME), str(row.id)) for row in of.user_lists)]
    to = dict(of.carried).get(tag)
    menu = Pick(
        [Group("", choices)],
        str(to.id) if to else "0",
        rest=lambda shown: words.rest(len(choices) - shown),
    )
    where = token("carry_tag_to", of.campaign.id, _number(tag))
    return Form(words.TITLE, [Field("list", words.TO, menu, required=True)], where, words.SAVE, tag)


def tag_of(of: CarryingPicture, number: int) -> str | None:
    """The tag that a button is about, if the campaign still has it."""
    return next((tag for tag in (*of.tags, *dict(of.carried)) if _number(tag) == number), None)


def take_back(of: Carried) -> Button:
    """The way to undo what a tag did to the conversation; the tag stays."""
    return Button(words.TAKE_BACK, token("plan", of.plan_id))


def _number(tag: str) -> int:
    """A number for a tag, by its words."""
    return crc32(tag.encode(errors="replace"))


def _change(of: CarryingPicture, tag: str) -> Button:
    return Button(words.CHANGE, token("carry_tag", of.campaign.id, _number(tag)))
