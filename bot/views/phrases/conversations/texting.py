"""What is said around claiming and texting."""

from datetime import datetime

from bot.assignment.outcomes.texting import (
    BucketClaimed,
    BucketInHand,
    BucketReleased,
    ContactDone,
    Lack,
    StartOffer,
)
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, clock, shortened
from bot.vocabulary import CampaignState

WELCOME = later("Text bank")
NO_CAMPAIGN = later("No campaign is open right now. When an admin opens one, you can start it here.")
START, GO_ON, AGAIN = later("Start"), later("Continue"), later("Text again")
GIVE_BACK, TAKE_OTHERS = later("Give back"), later("Give these back and take others")
START_TEXTING, START_PAGE = later("Start texting"), later("Start page")
BACK_TO_TEXTING = later("Back to texting")
# A contact list may have very many columns.
_MOST_FACTS, _LONGEST_FACT, _LONGEST_NAME = 12, 200, 80
SEND, PAUSE = later("Send"), later("Done for now")
SKIP, OPT_OUT_UNSENT = later("Skip"), later("Opt out")


WHERE_TO_START: Words = (
    later(
        "Baton reads no messages here; it answers by buttons. Your start page has the campaigns that you can "
        "text for and whoever answered you. Commands such as /text and /shift can be typed here too."
    ),
)


def welcome(name: str, *, ready: bool) -> Words:
    """To somebody who is here for the first time; `ready` where there is somebody to text."""
    greeting = say("👋 Welcome, {name}!", name=shortened(name, _LONGEST_NAME))
    if not ready:
        return (
            *greeting,
            " ",
            *say(
                "You can begin here as soon as there is somebody to text. “All shifts” shows when people "
                "text together."
            ),
        )
    return (
        *greeting,
        " ",
        *say(
            "Press Start and you get contacts, one after the other, each with a text that is written for "
            "you to send. Whoever answers comes to your inbox, and you answer them from here."
        ),
    )


def offer(of: StartOffer) -> Words:
    """A campaign as a line of the start page."""
    name = Strong(of.campaign.name)
    head = say("{campaign} by {organisation}", campaign=name, organisation=of.organisation)
    return (*(head if of.organisation else (name,)), "\n", *_standing(of))


def begin(of: StartOffer, name: str = "") -> str:
    """What the button says that begins, or goes on; with a name, which of several campaigns."""
    label = GO_ON if of.unsent else START
    return f"{label}: {name}" if name else label


def more_campaigns(hidden: int) -> str:
    """Campaigns that have no room on the start page."""
    return tr_n(
        "and {n} more campaign: type /text with the name of one",
        "and {n} more campaigns: type /text with the name of one",
        hidden,
    )


def not_found(typed: str, many: int) -> Words:
    """What was typed after the command fits no campaign, or several."""
    if many:
        return say(
            "“{typed}” may be any of {many} campaigns. Press the button of the one you mean.",
            typed=typed,
            many=many,
        )
    return say("No open campaign is called “{typed}”. Here are those you can text for.", typed=typed)


def give_back_question(of: StartOffer) -> tuple[str, str]:
    """What is asked before unsent contacts are given back: a title and a sentence."""
    return tr("Give them back?"), tr_n(
        "You have not texted {n} contact of {campaign}. Others will get them.",
        "You have not texted {n} contacts of {campaign}. Others will get them.",
        of.unsent,
        campaign=of.campaign.name,
    )


def gave_back(done: BucketReleased) -> Words:
    """Unsent contacts went back to the pool."""
    if done.count == 0:
        return say("You had no unsent contacts of {campaign}.", campaign=done.campaign.name)
    return say_n(
        "You gave {n} contact of {campaign} back. Others can text them now.",
        "You gave {n} contacts of {campaign} back. Others can text them now.",
        done.count,
        campaign=done.campaign.name,
    )


def took_others(done: BucketClaimed) -> Words:
    """Others are in hand, in place of those who could not be texted."""
    if done.resumed:
        return say(
            "Your contacts of {campaign} can be texted now, so they stayed yours.",
            campaign=done.campaign.name,
        )
    return say_n(
        "You gave those back and have {n} other contact to text now.",
        "You gave those back and have {n} other contacts to text now.",
        done.dealt,
    )


