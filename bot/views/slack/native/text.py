"""The texting form: one contact, the text written for them, and *Send*; at the end how the bucket went."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.texting import BucketInHand, ContactDone, ContactText
from bot.views.parts import noticed
from bot.views.phrases.conversations import texting
from bot.views.phrases.words import Words
from bot.views.screens.texting import contact, finished
from bot.views.slack import inputs, parts
from bot.views.slack.paint import blocks, modal
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token


def turned(hand: ContactDone | BucketInHand, notice: Words = ()) -> Modal:
    """The next contact, or how the bucket went when there is none; above it why something was refused."""
    return card(hand.next, notice) if hand.next else modal(finished(hand, notice))


def card(of: ContactText, notice: Words = ()) -> Modal:
    """One contact. The fields carry the conversation's id, so that each contact starts with *Send* chosen."""
    shown: list[Block] = [
        *blocks(noticed(notice)),
        parts.note(texting.place_in_bucket(of.done, of.total), texting.time_there(of.local_time)),
        *blocks(contact(of)),
        inputs.field(
            f"deed:{of.conversation_id}",
            texting.DEED,
            inputs.radio([(words, deed) for deed, words in texting.DEEDS.items()], initial="sent"),
        ),
    ]
    return Modal(
        title=of.campaign.name,
        blocks=shown,
        submit=texting.SEND,
        close=texting.PAUSE,
        token=token("send", of.conversation_id, of.campaign.id),
        memory=of.fingerprint,
    )
