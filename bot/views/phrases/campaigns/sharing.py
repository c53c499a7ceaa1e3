"""What is said of tags and fields that belong to the organisation."""

from bot.assignment.outcomes.user_lists import SharedRow, SharingPicture
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import Words, shortened
from bot.vocabulary import Asks

SHARED, NEW, EDIT, DROP = later("Shared tags"), later("New one"), later("Edit"), later("Remove")
OFFER, HIDE, SAVE = later("Offer them here"), later("Do not offer them here"), later("Save")
NAME, ASKS, OPTIONS, WHO = (
    later("Name, or the question"),
    later("What it is"),
    later("Answers"),
    later("Who may file it"),
)
OPTIONS_HINT = later("For a choice alone: yes / no / maybe")
ABOUT: Words = (
    later("Tags and questions of the whole organisation."),
    " ",
    later("People keep what is said of them in every campaign that offers these."),
)
NONE_YET: Words = (later("There is none yet."),)
KINDS = (
    later("A tag"),
    later("A question with a choice"),
    later("A question for a number"),
    later("A question for words"),
)
EVERYBODY, ADMINS = later("Volunteers and admins"), later("Admins alone")
_ASKS = {None: KINDS[0], Asks.CHOICE: KINDS[1], Asks.NUMBER: KINDS[2], Asks.WORDS: KINDS[3]}
_NAME, _OPTIONS = 60, 200


def heading(of: SharingPicture) -> str:
    """Whether the campaign offers them."""
    name = shortened(of.campaign.name, _NAME)
    if of.offers:
        return tr("{campaign} offers these", campaign=name)
    return tr("{campaign} does not offer these", campaign=name)


def elsewhere(of: SharingPicture) -> str:
    """How many campaigns do."""
    return tr_n("{n} campaign offers them.", "{n} campaigns offer them.", of.offering)


def row(of: SharedRow) -> str:
    """One of them in a line."""
    options = f": {shortened(' / '.join(of.options), _OPTIONS)}" if of.options else ""
    who = "" if of.for_volunteers else f", {str(ADMINS).lower()}"
    return f"{shortened(of.name, _NAME)} ({str(_ASKS[of.asks]).lower()}{options}{who})"


def drop_question(of: SharedRow) -> tuple[str, str]:
    """What is asked before one is removed."""
    return (
        tr("Remove {name}?", name=shortened(of.name, _NAME)),
        tr("Nobody is offered it any more. What was filed stays."),
    )
