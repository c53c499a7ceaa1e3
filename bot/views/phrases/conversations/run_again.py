"""What is said of running a campaign's rules again over the replies that are there."""

from bot.assignment.outcomes.replies import Draft, Regained, RunPicture
from bot.assignment.refusals.replies import RulesChanged, RunUndoOver
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Words, shortened
from bot.vocabulary import Spoken

TITLE, LOOK, BACK = later("Run rules again"), later("Run again…"), later("Back to the rules")
UNDO, UNDO_LAST = later("Undo"), later("Undo the last run")
NOTHING = later("The rules would change nothing: what they say now is filed already.")
UNCHANGED = later("Nothing was changed: meanwhile all of it was filed, or people filed something else.")
STAYS = later(
    "Where a person filed anything, all stays as it is, whoever opted out is left alone, nobody's wait ends, "
    "and nothing is sent."
)
UNDO_ASKS = later("Take this run back?")
UNDO_WHAT = later(
    "What stood before it stands again, but for conversations on which something was filed since. "
    "Nothing is sent."
)
WORKING: Words = (later("⏳ Reading the replies…"),)
STOPPED: Words = (later("Something broke, and nothing was changed. Try it again in a moment."),)
_NAME, _MOST = 60, 15


def heading(of: Draft) -> str:
    """What is looked at, of which campaign."""
    return f"{TITLE}: {shortened(of.campaign.name, _NAME)}"


def confirm(of: Draft) -> str:
    """The button that does it."""
    return tr_n("Change {n} conversation", "Change {n} conversations", len(of.ids))


def changes(of: Draft) -> str:
    """What each tag and answer gains and loses, a line each."""
    lines = [_change(each) for each in of.changes[:_MOST]]
    hidden = len(of.changes) - _MOST
    if hidden > 0:
        lines.append(tr_n("And {n} more tag or answer.", "And {n} more tags or answers.", hidden))
    return "\n".join(lines)


def facts(of: Draft) -> str:
    """How many lose something, are in the way of nobody's word, and wait again."""
    told = [
        tr_n(
            "{n} conversation loses what a rule said before.",
            "{n} conversations lose what a rule said before.",
            of.losing,
        )
        if of.losing
        else "",
        tr_n(
            "{n} on which a person filed something stays as it is.",
            "{n} on which people filed something stay as they are.",
            of.people,
        )
        if of.people
        else "",
        tr_n(
            "{n} waits for a person again, for the rule that ended the wait no longer says so.",
            "{n} wait for a person again, for the rule that ended the wait no longer says so.",
            of.waits,
        )
        if of.waits
        else "",
    ]
    return " ".join(filter(None, told))


def ran(of: RunPicture) -> str:
    """What was done."""
    if not of.draft.ids:
        return str(UNCHANGED)
    return tr_n("{n} conversation was changed.", "{n} conversations were changed.", len(of.draft.ids))


def undone(of: RunPicture) -> str:
    """It was taken back."""
    told = tr("The run is taken back.")
    if not of.kept:
        return told
    left = tr_n(
        "{n} conversation stays as it is, for something was filed on it since, or it opted out.",
        "{n} conversations stay as they are, for something was filed on them since, or they opted out.",
        of.kept,
    )
    return f"{told} {left}"


def until(of: RunPicture) -> Words:
    """How long it can be taken back."""
    return say("You can undo it until {at}.", at=of.undo_until) if of.undo_until else ()


def refused(why: RulesChanged | RunUndoOver) -> Words:
    """Somebody changed the rules between the look and the press, or it is too late to take a run back."""
    if isinstance(why, RulesChanged):
        return say(
            "The rules were changed since you looked, so nothing was filed. "
            "Press Run again… under the rules once more."
        )
    return say(
        "This run could be undone until {at}. Nothing was changed; change the rules and run them again "
        "instead.",
        at=why.until,
    )


def _change(of: Regained) -> str:
    effect = of.effect
    said = effect.name if effect.kind is Spoken.TAG else f"{effect.name} {effect.value}"
    named = shortened(said, _NAME * 2)
    if not of.loses:
        return tr("{said}: filed on {gets}", said=named, gets=of.gets)
    if not of.gets:
        return tr("{said}: taken back from {loses}", said=named, loses=of.loses)
    return tr("{said}: filed on {gets}, taken back from {loses}", said=named, gets=of.gets, loses=of.loses)
