"""What is said before somebody is forgotten, and when it is done."""

from collections.abc import Sequence

from bot.assignment.outcomes.forgetting import ForgetChoice, ForgetPicture, ForgetRow, Forgot
from bot.views.phrases.words import Strong, Words, counted, listed, shortened

TITLE, FORGET, CHOOSE, CANCEL = "Forget", "Forget for good", "Look…", "Cancel"
WHOM, WHOM_HINT = "A name or a number", "Everybody with the same number is forgotten together."
QUESTION = "Forget this person for good?"
QUESTION_TEXT = "This cannot be taken back: names, number and words are deleted, not hidden."
FOUND: Words = ("Whom do you mean? You see what goes and what stays before anything is deleted.",)
MORE: Words = ("There are more. Type more of the name, or the whole number.",)
GOES, STAYS, OUT_OF_REACH = "What goes", "What stays", "What Baton cannot reach"
_NAME, _SHOWN = 60, 5

_GOES = (
    "Names, number, address and every field, in all lists and campaigns; the words of all texts, replies, "
    "notes and handover notes; answers in words of their own; what they are found by and what was looked for."
)
_STAYS = (
    "What counts: when they were texted and replied, tags, answers that were picked, who wrote to them; and "
    "the opt-out. In the place of the number stands a code. By it Baton leaves out every list's row with the "
    "number: only a START from them, or /contacts optin with the number, lets it in again."
)
_OUT_OF_REACH = (
    "Backups and copies from before an upgrade, files that were exported, Twilio's own records, and messages "
    "that stand in chat already. Delete those yourself."
)


def nobody(choice: ForgetChoice) -> Words:
    """Nobody is called so."""
    return (
        f"Nobody is found by “{shortened(choice.typed, _NAME)}”. ",
        "Type a whole phone number to forget one that no list has, so that none brings it.",
    )


def row(of: ForgetRow) -> Words:
    """Who it may be."""
    return (Strong(_names(of.names) or of.number),)


def facts(of: ForgetRow) -> Words:
    """Which number, and which lists have it."""
    return (of.number, f"in {_some(of.lists)}" if of.lists else "in no list")


def heading(of: ForgetPicture) -> Words:
    """Who is about to be forgotten, and how much of them there is."""
    if not of.contacts and not of.texts + of.replies:
        return (Strong(of.number), " is in no list and no campaign. Forgotten, no list can bring it.")
    amount = ", ".join(
        (
            f"{counted(of.contacts, 'contact')} in {counted(len(of.lists), 'list')}",
            counted(len(of.campaigns), "campaign"),
            counted(of.texts, "text"),
            counted(of.replies, "reply", "replies"),
            counted(of.reports, "report"),
        )
    )
    return (Strong(_names(of.names) or of.number), f"  {of.number}\n{amount}.")


def asides(of: ForgetPicture) -> list[str]:
    """What should be known before."""
    told = []
    if len(of.names) > 1:
        told.append("Several people are said to have this number: all of them are forgotten.")
    if of.holders:
        names = listed([each.name for each in of.holders])
        told.append(f"{names} holds a conversation with them: it is closed, and nothing more is sent.")
    if of.running:
        told.append(f"Still running: {_some(of.running)}. They drop out of it.")
    if of.team:
        told.append(f"{listed(of.team)} of your team has the same address: that account stays.")
    if of.opted_out:
        told.append("They opted out. That stays.")
    if of.before:
        told.append("This number was forgotten before.")
    return told


def sections() -> tuple[tuple[str, str], ...]:
    """What goes, stays, and is out of reach."""
    return ((GOES, _GOES), (STAYS, _STAYS), (OUT_OF_REACH, _OUT_OF_REACH))


def done(of: Forgot) -> Words:
    """It is done; no name stands here."""
    return (
        f"✅ Forgotten: {counted(of.contacts, 'contact')}, {counted(of.conversations, 'conversation')}. ",
        "The record says that you did it, and not who it was. The database overwrites their words now. ",
        "Backups, exported files, Twilio's records and older messages in chat are yours to delete.",
    )


def _names(names: Sequence[str]) -> str:
    return _some(names) if names else ""


def _some(names: Sequence[str]) -> str:
    shown = [shortened(each, _NAME) for each in names[:_SHOWN]]
    return listed([*shown, f"{len(names) - _SHOWN:,} more"] if len(names) > _SHOWN else shown)
