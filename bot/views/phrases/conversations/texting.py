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
from bot.views.phrases.words import Strong, Words, clock, counted, shortened
from bot.vocabulary import CampaignState

WELCOME = "Text bank"
NO_CAMPAIGN = "No campaign is open right now. When an admin opens one, you can start it here."
START, GO_ON, AGAIN = "Start", "Continue", "Text again"
GIVE_BACK, TAKE_OTHERS = "Give back", "Give these back and take others"
START_TEXTING, START_PAGE, BACK_TO_TEXTING = "Start texting", "Start page", "Back to texting"
# A contact list may have very many columns.
_MOST_FACTS, _LONGEST_FACT = 12, 200
SEND, PAUSE = "Send", "Done for now"
SKIP, OPT_OUT_UNSENT = "Skip", "Opt out"


WHERE_TO_START: Words = (
    "Baton reads no messages here; it answers by buttons. Your start page has the campaigns that you can ",
    "text for and whoever answered you. Commands such as /text and /shift can be typed here too.",
)


def offer(of: StartOffer) -> Words:
    """A campaign as a line of the start page."""
    by = f" by {of.organisation}" if of.organisation else ""
    return (Strong(of.campaign.name), f"{by}\n", *_standing(of))


def begin(of: StartOffer, name: str = "") -> str:
    """What the button says that begins, or goes on; with a name, which of several campaigns."""
    label = GO_ON if of.unsent else START
    return f"{label}: {name}" if name else label


def more_campaigns(hidden: int) -> str:
    """Campaigns that have no room on the start page."""
    return f"and {counted(hidden, 'more campaign')}: type /text with the name of one"


def not_found(typed: str, many: int) -> Words:
    """What was typed after the command fits no campaign, or several."""
    if many:
        return (f"“{typed}” may be any of {many} campaigns. Press the button of the one you mean.",)
    return (f"No open campaign is called “{typed}”. Here are those you can text for.",)


def give_back_question(of: StartOffer) -> tuple[str, str]:
    """What is asked before unsent contacts are given back: a title and a sentence."""
    them = counted(of.unsent, "contact")
    return "Give them back?", f"You have not texted {them} of {of.campaign.name}. Others will get them."


def gave_back(done: BucketReleased) -> Words:
    """Unsent contacts went back to the pool."""
    if done.count == 0:
        return (f"You had no unsent contacts of {done.campaign.name}.",)
    return (
        f"You gave {counted(done.count, 'contact')} of {done.campaign.name} back. Others can text them now.",
    )


def took_others(done: BucketClaimed) -> Words:
    """Others are in hand, in place of those who could not be texted."""
    if done.resumed:
        return (f"Your contacts of {done.campaign.name} can be texted now, so they stayed yours.",)
    return (f"You gave those back and have {counted(done.dealt, 'other contact')} to text now.",)


def place_in_bucket(done: int, total: int) -> str:
    """How far one has come, the contact in sight included: 12 of 50."""
    return f"{min(done + 1, total):,} of {total:,}"


def time_there(local_time: datetime | None) -> str:
    """The contact's own clock."""
    return f"{clock(local_time)} there" if local_time else "Their time zone is not known"


def segments(count: int) -> str:
    """What a long text costs."""
    return f"This text is sent as {counted(count, 'segment')}."


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
    if hand.asleep:
        left = counted(hand.asleep, "contact")
        head = f"{left} of your bucket may not be texted right now; they stay yours."
        head += " Others can be texted now." if hand.more else ""
    elif isinstance(hand, ContactDone):
        head = f"Bucket finished{_became(hand)}. Thank you!"
    else:
        head = "You have no contacts in hand now."
    more = "" if hand.more or hand.asleep else f" {hand.campaign.name} has no others to text now."
    return (head + more, *_waiting(hand.waiting))


def _waiting(count: int) -> Words:
    return (" ", Strong(counted(count, "reply waits", "replies wait")), " for you.") if count else ()


def _became(hand: ContactDone) -> str:
    """What became of a finished bucket's contacts: `: 9 contacts texted, 1 skipped`."""
    skipped = f", {hand.skipped:,} skipped" if hand.skipped else ""
    return f": {counted(hand.texted, 'contact')} texted{skipped}"


_LACKS = {
    Lack.ASLEEP: "Those left can be texted at no hour that this campaign allows.",
    Lack.LOCKED: "Another campaign texted everybody left a short time ago.",
    Lack.ABROAD: "Those left have numbers of countries that this campaign does not text.",
    Lack.HELD: "Everybody left to text is with a volunteer.",
    Lack.KEPT: "Everybody left to text is kept for a volunteer.",
    Lack.TEXTED: "Everybody who can be texted has been. Thank you!",
}


def _standing(of: StartOffer) -> Words:
    if of.state is CampaignState.PAUSED:
        return ("Paused by an admin; your contacts stay yours." if of.unsent else "Paused.",)
    if of.unsent:
        return (f"{counted(of.unsent, 'contact')} of your bucket to text",)
    if of.ready and of.opens_at is not None:
        return (f"{counted(of.ready, 'contact')} to text now, more ", of.opens_at)
    if of.lack is None:
        return (f"Buckets of {of.bucket_size:,}",)
    return lacking(of.lack, of.opens_at)


def lacking(lack: Lack, opens_at: datetime | None) -> Words:
    """Why nobody can be texted now, and from when on somebody can."""
    if opens_at is None:
        return (_LACKS[lack],)
    why = _LACKS[lack] if lack is Lack.LOCKED else "Nobody can be texted at this hour."
    return (f"{why} The first contacts can be texted ", opens_at, ".")
