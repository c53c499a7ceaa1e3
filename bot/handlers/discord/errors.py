"""The one door for everything that is not an answer: refusals in private words, mishaps with a reference."""

from secrets import token_hex

import structlog

from bot.assignment.refusals.general import Refusal
from bot.handlers.asking import Unfit
from bot.handlers.discord.failures import FAILURES, code_of, is_passing
from bot.handlers.discord.identity import Outsider
from bot.handlers.discord.screen import Screen, TooLate
from bot.handlers.meaning import NotMeant
from bot.views.discord.paint import panel
from bot.views.parts import notice
from bot.views.phrases import mishaps
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.screens.mishaps import go_on
from bot.views.screens.shifts.cover import ways_out
from bot.views.tokens import OldToken

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


class UnknownCommand(Exception):
    """Discord still shows a command of another version."""


_SAID: dict[type[Exception], Words] = {
    OldToken: mishaps.OLD_BUTTON,
    UnknownCommand: mishaps.UNKNOWN_COMMAND,
    Outsider: mishaps.OUTSIDER,
}


async def on_error(error: Exception, screen: Screen) -> None:
    """Tell the person what happened, beside what they acted on."""
    try:
        if isinstance(error, TooLate):
            await screen.whisper(panel(go_on(error.again)))
        else:
            await screen.whisper(panel(notice(words_of(error), *ways_out(error))))
    except FAILURES as failure:
        log.warning("a person could not be told", code=code_of(failure))


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
        case _ if is_passing(error):
            log.warning("discord did not do as asked", code=code_of(error))
            return mishaps.PLATFORM_AWAY
        case _:
            reference = token_hex(3)
            log.error("unexpected", reference=reference, exc_info=error)
            return mishaps.broken(reference)
