"""The texting form: one contact, the text written for them, and *Send*; at the end how the bucket went."""

from bot.assignment.outcomes.texting import BucketInHand, ContactDone, ContactText, Deed
from bot.views.discord import parts
from bot.views.discord.paint import drawn, panel
from bot.views.discord.surfaces import Panel
from bot.views.parts import noticed
from bot.views.phrases.conversations import texting
from bot.views.phrases.words import Words
from bot.views.screens.texting import contact, finished
from bot.views.tokens import token

# What a button's verb does to the contact in sight.
DEEDS = {"send": Deed.SENT, "skip": Deed.SKIPPED, "opt_out_unsent": Deed.OPTED_OUT}


def turned(hand: ContactDone | BucketInHand, notice: Words = ()) -> Panel:
    """The next contact, or how the bucket went when there is none; above it why something was refused."""
    return card(hand.next, notice) if hand.next else panel(finished(hand, notice))


def card(of: ContactText, notice: Words = ()) -> Panel:
    """One contact. *Send* carries the name of the exact text in sight: that text is sent or none."""
    ids = (of.conversation_id, of.campaign.id)
    return Panel(
        [
            *drawn(noticed(notice)),
            parts.note(
                of.campaign.name,
                texting.place_in_bucket(of.done, of.total),
                texting.time_there(of.local_time),
            ),
            *drawn(contact(of)),
            *parts.buttons(
                parts.button(texting.SEND, token("send", *ids, int(of.fingerprint)), parts.PRIMARY),
                parts.button(texting.SKIP, token("skip", *ids)),
                parts.button(texting.OPT_OUT_UNSENT, token("opt_out_unsent", *ids)),
            ),
        ]
    )
