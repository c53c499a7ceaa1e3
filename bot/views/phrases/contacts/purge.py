"""What is said before all of a campaign or of a list is forgotten, and when it has begun."""

from datetime import datetime

from bot.assignment.outcomes.contacts import PurgePicture
from bot.assignment.outcomes.letters import Deletion
from bot.assignment.refusals.contacts import StillRuns
from bot.views.phrases.languages import listed
from bot.views.phrases.sentences import later, say, tr_n
from bot.views.phrases.words import Strong, Words, shortened

TITLE = later("Delete for good")
LIST, CAMPAIGN = later("Delete contacts…"), later("Delete words…")
PURGE, BACK = later("Delete for good"), later("Back")
QUESTION = later("Delete all of it for good?")
QUESTION_TEXT = later("This cannot be taken back: it is deleted, not hidden.")
KEEP, KEPT, SEE = later("Keep"), later("Kept"), later("Look at it")
_NAME = 60


def heading(of: PurgePicture) -> Words:
    """Which, and how much of it there is."""
    if of.is_list:
        counts = [tr_n("{n} contact", "{n} contacts", of.contacts)]
    else:
        counts = [
            tr_n("{n} text", "{n} texts", of.texts),
            tr_n("{n} reply", "{n} replies", of.replies),
            tr_n("{n} report", "{n} reports", of.reports),
        ]
    return (Strong(shortened(of.name, _NAME)), "  ", listed(counts))


def told(of: PurgePicture) -> Words:
    """What goes, what stays, what is out of reach."""
    if of.is_list:
        return say(
            "Names, numbers and every field of these contacts go, with all words of the campaigns over "
            "this list. Counts, tags and picked answers stay, and opt-outs: a number that no other list "
            "has is kept as a code, by which a later list gets its opt-out back. Backups, exported files,"
            " Twilio's records and messages in chat are yours to delete."
        )
    return say(
        "The words and pictures of all texts, replies, notes and handover notes of this campaign go, and "
        "answers in words of their own. Its contacts stay in their list; counts, tags, picked answers and"
        " opt-outs stay. Backups, exported files, Twilio's records and messages in chat are yours to "
        "delete."
    )


def begun(of: PurgePicture) -> Words:
    """It goes on by itself."""
    name = Strong(shortened(of.name, _NAME))
    return say("✅ {name} is being deleted. What is left is deleted in the next minutes.", name=name)


def before(of: PurgePicture) -> Words:
    """It was done once already."""
    return say("It was deleted before, {at}.", at=of.purged_at) if of.purged_at else ()


def in_time(at: datetime, *, is_list: bool) -> Words:
    """On the page of what is deleted by time."""
    if is_list:
        return say("🗓️ Its contacts will be deleted for good {at}, as the settings say.", at=at)
    return say("🗓️ Its words will be deleted for good {at}, as the settings say.", at=at)


def ahead() -> Words:
    """Over the list of what is deleted by time."""
    return say(
        "🗓️ As the settings of Baton say, this will be deleted for good. Keep what you still need, and export "
        "what you want to have."
    )


def row(of: Deletion) -> Words:
    """One of them."""
    name = Strong(shortened(of.name, _NAME))
    if of.is_list:
        return say("The contacts of {name}: {at}", name=name, at=of.at)
    return say("The words of {name}: {at}", name=name, at=of.at)


def kept(of: PurgePicture) -> Words:
    """It stays, or it was too late."""
    name = Strong(shortened(of.name, _NAME))
    if of.purged_at is not None:
        return say("{name} was deleted before, {at}.", name=name, at=of.purged_at)
    if of.is_list:
        return say("{name} is kept: Baton will not delete its contacts by itself.", name=name)
    return say("{name} is kept: Baton will not delete its words or contacts by itself.", name=name)


def still_runs(why: StillRuns) -> Words:
    """Something of it runs, or did a moment ago."""
    if why.until is not None:
        return say(
            "Nothing was deleted: a campaign over {name} ended only lately, and its numbers keep others from "
            "texting them too soon. Try again {at}.",
            name=shortened(why.name, _NAME),
            at=why.until,
        )
    return say(
        "Nothing was deleted: {campaigns} has to end first.",
        campaigns=listed([shortened(each, _NAME) for each in why.campaigns[:5]]),
    )
