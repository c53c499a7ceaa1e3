"""The sending card: one contact, the text written for them, and *Send*; at the end how the bucket went."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.texting import BucketClaimed, BucketInHand, ContactDone, ContactText
from bot.views.phrases.conversations import inbox, texting
from bot.views.phrases.words import Strong, Words
from bot.views.slack import inputs, parts
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token


def claimed(bucket: BucketClaimed) -> Modal:
    """The first card of a bucket."""
    return card(bucket.next)


def turned(hand: ContactDone | BucketInHand, notice: Words = ()) -> Modal:
    """The next card, or how the bucket went when there is none; above it why something was refused."""
    return card(hand.next, notice) if hand.next else _finished(hand, notice)


def card(of: ContactText, notice: Words = ()) -> Modal:
    """One contact. The fields carry the conversation's id, so that each contact starts with *Send* chosen."""
    about = texting.facts(of.fields)
    blocks: list[Block] = [
        *_notice(notice),
        parts.note(texting.place_in_bucket(of.done, of.total), texting.time_there(of.local_time)),
        parts.paragraph(Strong(of.name), f"\n{about}" if about else ""),
        parts.quote(of.body),
        *([parts.note(texting.segments(of.segments))] if of.segments > 1 else []),
        inputs.field(
            f"deed:{of.conversation_id}",
            texting.DEED,
            inputs.radio([(words, deed) for deed, words in texting.DEEDS.items()], initial="sent"),
        ),
    ]
    return Modal(
        title=of.campaign.name,
        blocks=blocks,
        submit=texting.SEND,
        close=texting.PAUSE,
        token=token("send", of.conversation_id, of.campaign.id),
        memory=of.fingerprint,
    )


def _finished(hand: ContactDone | BucketInHand, notice: Words) -> Modal:
    campaign = hand.campaign.id
    again = parts.button(texting.AGAIN, token("start", campaign), style="primary")
    waiting = parts.button(inbox.OPEN_INBOX, token("inbox"))
    buttons = [*([again] if hand.more else []), *([waiting] if hand.waiting else [])]
    return Modal(
        title=hand.campaign.name,
        blocks=[
            *_notice(notice),
            parts.paragraph(*texting.finished(hand)),
            *([parts.buttons(*buttons)] if buttons else []),
        ],
    )


def _notice(words: Words) -> list[Block]:
    return [parts.paragraph(*words), parts.divider()] if words else []
