"""What is said of campaigns: how far they are, what may be done, what was done."""

from collections.abc import Iterator, Sequence

from bot.assignment.outcomes.campaigns import (
    CampaignCard,
    CampaignPicture,
    CampaignStatus,
    Counts,
    PersonTally,
    Reserved,
)
from bot.assignment.outcomes.conversations import CannedReply
from bot.assignment.outcomes.texting import ContactText
from bot.views.phrases.campaigns.carrier import because
from bot.views.phrases.campaigns.measures import answered, within
from bot.views.phrases.campaigns.readiness import ready
from bot.views.phrases.people.linking import platform
from bot.views.phrases.people.lists import people_of
from bot.views.phrases.shifts import parting
from bot.views.phrases.words import Words, clock, counted, listed, shortened
from bot.vocabulary import AtShiftEnd, CampaignState

NONE_YET: Words = ("There is no campaign yet. Import a contact list, then draft the first one.",)
NONE_RUNNING: Words = (
    "No campaign is running. An admin opens one; its Start button appears in its channel.",
)
NO_LIST: Words = ("A campaign needs contacts. Import a list first; a CSV or Excel file will do.",)
NO_PREVIEW: Words = ("The list has no contact to preview the text with.",)
NO_REPLIES: Words = ("None yet. Prepared answers let volunteers reply with one click.",)
PICTURE_COMES = "A picture of this is on its way."
HEADING, NEW, LISTS, ALL = "Campaigns", "New campaign", "Contact lists", "All campaigns"
REFRESH, WHAT_WAITS, EDIT, NOT_NOW = "Refresh", "What waits", "Edit texts", "Not now"
NO_ORGANISATION = "no organisation"
HOW_TO_TEXT = "Type /text to start texting."
SERVER_CHANNEL_CLOSED = (
    "Baton may not post in this channel. Give it View Channel and Send Messages there, or choose another one."
)
CHANNEL_UNKNOWN = "Baton is not in this channel. Type /invite @Baton there, then press again."
WHAT_TO_TYPE: Words = (
    "Type /campaign alone to see all of them, or a verb (new, open, pause, resume, end, settings, status, ",
    "results, export) and then the name of a campaign or its beginning.",
)

ANOTHER = "Another preview"
STARTS_IN = "Volunteers find Start in "
# What the buttons say that do something to a campaign.
VERBS = {
    "look": "Look",
    "status": "Status",
    "results": "Results",
    "export": "Export…",
    "open": "Open",
    "pause": "Pause",
    "resume": "Resume",
    "end": "End",
    "settings": "Settings",
    "discard": "Discard",
}

_STATES = {
    CampaignState.DRAFT: "📝 Draft",
    CampaignState.OPENING: "⏳ Opening",
    CampaignState.OPEN: "🟢 Open",
    CampaignState.PAUSED: "⏸️ Paused",
    CampaignState.ENDED: "🏁 Ended",
}
_BY_ADMIN = " by an admin"
_BAR = 12
_EXCERPT = 200
_KEPT_FOR = 6
_PAST = {
    "look": "seen",
    "status": "watched",
    "results": "counted",
    "export": "exported",
    "settings": "set",
    "script": "rewritten",
    "open": "opened",
    "pause": "paused",
    "resume": "resumed",
    "end": "ended",
}
# What each verb asks before it is done, and what it says afterwards.
_QUESTIONS = {
    "open": "Volunteers can start at once.",
    "resume": "Volunteers can start again at once.",
    "pause": "No first text leaves until you resume. Replies can still be answered.",
    "discard": "Nobody was texted, and nobody will be. Its contact list stays.",
    "end": "This is for good: no first text leaves any more. Late replies still reach whoever holds them.",
}


def state(card: CampaignCard | CampaignPicture) -> str:
    """A campaign's state, with the reason of a pause."""
    said = _STATES[card.state]
    if card.state is CampaignState.PAUSED:
        said += _BY_ADMIN if card.paused_because == "admin" else f" by itself: {because(card.paused_because)}"
    return said


def facts(shown: CampaignPicture) -> Iterator[str]:
    """What a campaign is and how it is set, piece by piece."""
    settings = shown.settings
    yield state(shown)
    yield shown.script.organisation or "no organisation"
    yield f"{shown.list.name}: {counted(shown.list.size, 'contact')}"
    yield f"buckets of {settings.bucket_size:,}"
    yield f"{clock(settings.opens)} to {clock(settings.closes)} where the contact lives"
    yield people_of(shown.people)
    if not settings.free_text:
        yield "prepared replies only"
    if settings.at_shift_end == AtShiftEnd.HAND_OVER:
        yield parting.AT_ONCE


def previewed(card: ContactText) -> tuple[str, str]:
    """How long a text is, and what time it is where its contact lives."""
    there = f"{clock(card.local_time)} there now" if card.local_time else "zone unknown"
    size = counted(card.segments, "segment")
    return f"about {size} for this contact, {counted(len(card.body), 'character')}", there


def as_got(card: ContactText) -> str:
    """Above the preview of a text."""
    return f"As {card.name} would get it"


def canned(reply: CannedReply) -> str:
    """A prepared reply with the beginning of its text."""
    tag = f"  ·  tag: {reply.tag}" if reply.tag else ""
    return f"{reply.title}{tag}\n{shortened(reply.body, _EXCERPT)}"


def bar(done: int, total: int) -> str:
    """Progress drawn with letters: empty at nothing, full at all, and neither in between."""
    full = (
        max(1, min(_BAR - 1, round(_BAR * done / total))) if 0 < done < total else _BAR * (0 < total <= done)
    )
    return "▰" * full + "▱" * (_BAR - full)


