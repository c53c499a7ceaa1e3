"""What is said while people and words are looked for, and of the choices that are kept."""

from collections.abc import Sequence

from bot.assignment.outcomes.contacts import Found, FoundRow
from bot.assignment.outcomes.reassignment import SavedChoice
from bot.assignment.outcomes.refs import CampaignRef
from bot.views.phrases import media
from bot.views.phrases.reassignment.choosing import filters
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, shortened
from bot.vocabulary import Barred, ConversationState

TITLE, FIND, NARROW, AGAIN = later("Find"), later("Find…"), later("Narrow…"), later("Refresh")
FORGET = later("Forget…")
REASSIGN, OPT_OUT, SAVE, SAVED = (
    later("Reassign ticked…"),
    later("Opt out…"),
    later("Save as…"),
    later("Saved choices"),
)
REASSIGN_TITLE, OPT_OUT_TITLE, SAVE_TITLE = later("Reassign"), later("Opt out"), later("Save this choice")
TYPED, TYPED_HINT = (
    later("A name, a number or words"),
    later("The end of a number will do. Empty finds all that fit below."),
)
TYPED_ALONE_HINT = later("Among what you hold. The end of a number will do.")
CAMPAIGN, EVERY_CAMPAIGN = later("Campaign"), later("All campaigns")
SAID, TAGS, NOTHING_SAID = later("With a tag or an answer"), later("Tags"), later("Any")
SILENT, SILENT_HINT = later("Silent for so many days"), later("Texted so long ago, and never wrote.")
DAYS, DAYS_HINT = later("Texted"), later("A day like 2026-03-10, or two with “to” between them.")
ROWS, ROWS_HINT = later("Whom"), later("Those on this page. All that match takes the other pages too.")
TICK_SOMEBODY = later("Tick somebody.")
NO_NUMBER = later("Write how many days, as a whole number up to 3650.")
TO_WHOM = later("Pick somebody to move them to.")
STOP_TEXT: Words = (
    later("No campaign will text them again, past or future. A mistake is taken back with /contacts optin."),
)
STOP, NAME, SAVED_NONE = (
    later("Opt out"),
    later("Name"),
    later("No choice is saved yet. Find something, then save it under a name."),
)
RENAME, DELETE, USE = later("Rename"), later("Delete"), later("Find")
DELETE_TEXT = later("Nothing else changes: plans that were made with it stay as they are.")
STOPPING: Words = (later("⏳ Opting them out…"),)
STOPPED: Words = (later("Something broke. Some may be opted out; look again to see who is not."),)
OPEN, ON_SHIFT = later("Open"), later("Whoever is on shift")
ANSWERS, CAMPAIGNS = later("Answers"), later("campaigns")
NEWEST, NARROWER = (
    later("Older ones are found by what was typed."),
    later("Pick a campaign first to see fewer."),
)
_NAME, _WORDS, _LABEL = 60, 120, 70
_STATES = {
    ConversationState.UNTEXTED: later("not texted yet"),
    ConversationState.TEXTED: later("texted"),
    ConversationState.NEEDS_ATTENTION: later("waits for an answer"),
    ConversationState.ANSWERED: later("answered"),
    ConversationState.CLOSED: later("closed"),
}
_BARRED = {
    Barred.OPTED_OUT: later("opted out"),
    Barred.RETIRED: later("cannot be reached"),
    Barred.WRONG_NUMBER: later("wrong number"),
    Barred.NO_CONSENT: later("no consent"),
    Barred.FORGOTTEN: later("forgotten"),
    Barred.SET_ASIDE: later("set aside"),
}


def heading(found: Found) -> Words:
    """How many were found, and what was looked for."""
    what = [f"“{shortened(found.looked_for, _NAME)}”"] if found.looked_for else []
    what += [_inside(found.campaign)] if found.campaign else []
    what += filters(found.narrowed)
    what += [] if found.is_admin else [tr("among what you hold")]
    said = f": {', '.join(what)}." if what else "."
    if not found.rows:
        return (Strong(tr("Nothing was found")), said)
    count = len(found.rows)
    if found.is_all:
        return (Strong(tr_n("{n} hit", "{n} hits", count)), said)
    return (Strong(tr_n("More than {n} hits", "More than {n} hits", count)), said)


def row(of: FoundRow) -> str:
    """Who it is, and what they wrote last."""
    said = of.last_words or of.media
    words = f"\n{media.quoted(of.last_words, of.media, '', _WORDS)}" if said else ""
    return f"{shortened(of.name, _NAME)} {of.number}{words}"


def facts(of: FoundRow) -> Words:
    """Where it belongs, how it stands, who holds it."""
    if of.state is None:
        return say("only on the list {list}", list=shortened(of.where, _NAME))
    stands = _BARRED[of.barred] if of.barred else _STATES[of.state]
    holder = (shortened(of.holder.name, _NAME),) if of.holder else ()
    return (shortened(of.where, _NAME), stands, *holder)


def label(of: FoundRow) -> tuple[str, str]:
    """A row as a box to tick, and what explains it."""
    return shortened(f"{of.name} {of.number}", _LABEL), ", ".join(map(str, facts(of)))


def everything(found: Found) -> tuple[str, str]:
    """The box that takes all."""
    count = sum(bool(row.conversation_id) for row in found.rows)
    if found.is_all:
        return tr("All that match ({count})", count=count), ROWS_HINT
    return tr("All that match (more than {count})", count=count), ROWS_HINT


def narrow_further(most: int) -> str:
    """Not all that match are on pages."""
    return tr_n("Only the first {n} are on these pages.", "Only the first {n} are on these pages.", most)


def stopped(done: int) -> Words:
    """Contacts were opted out."""
    return say_n(
        "✅ {n} contact will not be texted again by any campaign.",
        "✅ {n} contacts will not be texted again by any campaign.",
        done,
    )


def choice(of: SavedChoice) -> Words:
    """A choice that is kept, with what it says."""
    where = [_inside(of.campaign)] if of.campaign else []
    said = ", ".join([*where, *filters(of.selection)])
    said = said or tr("everything")
    return (Strong(shortened(of.name, _NAME)), f"  {said}")


def saved(name: str) -> Words:
    """A choice can be used again."""
    return say(
        "✅ Saved as “{name}”. /reassign and /contacts find offer it from now on.",
        name=shortened(name, _NAME),
    )


def renamed(former: str, of: SavedChoice) -> Words:
    """A choice has another name."""
    return say(
        "✅ “{former}” is called “{name}” now.",
        former=shortened(former, _NAME),
        name=shortened(of.name, _NAME),
    )


def deleted(of: SavedChoice) -> Words:
    """A choice is kept no more."""
    return say("“{name}” is deleted. Nothing else changed.", name=shortened(of.name, _NAME))


def delete_question(of: SavedChoice) -> str:
    """Asked before it is kept no more."""
    return tr("Delete “{name}”?", name=shortened(of.name, _NAME))


def words_cannot_be_saved() -> Words:
    """What was typed may be somebody's name, and names are kept nowhere but with their contact."""
    return say("What was typed is not saved with it: the choice holds the campaign and the rest alone.")


def no_days(typed: str) -> Words:
    """Days that cannot be read."""
    return say(
        "“{typed}” is no day. Write 2026-03-10, or 2026-03-10 to 2026-03-12.", typed=shortened(typed, _NAME)
    )


def nothing(of: Sequence[FoundRow]) -> bool:
    """Whether there is nobody to act on."""
    return not any(row.conversation_id for row in of)


def _inside(campaign: CampaignRef) -> str:
    return tr("in {campaign}", campaign=shortened(campaign.name, _NAME))
