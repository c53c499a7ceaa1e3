"""What a shift says as an event of the server."""

from bot.assignment.outcomes.shifts import ShiftRow
from bot.views.phrases.sentences import later, tr, tr_n
from bot.views.phrases.words import harmless, shortened

PLACE = later("Here, in this server")
_NAME = 60
ALL = later("Text bank: all campaigns")


def name(of: ShiftRow) -> str:
    """How the event is called."""
    if of.campaign is None:
        return str(ALL)
    return tr("Text bank: {campaign}", campaign=shortened(harmless(of.campaign.name), _NAME))


def about(of: ShiftRow) -> str:
    """How to come, who leads, and for how many there is room."""
    said = [tr("Type /shift to join: people on it text together and answer who replies.")]
    said += [tr("Led by {lead}.", lead=shortened(harmless(of.lead.name), _NAME))] if of.lead else []
    said += [tr_n("{n} seat.", "{n} seats.", of.seats)] if of.seats else []
    return " ".join(said)
