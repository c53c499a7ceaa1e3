"""What is said of whatever is not an answer, on every platform."""

from secrets import token_hex

import structlog

from bot.assignment.refusals.general import Refusal
from bot.handlers.asking import Unfit
from bot.handlers.meaning import NotMeant
from bot.views.phrases import mishaps
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.tokens import OldToken

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class Outsider(Exception):
    """Somebody from elsewhere, or a bot, pressed one of Baton's buttons."""


class UnknownCommand(Exception):
    """The platform shows a command that this Baton does not know."""


_SAID: dict[type[Exception], Words] = {
    OldToken: mishaps.OLD_BUTTON,
    UnknownCommand: mishaps.UNKNOWN_COMMAND,
    Outsider: mishaps.OUTSIDER,
}


def words_of(error: Exception) -> Words:
    """What is said about an error; what nobody foresaw is in the log under the reference that is said."""
    match error:
        case Refusal():
            return refusal(error)
        case Unfit():
            return (*error.told, *(word for each in error.others for word in ("\n", *each.told)))
        case NotMeant():
            return error.told
        case OldToken() | UnknownCommand() | Outsider():
            return _SAID[type(error)]
        case _:
            reference = token_hex(3)
            log.error("unexpected", reference=reference, exc_info=error)
            return mishaps.broken(reference)
