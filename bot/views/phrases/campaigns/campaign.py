"""What is said of campaigns: how far they are, what may be done, what was done."""

from collections.abc import Iterator

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
from bot.views.phrases.campaigns import homes
from bot.views.phrases.campaigns.carrier import because
from bot.views.phrases.campaigns.measures import answered, within
from bot.views.phrases.campaigns.readiness import ready
from bot.views.phrases.people.lists import people_of
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.shifts import parting
from bot.views.phrases.words import Words, clock, shortened
from bot.vocabulary import AtShiftEnd, CampaignState

NONE_YET: Words = (later("There is no campaign yet. Import a contact list, then draft the first one."),)
NONE_RUNNING: Words = (
    later("No campaign is running. An admin opens one; its Start button appears in its channel."),
)
NO_LIST: Words = (later("A campaign needs contacts. Import a list first; a CSV or Excel file will do."),)
NO_PREVIEW: Words = (later("The list has no contact to preview the text with."),)
NO_REPLIES: Words = (later("None yet. With prepared replies, volunteers answer with one press."),)
ALL_ELSE, ALL_ELSE_TITLE = later("More…"), later("For admins")
ALL_ELSE_TOLD = later("Everything else that admins do starts here.")
PICTURE_COMES = later("A picture of this is on its way.")
HEADING, NEW, LISTS, ALL = (
    later("Campaigns"),
    later("New campaign"),
    later("Contact lists"),
    later("All campaigns"),
)
REFRESH, WHAT_WAITS, EDIT, NOT_NOW = (
    later("Refresh"),
    later("What waits"),
    later("Edit texts"),
    later("Not now"),
)
NO_ORGANISATION = later("no organisation")
HOW_TO_TEXT = later("Type /text to start texting.")
SERVER_CHANNEL_CLOSED = later(
    "Baton may not post in this channel. Give it View Channel and Send Messages there, or choose another one."
)
CHANNEL_UNKNOWN = later("Baton is not in this channel. Type /invite @Baton there, then press again.")
ANOTHER = later("Another preview")
STARTS_IN = later("Volunteers find Start in ")
# What the buttons say that do something to a campaign.
VERBS = {
    "look": later("Look"),
    "status": later("Status"),
    "results": later("Results"),
    "export": later("Export…"),
    "open": later("Open"),
    "pause": later("Pause"),
    "resume": later("Resume"),
    "end": later("End"),
    "settings": later("Settings"),
    "discard": later("Discard"),
}

_STATES = {
    CampaignState.DRAFT: later("📝 Draft"),
    CampaignState.OPENING: later("⏳ Opening"),
    CampaignState.OPEN: later("🟢 Open"),
    CampaignState.PAUSED: later("⏸️ Paused"),
    CampaignState.ENDED: later("🏁 Ended"),
}
_BAR = 12
_EXCERPT = 200
_KEPT_FOR = 6
# What each verb asks before it is done, and what it says afterwards.
_QUESTIONS = {
    "open": later("Volunteers can start at once."),
    "resume": later("Volunteers can start again at once."),
    "pause": later("No first text leaves until you resume. Replies can still be answered."),
    "discard": later("Nobody was texted, and nobody will be. Its contact list stays."),
    "end": later(
        "This is for good: no first text leaves any more. Late replies still reach whoever holds them."
    ),
}


def state(card: CampaignCard | CampaignPicture) -> str:
    """A campaign's state, with the reason of a pause."""
    if card.state is not CampaignState.PAUSED:
        return str(_STATES[card.state])
    if card.paused_because == "admin":
        return tr("⏸️ Paused by an admin")
    return tr("⏸️ Paused by itself: {why}", why=because(card.paused_because))


def facts(shown: CampaignPicture) -> Iterator[str]:
    """What a campaign is and how it is set, piece by piece."""
    settings = shown.settings
    yield state(shown)
    yield shown.script.organisation or tr("no organisation")
    yield tr_n("{list}: {n} contact", "{list}: {n} contacts", shown.list.size, list=shown.list.name)
    yield tr("buckets of {size}", size=settings.bucket_size)
    yield tr(
        "{opens} to {closes} where the contact lives",
        opens=clock(settings.opens),
        closes=clock(settings.closes),
    )
    yield people_of(shown.people)
    if not settings.free_text:
        yield tr("prepared replies only")
    if settings.at_shift_end == AtShiftEnd.HAND_OVER:
        yield parting.AT_ONCE


