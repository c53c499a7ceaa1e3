"""What is said of tags and fields that belong to the organisation."""

from bot.assignment.outcomes.user_lists import SharedRow, SharingPicture
from bot.views.phrases.words import Words, counted, shortened
from bot.vocabulary import Asks

SHARED, NEW, EDIT, DROP = "Shared tags", "New one", "Edit", "Remove"
OFFER, HIDE, SAVE = "Offer them here", "Do not offer them here", "Save"
NAME, ASKS, OPTIONS, WHO = "Name, or the question", "What it is", "Answers", "Who may file it"
OPTIONS_HINT = "For a choice alone: yes / no / maybe"
ABOUT: Words = (
    "Tags and questions of the whole organisation. ",
    "People keep what is said of them in every campaign that offers these.",
)
NONE_YET: Words = ("There is none yet.",)
KINDS = ("A tag", "A question with a choice", "A question for a number", "A question for words")
EVERYBODY, ADMINS = "Volunteers and admins", "Admins alone"
_ASKS = {None: KINDS[0], Asks.CHOICE: KINDS[1], Asks.NUMBER: KINDS[2], Asks.WORDS: KINDS[3]}
_NAME, _OPTIONS = 60, 200


def heading(of: SharingPicture) -> str:
    """Whether the campaign offers them."""
    offers = "offers" if of.offers else "does not offer"
    return f"{shortened(of.campaign.name, _NAME)} {offers} these"


def elsewhere(of: SharingPicture) -> str:
    """How many campaigns do."""
    return f"{counted(of.offering, 'campaign offers', 'campaigns offer')} them."


def row(of: SharedRow) -> str:
    """One of them in a line."""
    options = f": {shortened(' / '.join(of.options), _OPTIONS)}" if of.options else ""
    who = "" if of.for_volunteers else f", {ADMINS.lower()}"
    return f"{shortened(of.name, _NAME)} ({_ASKS[of.asks].lower()}{options}{who})"


def drop_question(of: SharedRow) -> tuple[str, str]:
    """What is asked before one is removed."""
    return (f"Remove {shortened(of.name, _NAME)}?", "Nobody is offered it any more. What was filed stays.")
