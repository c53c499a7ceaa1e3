"""The sending card: one contact with the text written for them; at the end how the bucket went."""

from dataclasses import replace

from bot.assignment.outcomes.texting import BucketInHand, ContactDone, ContactText
from bot.assignment.refusals.general import BucketAsleep
from bot.views.parts import (
    Button,
    Buttons,
    Line,
    Note,
    Page,
    Paragraph,
    Part,
    Question,
    Quote,
    Style,
    buttons,
    noted,
    notice,
    noticed,
)
from bot.views.phrases.conversations import inbox, texting
from bot.views.phrases.words import Strong, Words
from bot.views.tokens import token


def turned(hand: ContactDone | BucketInHand, notice: Words = ()) -> Page:
    """The next contact, or how the bucket went when there is none; above it why something was refused."""
    return card(hand.next, notice, hand.waiting) if hand.next else finished(hand, notice)


def card(of: ContactText, notice: Words = (), waiting: int = 0) -> Page:
    """One contact. *Send* carries the name of the exact text in sight: that text is sent or none."""
    ids = (of.conversation_id, of.campaign.id)
    about, there = texting.facts(of.fields), texting.time_there(of.local_time)
    segments = (texting.segments(of.segments),) if of.segments > 1 else ()
    send = Button(texting.SEND, token("send", *ids, int(of.fingerprint)), Style.PRIMARY, submits=True)
    skip = Button(texting.SKIP, token("skip", *ids))
    out = Button(texting.OPT_OUT_UNSENT, token("opt_out_unsent", *ids), question=opt_out_question(of))
    return Page(
        [
            *noticed(notice),
            Note((texting.place_in_bucket(of.done, of.total), there)),
            Paragraph((Strong(of.name), f"\n{about}" if about else "")),
            Quote(of.body),
            *noted(segments),
            Buttons((send, skip, out)),
            *_waiting(waiting, of.campaign.id),
        ],
        title=of.campaign.name,
        window=True,
        close=Button(texting.PAUSE, token("start_page")),
        again=token("start", of.campaign.id),
    )


def opt_out_question(of: ContactText) -> Question:
    """Asked before somebody is opted out who was not even texted."""
    return Question(*inbox.opt_out_question(of.name), inbox.OPT_OUT, back=token("start", of.campaign.id))


def finished(hand: ContactDone | BucketInHand, notice: Words = ()) -> Page:
    """Above it why something was refused; below it what to do next, which Enter does."""
    campaign = hand.campaign.id
    again = [Button(texting.AGAIN, token("start", campaign), Style.PRIMARY, submits=True)]
    onward = [others(campaign)] if hand.asleep else again
    waiting = [Button(inbox.OPEN_INBOX, token("inbox"))] if hand.waiting else []
    ways = [*(onward if hand.more else []), *waiting, start_page()]
    return Page(
        [*noticed(notice), Paragraph(texting.finished(hand)), *buttons(*ways)],
        title=hand.campaign.name,
        window=True,
    )


def closed(told: Words) -> Page:
    """Why nothing leaves any more, and the way to the other campaigns."""
    return Page([Paragraph(told), *buttons(start_page())], title=texting.WELCOME, window=True)


def start(campaign_id: int | None, *beside: int) -> Button:
    """The way to begin: with a bucket of this campaign, or where all campaigns are.

    `beside` are ids that tell it apart from others on the same page.
    """
    press = token("start", campaign_id, *beside) if campaign_id else token("start_page", *beside)
    return Button(texting.START_TEXTING, press, Style.PRIMARY)


def where_to_start() -> Page:
    """To whoever writes to Baton itself."""
    return notice(texting.WHERE_TO_START, replace(start_page(), style=Style.PRIMARY))


def start_page() -> Button:
    """Leads to all that one can do."""
    return Button(texting.START_PAGE, token("start_page"))


def others(campaign_id: int) -> Button:
    """Gives back who may not be texted now, for others who may."""
    return Button(texting.TAKE_OTHERS, token("take_others", campaign_id), Style.PRIMARY)


def ways_out(error: Exception) -> list[Button]:
    """What somebody may press whose bucket sleeps, where others may be texted."""
    return [others(error.campaign_id)] if isinstance(error, BucketAsleep) and error.campaign_id else []


def _waiting(count: int, campaign_id: int) -> list[Part]:
    """Who answered meanwhile, and the way there and back."""
    if not count:
        return []
    return [Line((Strong(inbox.waiting(count)),), Button(inbox.OPEN_INBOX, token("inbox", campaign_id)))]
