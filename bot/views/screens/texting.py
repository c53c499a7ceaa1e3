"""Who is next to be texted, and at the end how the bucket went."""

from bot.assignment.outcomes.texting import BucketInHand, ContactDone, ContactText
from bot.views.parts import Button, Page, Paragraph, Part, Quote, Style, buttons, noted, noticed
from bot.views.phrases.conversations import inbox, texting
from bot.views.phrases.words import Strong, Words
from bot.views.tokens import token


def contact(of: ContactText) -> list[Part]:
    """One contact, with the text written for them."""
    about = texting.facts(of.fields)
    segments = (texting.segments(of.segments),) if of.segments > 1 else ()
    return [
        Paragraph((Strong(of.name), f"\n{about}" if about else "")),
        Quote(of.body),
        *noted(segments),
    ]


def finished(hand: ContactDone | BucketInHand, notice: Words) -> Page:
    """Above it why something was refused; below it what to do next."""
    again = [Button(texting.AGAIN, token("start", hand.campaign.id), Style.PRIMARY)] if hand.more else []
    waiting = [Button(inbox.OPEN_INBOX, token("inbox"))] if hand.waiting else []
    told = Paragraph(texting.finished(hand))
    return Page([*noticed(notice), told, *buttons(*again, *waiting)], title=hand.campaign.name, window=True)
