"""What is said while people and words are looked for, and of the choices that are kept."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import Found, FoundRow
from bot.assignment.outcomes.reassignment import SavedChoice
from bot.views.phrases import media
from bot.views.phrases.reassignment.choosing import filters
from bot.views.phrases.words import Strong, Words, counted, shortened
from bot.vocabulary import Barred, ConversationState

TITLE, FIND, NARROW, AGAIN = "Find", "Find…", "Narrow…", "Refresh"
FORGET = "Forget…"
REASSIGN, OPT_OUT, SAVE, SAVED = "Reassign ticked…", "Opt out…", "Save as…", "Saved choices"
REASSIGN_TITLE, OPT_OUT_TITLE, SAVE_TITLE = "Reassign", "Opt out", "Save this choice"
TYPED, TYPED_HINT = (
    "A name, a number or words",
    "The end of a number will do. Empty finds all that fit below.",
)
TYPED_ALONE_HINT = "Among what you hold. The end of a number will do."
CAMPAIGN, EVERY_CAMPAIGN = "Campaign", "All campaigns"
SAID, TAGS, NOTHING_SAID = "With a tag or an answer", "Tags", "Any"
SILENT, SILENT_HINT = "Silent for so many days", "Texted so long ago, and never wrote."
DAYS, DAYS_HINT = "Texted", "A day like 2026-03-10, or two with “to” between them."
ROWS, ROWS_HINT = "Whom", "Those on this page. All that match takes the other pages too."
TICK_SOMEBODY = "Tick somebody."
NO_NUMBER = "Write how many days, as a whole number."
TO_WHOM = "Pick somebody to move them to."
STOP_TEXT: Words = (
    "No campaign will text them again, past or future. A mistake is taken back with /contacts optin.",
)
STOP, NAME, SAVED_NONE = (
    "Opt out",
    "Name",
    "No choice is saved yet. Find something, then save it under a name.",
)
RENAME, DELETE, USE = "Rename", "Delete", "Find"
DELETE_TEXT = "Nothing else changes: plans that were made with it stay as they are."
STOPPING: Words = ("⏳ Opting them out…",)
STOPPED: Words = ("Something broke. Some may be opted out; look again to see who is not.",)
OPEN, ON_SHIFT = "Open", "Whoever is on shift"
ANSWERS, CAMPAIGNS = "Answers", "campaigns"
NEWEST, NARROWER = "Older ones are found by what was typed.", "Pick a campaign first to see fewer."
_NAME, _WORDS, _LABEL = 60, 120, 70
_STATES = {
    ConversationState.UNTEXTED: "not texted yet",
    ConversationState.TEXTED: "texted",
    ConversationState.NEEDS_ATTENTION: "waits for an answer",
    ConversationState.ANSWERED: "answered",
    ConversationState.CLOSED: "closed",
}
_BARRED = {
    Barred.OPTED_OUT: "opted out",
    Barred.RETIRED: "cannot be reached",
    Barred.WRONG_NUMBER: "wrong number",
    Barred.NO_CONSENT: "no consent",
    Barred.FORGOTTEN: "forgotten",
    Barred.SET_ASIDE: "set aside",
}


def heading(found: Found) -> Words:
    """How many were found, and what was looked for."""
    what = [f"“{shortened(found.looked_for, _NAME)}”"] if found.looked_for else []
    what += [f"in {shortened(found.campaign.name, _NAME)}"] if found.campaign else []
    what += filters(found.narrowed)
    what += [] if found.is_admin else ["among what you hold"]
    said = f": {', '.join(what)}." if what else "."
    if not found.rows:
        return (Strong("Nothing was found"), said)
    count = len(found.rows)
    many = counted(count, "hit") if found.is_all else f"More than {count:,} hits"
    return (Strong(many), said)


def row(of: FoundRow) -> str:
    """Who it is, and what they wrote last."""
    said = of.last_words or of.media
    words = f"\n{media.quoted(of.last_words, of.media, '', _WORDS)}" if said else ""
    return f"{shortened(of.name, _NAME)} {of.number}{words}"


def facts(of: FoundRow) -> Words:
    """Where it belongs, how it stands, who holds it."""
    if of.state is None:
        return (f"only on the list {shortened(of.where, _NAME)}",)
    stands = _BARRED[of.barred] if of.barred else _STATES[of.state]
    holder = (shortened(of.holder.name, _NAME),) if of.holder else ()
    return (shortened(of.where, _NAME), stands, *holder)


def label(of: FoundRow) -> tuple[str, str]:
    """A row as a box to tick, and what explains it."""
    return shortened(f"{of.name} {of.number}", _LABEL), ", ".join(map(str, facts(of)))


def everything(found: Found) -> tuple[str, str]:
    """The box that takes all."""
    count = sum(bool(row.conversation_id) for row in found.rows)
    many = f"{count:,}" if found.is_all else f"more than {count:,}"
    return f"All that match ({many})", ROWS_HINT


def narrow_further(most: int) -> str:
    """Not all that match are on pages."""
    return f"Only the first {most:,} are on these pages."


def stopped(done: int) -> Words:
    """Contacts were opted out."""
    return (f"✅ {counted(done, 'contact')} will not be texted again by any campaign.",)


def choice(of: SavedChoice) -> Words:
    """A choice that is kept, with what it says."""
    where = [f"in {shortened(of.campaign.name, _NAME)}"] if of.campaign else []
    said = ", ".join([*where, *filters(of.selection)])
    return (Strong(shortened(of.name, _NAME)), f"  {said or 'everything'}")


def saved(name: str) -> Words:
    """A choice can be used again."""
    return (f"✅ Saved as “{shortened(name, _NAME)}”. /reassign and /contacts find offer it from now on.",)


def renamed(former: str, of: SavedChoice) -> Words:
    """A choice has another name."""
    return (f"✅ “{shortened(former, _NAME)}” is called “{shortened(of.name, _NAME)}” now.",)


def deleted(of: SavedChoice) -> Words:
    """A choice is kept no more."""
    return (f"“{shortened(of.name, _NAME)}” is deleted. Nothing else changed.",)


def delete_question(of: SavedChoice) -> str:
    """Asked before it is kept no more."""
    return f"Delete “{shortened(of.name, _NAME)}”?"


def words_cannot_be_saved() -> Words:
    """What was typed may be somebody's name, and names are kept nowhere but with their contact."""
    return ("What was typed is not saved with it: the choice holds the campaign and the rest alone.",)


def no_days(typed: str) -> Words:
    """Days that cannot be read."""
    return (f"“{shortened(typed, _NAME)}” is no day. Write 2026-03-10, or 2026-03-10 to 2026-03-12.",)


def nothing(of: Sequence[FoundRow]) -> bool:
    """Whether there is nobody to act on."""
    return not any(row.conversation_id for row in of)