def progress(counts: Counts) -> str:
    """A bar and the share of contacts that were texted."""
    return f"{bar(counts.texted, counts.to_text)} {texted(counts)}"


def texted(counts: Counts) -> str:
    """The share of contacts that were texted."""
    return f"{counts.texted:,} of {counted(counts.to_text, 'contact')} texted"


def numbers(counts: Counts) -> str:
    """What came of it, leaving out what did not happen."""
    told = (
        (counts.replied, "replied"),
        (counts.waiting, "waiting"),
        (counts.opted_out, "opted out"),
        (counts.retired, "unreachable"),
        (counts.set_aside, "set aside"),
        (counts.undelivered, "to retry"),
    )
    return " · ".join(f"{number:,} {word}" for number, word in told if number) or "no replies yet"


def tally(person: PersonTally) -> str:
    """One volunteer's part."""
    said = [f"{person.texted:,} texted", f"{person.answered:,} answered"]
    said += [f"{person.unsent:,} to text"] if person.unsent else []
    said += [f"{person.waiting:,} waiting"] if person.waiting else []
    said += [within(person.times)] if person.times.answered else []
    return " · ".join(said)


def question(verb: str, name: str) -> str:
    """Asked before a campaign is opened, paused, resumed or ended."""
    return f"{verb.capitalize()} {name}?"


def consequence(verb: str) -> str:
    """What pressing yes will do."""
    return _QUESTIONS[verb]


def opening(verb: str, picture: CampaignPicture) -> Words:
    """What opening or resuming will do: how many can be texted now, and from when on the others can."""
    told = (" ", *ready(picture.ready)) if picture.ready.total else ()
    return (consequence(verb), *told)


def done(picture: CampaignPicture) -> Words:
    """Where a campaign stands after it was opened, paused, resumed or ended."""
    name = picture.ref.name
    match picture.state:
        case CampaignState.OPENING:
            return (f"{name} is open. {where(picture)}",)
        case CampaignState.OPEN:
            return (f"{name} is open. {where(picture)} ", *ready(picture.ready))
        case CampaignState.PAUSED:
            return (f"{name} is paused. {_QUESTIONS['pause']}",)
        case CampaignState.ENDED:
            return (f"{name} has ended. Thank you!",)
        case CampaignState.DRAFT:
            return (f"{name} is a draft.",)


def chart_title(name: str) -> str:
    """The title of the picture that shows how a campaign goes."""
    return f"{name}: progress"


def where(picture: CampaignPicture) -> str:
    """Where volunteers find the Start button."""
    if homes := _homes(picture):
        return f"Its card with Start stands in its {homes}."
    return "It has no channel: volunteers start with /text. Choose a channel in Settings."


def and_elsewhere(picture: CampaignPicture, here: str) -> str:
    """Behind the channel of one platform: where else its card stands."""
    homes = _homes(picture, but=here)
    return f" and in its {homes}" if homes else ""


def unfit(verb: str, known: Sequence[str]) -> Words:
    """There are such campaigns, and the verb fits none of them as it stands; or there is none at all."""
    if not known:
        return (f"There is no campaign that could be {_PAST[verb]}.",)
    return (f"{listed(known[:5])} cannot be {_PAST[verb]} as it stands. The list of campaigns shows why.",)


def unknown(typed: str) -> Words:
    """No campaign is called so, where a verb may have been mistyped too."""
    return (f"No campaign is called “{typed}”. ", *WHAT_TO_TYPE)


def hidden(count: int) -> str:
    """How many campaigns have no room on a list, and how they are found."""
    return f"and {counted(count, 'more campaign')}: /campaign look and a name finds each of them"


def which(verb: str) -> Words:
    """A verb without a name, where several campaigns fit."""
    return (f"Several campaigns can be {_PAST[verb]}. Which one?",)


def told(card: CampaignCard) -> str:
    """How a campaign goes, in one line."""
    return f"{card.ref.name}: {texted(card.counts)} · {numbers(card.counts)}"


def described(status: CampaignStatus) -> str:
    """What the chart shows, for those who cannot see it."""
    said = f"{told(status.card)}. Lines show how these grew over time; "
    said += "bars below, how much each volunteer texted."
    answers = answered(status.measures.times, status.measures.limit)
    if answers:
        said += f" {answers}; two small charts show how many waited and how soon answers came."
    return said


def cut_off(name: str) -> Words:
    """The channel cannot be posted in."""
    return (
        f"Baton is not in the channel of {name}, so its card with Start is not there. ",
        "Type /invite @Baton in that channel, then press Settings and Save.",
    )


def cut_off_in_server(name: str) -> Words:
    """The channel of a server cannot be posted in."""
    return (
        f"Baton may not post in the channel of {name}, so its card with Start is not there. ",
        "Give it View Channel and Send Messages there, then press Settings, Place and people, and Submit.",
    )


def _homes(picture: CampaignPicture, but: str = "") -> str:
    """The channels of a campaign by the platforms they are on, but for one; empty where there is none."""
    named = [platform(each) for each in picture.settings.homes if each != but]
    return f"{'channel' if len(named) == 1 else 'channels'} in {listed(named)}" if named else ""


def reserved(kept: Reserved) -> Words:
    """For whom contacts are kept that nobody has claimed."""
    named = [f"{ref.name} {count:,}" for ref, count in kept.people[:_KEPT_FOR]]
    others = sum(count for _, count in kept.people[_KEPT_FOR:])
    named += [f"others {others:,}"] if others else []
    named += [f"people Baton does not know {kept.strangers:,}"] if kept.strangers else []
    return (f"Kept for the people they are assigned to: {kept.total:,}", f" ({' · '.join(named)})")