def place_in_bucket(done: int, total: int) -> str:
    """How far one has come, the contact in sight included: 12 of 50."""
    return tr("{place} of {total}", place=min(done + 1, total), total=total)


def time_there(local_time: datetime | None) -> str:
    """The contact's own clock."""
    if local_time is None:
        return tr("Their time zone is not known")
    return tr("{time} there", time=clock(local_time))


def segments(count: int) -> str:
    """What a long text costs."""
    return tr_n("This text is sent as {n} segment.", "This text is sent as {n} segments.", count)


def facts(fields: tuple[tuple[str, str], ...]) -> str:
    """What the contact list knows about somebody: Albany, NY 12207 · Polling place: Elm School."""
    known = {name: value for name, value in fields if value}
    town, state, code = (known.pop(name, "") for name in ("city", "state", "zip"))
    place = ", ".join(part for part in (town, f"{state} {code}".strip()) if part)
    rest = [f"{name.replace('_', ' ').capitalize()}: {value}" for name, value in known.items()]
    told = [shortened(each, _LONGEST_FACT) for each in ([place, *rest] if place else rest)]
    return " · ".join([*told[:_MOST_FACTS], *(["…"] if len(told) > _MOST_FACTS else [])])


def finished(hand: ContactDone | BucketInHand) -> Words:
    """There is no next contact now."""
    told = [_over(hand)]
    if hand.asleep and hand.more:
        told.append(tr("Others can be texted now."))
    if not hand.more and not hand.asleep:
        told.append(tr("{campaign} has no others to text now.", campaign=hand.campaign.name))
    return (" ".join(told), *_waiting(hand.waiting))


def _over(hand: ContactDone | BucketInHand) -> str:
    """What became of a bucket: that it sleeps, is finished, or was none."""
    if hand.asleep:
        return tr_n(
            "{n} contact of your bucket may not be texted right now; they stay yours.",
            "{n} contacts of your bucket may not be texted right now; they stay yours.",
            hand.asleep,
        )
    if not isinstance(hand, ContactDone):
        return tr("You have no contacts in hand now.")
    if hand.skipped:
        return tr_n(
            "Bucket finished: {n} contact texted, {skipped} skipped. Thank you!",
            "Bucket finished: {n} contacts texted, {skipped} skipped. Thank you!",
            hand.texted,
            skipped=hand.skipped,
        )
    return tr_n(
        "Bucket finished: {n} contact texted. Thank you!",
        "Bucket finished: {n} contacts texted. Thank you!",
        hand.texted,
    )


def _waiting(count: int) -> Words:
    if not count:
        return ()
    replies = Strong(tr_n("{n} reply waits", "{n} replies wait", count))
    return (" ", *say("{replies} for you.", replies=replies))


_LACKS = {
    Lack.ASLEEP: later("Those left can be texted at no hour that this campaign allows."),
    Lack.LOCKED: later("Another campaign texted everybody left a short time ago."),
    Lack.ABROAD: later("Those left have numbers of countries that this campaign does not text."),
    Lack.HELD: later("Everybody left to text is with a volunteer."),
    Lack.KEPT: later("Everybody left to text is kept for a volunteer."),
    Lack.TEXTED: later("Everybody who can be texted has been. Thank you!"),
}


def _standing(of: StartOffer) -> Words:
    if of.state is CampaignState.PAUSED:
        return say("Paused; your contacts stay yours.") if of.unsent else say("Paused.")
    if of.unsent:
        return say_n("{n} contact of your bucket to text", "{n} contacts of your bucket to text", of.unsent)
    if of.ready and of.opens_at is not None:
        return say_n(
            "{n} contact to text now, more {at}",
            "{n} contacts to text now, more {at}",
            of.ready,
            at=of.opens_at,
        )
    if of.lack is None:
        return say("Buckets of {size}", size=of.bucket_size)
    return lacking(of.lack, of.opens_at)


def lacking(lack: Lack, opens_at: datetime | None) -> Words:
    """Why nobody can be texted now, and from when on somebody can."""
    if opens_at is None:
        return (_LACKS[lack],)
    if lack is Lack.LOCKED:
        return say("{why} The first contacts can be texted {at}.", why=_LACKS[lack], at=opens_at)
    return say("Nobody can be texted at this hour. The first contacts can be texted {at}.", at=opens_at)
