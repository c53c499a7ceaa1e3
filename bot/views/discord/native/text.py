"""The sending card: one contact, the text written for them, and *Send*; at the end how the bucket went."""

from bot.assignment.outcomes.texting import BucketClaimed, BucketInHand, ContactDone, ContactText, Deed
from bot.views.discord import parts
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases.conversations import inbox, texting
from bot.views.phrases.words import Strong, Words
from bot.views.tokens import token

# What a button's verb does to the contact in sight.
DEEDS = {"send": Deed.SENT, "skip": Deed.SKIPPED, "opt_out_unsent": Deed.OPTED_OUT}


def claimed(bucket: BucketClaimed) -> Panel:
    """The first card of a bucket."""
    return card(bucket.next)


def turned(hand: ContactDone | BucketInHand, notice: Words = ()) -> Panel:
    """The next card, or how the bucket went when there is none; above it why something was refused."""
    return card(hand.next, notice) if hand.next else _finished(hand, notice)


def card(of: ContactText, notice: Words = ()) -> Panel:
    """One contact. *Send* carries the name of the exact text in sight: that text is sent or none."""
    about = texting.facts(of.fields)
    ids = (of.conversation_id, of.campaign.id)
    return Panel(
        [
            *_notice(notice),
            parts.note(
                of.campaign.name,
                texting.place_in_bucket(of.done, of.total),
                texting.time_there(of.local_time),
            ),
            parts.paragraph(Strong(of.name), f"\n{about}" if about else ""),
            parts.quote(of.body),
            *([parts.note(texting.segments(of.segments))] if of.segments > 1 else []),
            *parts.buttons(
                parts.button(texting.SEND, token("send", *ids, int(of.fingerprint)), parts.PRIMARY),
                parts.button(texting.SKIP, token("skip", *ids)),
                parts.button(texting.OPT_OUT_UNSENT, token("opt_out_unsent", *ids)),
            ),
        ]
    )


def _finished(hand: ContactDone | BucketInHand, notice: Words) -> Panel:
    campaign = hand.campaign.id
    again = parts.button(texting.AGAIN, token("start", campaign), parts.PRIMARY)
    waiting = parts.button(inbox.OPEN_INBOX, token("inbox"))
    shown = [*([again] if hand.more else []), *([waiting] if hand.waiting else [])]
    return Panel(
        [
            *_notice(notice),
            parts.heading(hand.campaign.name),
            parts.paragraph(*texting.finished(hand)),
            *parts.buttons(*shown),
        ]
    )


def _notice(words: Words) -> list[Part]:
    return [parts.paragraph(*words), parts.divider()] if words else []
