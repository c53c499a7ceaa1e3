"""Contacts whom a campaign set aside, by the reason, with the buttons that put them back."""

from bot.assignment.outcomes.contacts import AsideGroup, AsidePicture
from bot.views.parts import Button, Divider, Heading, Note, Page, Part, Question, Rows, buttons, noted, said
from bot.views.phrases.contacts import set_aside as words
from bot.views.tokens import token


def board(picture: AsidePicture) -> Page:
    """Each reason with its first contacts."""

    def rest(shown: int) -> list[Part]:
        more = picture.total - sum(group.count for group in picture.groups[:shown])
        return noted((words.more(more),) if more else ())

    groups = Rows([_group(picture, group) for group in picture.groups], rest)
    return Page(
        [Heading(words.heading(picture)), *said(words.above(picture)), groups],
        title=words.ASIDE,
        window=True,
        again=token("set_aside", picture.campaign.id),
    )


def question(picture: AsidePicture, code: int) -> Question:
    """Asked before all of one reason are put back."""
    count = sum(group.count for group in picture.groups if group.code == code)
    back = token("set_aside", picture.campaign.id)
    return Question(*words.question(count), words.PUT_ALL_BACK, back=back)


def _group(picture: AsidePicture, of: AsideGroup) -> list[Part]:
    looks = [Button(words.look_at(each.name), token("thread", each.conversation_id)) for each in of.contacts]
    there = token("put_all_back", picture.campaign.id, of.code)
    back = Button(words.PUT_ALL_BACK, there, question=question(picture, of.code))
    return [Divider(), *said(words.group(of)), Note((words.names(of),)), *buttons(*looks, back)]
