"""What is said before all of a campaign or of a list is forgotten, and when it has begun."""

from bot.assignment.outcomes.contacts import PurgePicture
from bot.assignment.refusals.contacts import StillRuns
from bot.views.phrases.languages import listed
from bot.views.phrases.sentences import later, say, tr_n
from bot.views.phrases.words import Strong, Words, shortened

TITLE = later("Delete for good")
LIST, CAMPAIGN = later("Delete contacts…"), later("Delete words…")
PURGE, BACK = later("Delete for good"), later("Back")
QUESTION = later("Delete all of it for good?")
QUESTION_TEXT = later("This cannot be taken back: it is deleted, not hidden.")
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