def previewed(card: ContactText) -> tuple[str, str]:
    """How long a text is, and what time it is where its contact lives."""
    there = tr("{time} there now", time=clock(card.local_time)) if card.local_time else tr("zone unknown")
    size = tr_n("about {n} segment for this contact", "about {n} segments for this contact", card.segments)
    return f"{size}, {tr_n('{n} character', '{n} characters', len(card.body))}", there


def as_got(card: ContactText) -> str:
    """Above the preview of a text."""
    return tr("As {name} would get it", name=card.name)


def canned(reply: CannedReply) -> str:
    """A prepared reply with the beginning of its text."""
    tag = "  ·  " + tr("tag: {tag}", tag=reply.tag) if reply.tag else ""
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
    return tr_n(
        "{texted} of {n} contact texted",
        "{texted} of {n} contacts texted",
        counts.to_text,
        texted=counts.texted,
    )


def numbers(counts: Counts) -> str:
    """What came of it, leaving out what did not happen."""
    told = (
        (counts.replied, tr_n("{n} replied", "{n} replied", counts.replied)),
        (counts.waiting, tr_n("{n} waiting", "{n} waiting", counts.waiting)),
        (counts.opted_out, tr("{n} opted out", n=counts.opted_out)),
        (counts.retired, tr("{n} unreachable", n=counts.retired)),
        (counts.set_aside, tr_n("{n} set aside", "{n} set aside", counts.set_aside)),
        (counts.undelivered, tr("{n} to retry", n=counts.undelivered)),
    )
    return " · ".join(words for number, words in told if number) or tr("no replies yet")


def tally(person: PersonTally) -> str:
    """One volunteer's part."""
    said = [
        tr_n("{n} texted", "{n} texted", person.texted),
        tr_n("{n} answered", "{n} answered", person.answered),
    ]
    said += [tr("{n} to text", n=person.unsent)] if person.unsent else []
    said += [tr_n("{n} waiting", "{n} waiting", person.waiting)] if person.waiting else []
    said += [within(person.times)] if person.times.answered else []
    return " · ".join(said)


def question(verb: str, name: str) -> str:
    """Asked before a campaign is opened, paused, resumed or ended."""
    return tr("{verb} {name}?", verb=VERBS[verb], name=name)


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
            return say("{name} is open. {where}", name=name, where=homes.where(picture))
        case CampaignState.OPEN:
            return (
                tr("{name} is open. {where}", name=name, where=homes.where(picture)),
                " ",
                *ready(picture.ready),
            )
        case CampaignState.PAUSED:
            return say("{name} is paused. {then}", name=name, then=_QUESTIONS["pause"])
        case CampaignState.ENDED:
            return say("{name} has ended. Thank you!", name=name)
        case CampaignState.DRAFT:
            return say("{name} is a draft.", name=name)


def chart_title(name: str) -> str:
    """The title of the picture that shows how a campaign goes."""
    return tr("{name}: progress", name=name)


def told(card: CampaignCard) -> str:
    """How a campaign goes, in one line."""
    return f"{card.ref.name}: {texted(card.counts)} · {numbers(card.counts)}"


def described(status: CampaignStatus) -> str:
    """What the chart shows, for those who cannot see it."""
    lines = tr("Lines show how these grew over time; bars below, how much each volunteer texted.")
    said = f"{told(status.card)}. {lines}"
    if answers := answered(status.measures.times, status.measures.limit):
        small = tr(
            "{answers}; two small charts show how many waited and how soon answers came.", answers=answers
        )
        return f"{said} {small}"
    return said


def reserved(kept: Reserved) -> Words:
    """For whom contacts are kept that nobody has claimed."""
    named = [f"{ref.name} {count:,}" for ref, count in kept.people[:_KEPT_FOR]]
    others = sum(count for _, count in kept.people[_KEPT_FOR:])
    named += [tr("others {others}", others=others)] if others else []
    named += (
        [tr("people Baton does not know {strangers}", strangers=kept.strangers)] if kept.strangers else []
    )
    return (
        tr("Kept for the people they are assigned to: {total}", total=kept.total),
        f" ({' · '.join(named)})",
    )
