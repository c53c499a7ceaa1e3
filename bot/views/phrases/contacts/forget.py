"""What is said before somebody is forgotten, and when it is done."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import ForgetChoice, ForgetPicture, ForgetRow, Forgot
from bot.views.phrases.languages import listed
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, shortened

TITLE, FORGET, CHOOSE, CANCEL = later("Forget"), later("Forget for good"), later("Look…"), later("Cancel")
WHOM, WHOM_HINT = (
    later("A name or a number"),
    later("Everybody with the same number is forgotten together."),
)
QUESTION = later("Forget this person for good?")
QUESTION_TEXT = later("This cannot be taken back: names, number and words are deleted, not hidden.")
GOES, STAYS, OUT_OF_REACH = later("What goes"), later("What stays"), later("What Baton cannot reach")
_NAME, _SHOWN = 60, 5

_GOES = later(
    "Names, number, address and every field, in all lists and campaigns; the words and pictures of all "
    "texts, replies, notes and handover notes; answers in words of their own; what they are found by and "
    "what was looked for."
)
_STAYS = later(
    "What counts: when they were texted and replied, tags, answers that were picked, who wrote to them; and "
    "the opt-out. In the place of the number stands a code. By it Baton leaves out every list's row with the "
    "number: only a START from them, or /contacts optin with the number, lets it in again."
)
_OUT_OF_REACH = later(
    "Backups and copies from before an upgrade, files that were exported, Twilio's own records, and messages "
    "that stand in chat already. Delete those yourself."
)


def found() -> Words:
    """Above those who were found."""
    return say("Whom do you mean? You see what goes and what stays before anything is deleted.")


def more() -> Words:
    """There is no room for all of them."""
    return say("There are more. Type more of the name, or the whole number.")


def nobody(choice: ForgetChoice) -> Words:
    """Nobody is called so."""
    return say(
        "Nobody is found by “{typed}”. Type a whole phone number to forget one that no list has, so that "
        "none brings it.",
        typed=shortened(choice.typed, _NAME),
    )


def row(of: ForgetRow) -> Words:
    """Who it may be."""
    return (Strong(_some(of.names) or of.number),)


def facts(of: ForgetRow) -> Words:
    """Which number, and which lists have it."""
    return (of.number, tr("in {lists}", lists=_some(of.lists)) if of.lists else tr("in no list"))


def heading(of: ForgetPicture) -> Words:
    """Who is about to be forgotten."""
    if not of.contacts and not of.texts + of.replies:
        return say(
            "{number} is in no list and no campaign. Forgotten, no list can bring it.",
            number=Strong(of.number),
        )
    return (Strong(_some(of.names) or of.number), f"  {of.number}")


def amount(of: ForgetPicture) -> Words:
    """How much there is of them."""
    counts = (
        tr_n("{n} contact", "{n} contacts", of.contacts),
        tr_n("{n} list", "{n} lists", len(of.lists)),
        tr_n("{n} campaign", "{n} campaigns", len(of.campaigns)),
        tr_n("{n} text", "{n} texts", of.texts),
        tr_n("{n} reply", "{n} replies", of.replies),
        tr_n("{n} report", "{n} reports", of.reports),
    )
    return (listed(counts),)


def asides(of: ForgetPicture) -> list[Words]:
    """What should be known before."""
    told = []
    if len(of.names) > 1:
        told.append(say("Several people are said to have this number: all of them are forgotten."))
    if of.holders:
        names = listed([each.name for each in of.holders])
        told.append(
            say(
                "A conversation with them is held by {names}: it is closed, and nothing more is sent.",
                names=names,
            )
        )
    if of.running:
        told.append(say("They drop out of what still runs: {campaigns}.", campaigns=_some(of.running)))
    if of.team:
        told.append(
            say(
                "The same address belongs to somebody of your team, whose account stays: {names}.",
                names=listed(of.team),
            )
        )
    if of.opted_out:
        told.append(say("They opted out. That stays."))
    if of.before:
        told.append(say("This number was forgotten before."))
    return told


def sections() -> tuple[tuple[str, str], ...]:
    """What goes, stays, and is out of reach."""
    return ((GOES, _GOES), (STAYS, _STAYS), (OUT_OF_REACH, _OUT_OF_REACH))


def done(of: Forgot) -> Words:
    """It is done; no name stands here."""
    return (
        *say_n("✅ Forgotten: {n} contact.", "✅ Forgotten: {n} contacts.", of.contacts),
        " ",
        *say(
            "The record says that you did it, and not who it was. The database overwrites their words now. "
            "Backups, exported files, Twilio's records and older messages in chat are yours to delete."
        ),
    )


def _some(names: Sequence[str]) -> str:
    shown = [shortened(each, _NAME) for each in names[:_SHOWN]]
    hidden = len(names) - len(shown)
    return listed([*shown, tr_n("{n} more", "{n} more", hidden)] if hidden else shown) if names else ""
