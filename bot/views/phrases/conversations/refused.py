"""Why nothing was sent, or nobody dealt: what stands in the way of texting and answering."""

from datetime import datetime

from bot.assignment.outcomes.texting import Lack
from bot.assignment.refusals import general as no
from bot.assignment.refusals.texting import NumberAbroad, NumberRetired
from bot.views.phrases.conversations import texting
from bot.views.phrases.conversations.inbox import left_alone
from bot.views.phrases.countries import country
from bot.views.phrases.sentences import say, tr, tr_n
from bot.views.phrases.words import Words, shortened
from bot.vocabulary import Barred


def not_the_holder(why: no.NotTheHolder) -> Words:
    """Somebody else holds it by now."""
    if why.holder:
        return say(
            "You no longer hold this conversation; nothing was sent. {holder} holds it now.",
            holder=why.holder,
        )
    return say("You no longer hold this conversation; nothing was sent. Nobody holds it now.")


def nothing_left(why: no.NothingLeft) -> Words:
    """Nobody can be texted."""
    if why.lack is Lack.TEXTED and why.opens_at is None:
        return say("{campaign} has no contacts left to text. Thank you!", campaign=why.campaign)
    return (f"{why.campaign}: ", *texting.lacking(why.lack, why.opens_at))


def bucket_asleep(why: no.BucketAsleep) -> Words:
    """Those in hand may not be texted at this hour."""
    kept = tr_n(
        "Your {n} contact in {campaign} may not be texted right now; they stay yours.",
        "Your {n} contacts in {campaign} may not be texted right now; they stay yours.",
        why.unsent,
        campaign=why.campaign,
    )
    others = (" ", tr("Others can be texted now.")) if why.campaign_id else ()
    return (kept, *_from(why.opens_at), *others)


def outside_hours(why: no.OutsideHours) -> Words:
    """One contact may not be texted at this hour."""
    return (
        tr("It is outside texting hours where {name} lives. Nothing was sent.", name=why.name),
        *_from(why.opens_at),
    )


def finish_replies_first(why: no.FinishRepliesFirst) -> Words:
    """Replies come first."""
    waiting = tr_n("{n} reply waits for you.", "{n} replies wait for you.", why.waiting)
    if why.allowed == 0:
        asks = tr(
            "{campaign} asks you to answer all of them before you text more people.", campaign=why.campaign
        )
    else:
        asks = tr(
            "{campaign} asks you to answer until at most {allowed} wait before you text more people.",
            campaign=why.campaign,
            allowed=why.allowed,
        )
    return (f"{waiting} {asks}",)


def cap_reached(why: no.CapReached) -> Words:
    """Nobody holds more than they may."""
    return say(
        "You hold as many contacts as you may ({cap}). Finish some first, or ask an admin for more.",
        cap=why.cap,
    )


def not_texted_yet(why: no.NotTextedYet) -> Words:
    """There is nothing to answer yet."""
    return say("{name} has not been texted yet; the first text comes first. Nothing was sent.", name=why.name)


def texted_lately(why: no.TextedLately) -> Words:
    """Two campaigns in a row are too many."""
    return say(
        "Another campaign texted {name} a short time ago. They can be texted again {at}.",
        name=why.name,
        at=why.until,
    )


def has_opted_out(why: no.HasOptedOut) -> Words:
    """They said stop."""
    return say("{name} asked not to be texted. Nothing was sent.", name=why.name)


def number_retired(why: NumberRetired) -> Words:
    """Texts do not arrive."""
    return say("Texts do not reach the number of {name}. Nothing was sent.", name=why.name)


def number_abroad(why: NumberAbroad) -> Words:
    """The campaign texts other countries."""
    where = country(why.country)
    return say(
        "The number of {name} is of {where}, which {campaign} does not text. Nothing was sent.",
        name=why.name,
        where=where,
        campaign=why.campaign,
    )


def contact_barred(why: no.ContactBarred) -> Words:
    """Nobody may text this contact."""
    told = left_alone(why.name, why.bar)
    return (told,) if why.bar is Barred.FORGOTTEN else (f"{told} {tr('Nothing was sent.')}",)


def already_texted(why: no.AlreadyTexted) -> Words:
    """Once is enough."""
    return say("{name} got this text already. Nothing was sent a second time.", name=why.name)


def too_long(why: no.TextTooLong) -> Words:
    """It would cost too much."""
    return say(
        "This would take {segments} message segments; at most {limit} can be sent. Shorten it.",
        segments=why.segments,
        limit=why.limit,
    )


def unfilled(why: no.FieldUnfilled) -> Words:
    """A place in the text stays empty."""
    return say(
        "Nothing is known here for {near}. Write it out; nothing was sent.", near=shortened(why.near, 60)
    )


def prepared_alone(why: no.FreeTextForbidden) -> Words:
    """The campaign takes prepared replies alone."""
    return say("{campaign} allows the prepared replies only. Pick one of them.", campaign=why.campaign)


def _from(opens_at: datetime | None) -> Words:
    return (" ", *say("Texting is allowed there {at}.", at=opens_at)) if opens_at else ()
