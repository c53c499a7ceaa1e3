"""Contacts whom a campaign set aside, by the reason, with the buttons that put them back."""

from bot.assignment.outcomes.conversations import AsideGroup, AsidePicture
from bot.views.discord import parts
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.parts import Question
from bot.views.phrases import aside as words
from bot.views.tokens import token


def board(picture: AsidePicture) -> Panel:
    """Each reason with its first contacts."""
    shown: list[Part] = [parts.heading(words.heading(picture)), parts.paragraph(*words.above(picture))]
    for group in picture.groups:
        shown += _group(picture, group)
    if picture.total > sum(group.count for group in picture.groups):
        shown.append(parts.note(words.more(picture)))
    return Panel(shown)


def question(picture: AsidePicture, code: int) -> Question:
    """Asked before all of one reason are put back."""
    count = sum(group.count for group in picture.groups if group.code == code)
    back = token("set_aside", picture.campaign.id)
    return Question(*words.question(count), words.PUT_ALL_BACK, back=back)


def _group(picture: AsidePicture, of: AsideGroup) -> list[Part]:
    looks = [
        parts.button(words.look_at(each.name), token("thread", each.conversation_id)) for each in of.contacts
    ]
    back = parts.button(words.PUT_ALL_BACK, token("put_all_back", picture.campaign.id, of.code), asks=True)
    return [
        parts.paragraph(*words.group(of)),
        parts.note(words.names(of)),
        *parts.buttons(*looks, back),
    ]
