"""What is said of contacts whom a campaign set aside, and of putting them back."""

from bot.assignment.outcomes.contacts import AsideGroup, AsidePicture
from bot.assignment.rules.texts.carrier_codes import meaning_of
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened

ASIDE, LOOK, PUT_ALL_BACK = later("Set aside"), later("Open"), later("Put all back")
# Slack takes no longer label, and Discord five more.
_LABEL = 75


def heading(picture: AsidePicture) -> str:
    """Above the list."""
    return tr("Set aside in {campaign}", campaign=picture.campaign.name)


def above(picture: AsidePicture) -> Words:
    """How many there are, what that means, and what the last press did."""
    told = []
    if picture.put_back:
        told.append(
            tr_n("{n} contact may be texted again.", "{n} contacts may be texted again.", picture.put_back)
        )
    if not picture.total:
        return (" ".join([*told, tr("Nobody is set aside.")]),)
    left = tr_n(
        "{n} contact is left alone by this campaign, for what carriers said of their numbers.",
        "{n} contacts are left alone by this campaign, for what carriers said of their numbers.",
        picture.total,
    )
    return (" ".join([*told, left]),)


def group(of: AsideGroup) -> Words:
    """Those of one reason, with what to do before they are put back."""
    meaning, why = meaning_of(of.code), reason(of.code)
    mend = f"\n{meaning.mend}" if meaning and meaning.mend else ""
    return (Strong(tr_n("{n} contact: {why}", "{n} contacts: {why}", of.count, why=why)), mend)


def names(of: AsideGroup) -> str:
    """The first of them."""
    more = of.count - len(of.contacts)
    named = (shortened(each.name, _LABEL) for each in of.contacts)
    return listed([*named, *([tr("{more} more", more=more)] if more > 0 else [])])


def look_at(name: str) -> str:
    """The button that opens one of them."""
    return shortened(f"{LOOK} {name}", _LABEL)


def more(hidden: int) -> str:
    """Those of reasons that have no room."""
    return tr_n("and {n} more contact", "and {n} more contacts", hidden)


def question(count: int) -> tuple[str, str]:
    """Asked before all of one reason are put back."""
    return tr("Put them all back?"), tr_n(
        "Volunteers can text {n} contact again.", "Volunteers can text {n} contacts again.", count
    )
