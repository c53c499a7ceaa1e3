"""What is said of contacts whom a campaign set aside, and of putting them back."""

from bot.assignment.outcomes.contacts import AsideGroup, AsidePicture
from bot.assignment.rules.texts.carrier_codes import meaning_of
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.words import Strong, Words, counted, listed, shortened

ASIDE, LOOK, PUT_ALL_BACK = "Set aside", "Open", "Put all back"
# Slack takes no longer label, and Discord five more.
_LABEL = 75


def heading(picture: AsidePicture) -> str:
    """Above the list."""
    return f"Set aside in {picture.campaign.name}"


def above(picture: AsidePicture) -> Words:
    """How many there are, what that means, and what the last press did."""
    done = f"{counted(picture.put_back, 'contact')} may be texted again. " if picture.put_back else ""
    if not picture.total:
        return (f"{done}Nobody is set aside.",)
    them = counted(picture.total, "contact is", "contacts are")
    return (f"{done}{them} left alone by this campaign, for what carriers said of their numbers.",)


def group(of: AsideGroup) -> Words:
    """Those of one reason, with what to do before they are put back."""
    meaning, why = meaning_of(of.code), reason(of.code)
    mend = f"\n{meaning.mend}" if meaning and meaning.mend else ""
    return (Strong(f"{counted(of.count, 'contact')}: {why}"), mend)


def names(of: AsideGroup) -> str:
    """The first of them."""
    more = of.count - len(of.contacts)
    named = (shortened(each.name, _LABEL) for each in of.contacts)
    return listed([*named, *([f"{more:,} more"] if more > 0 else [])])


def look_at(name: str) -> str:
    """The button that opens one of them."""
    return shortened(f"{LOOK} {name}", _LABEL)


def more(hidden: int) -> str:
    """Those of reasons that have no room."""
    return f"and {counted(hidden, 'more contact')}"


def question(count: int) -> tuple[str, str]:
    """Asked before all of one reason are put back."""
    return "Put them all back?", f"Volunteers can text {counted(count, 'contact')} again."
