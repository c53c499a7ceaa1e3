"""Contacts whom a campaign set aside, by the reason, with the buttons that put them back."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.conversations import AsideGroup, AsidePicture
from bot.views.phrases import aside as words
from bot.views.slack import parts
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token


def board(picture: AsidePicture) -> Modal:
    """Each reason with its first contacts."""
    blocks: list[Block] = [parts.paragraph(*words.above(picture))]
    for group in picture.groups:
        blocks += [parts.divider(), *_group(picture, group)]
    shown = sum(group.count for group in picture.groups)
    if picture.total > shown:
        blocks.append(parts.note(words.more(picture)))
    return Modal(words.ASIDE, [parts.note(words.heading(picture)), *blocks], close="Back")


def _group(picture: AsidePicture, of: AsideGroup) -> list[Block]:
    question, sentence = words.question(of.count)
    confirm = parts.confirmation(question, sentence, words.PUT_ALL_BACK)
    there = token("put_all_back", picture.campaign.id, of.code)
    looks = [
        parts.button(words.look_at(each.name), token("thread", each.conversation_id)) for each in of.contacts
    ]
    return [
        parts.paragraph(*words.group(of)),
        parts.note(words.names(of)),
        parts.buttons(*looks, parts.button(words.PUT_ALL_BACK, there, confirm=confirm)),
    ]
