"""The one door for everything that is not an answer: refusals in private words, mishaps with a reference."""

import structlog

from bot.handlers.chat import errors
from bot.handlers.discord.failures import FAILURES, code_of, is_passing
from bot.handlers.discord.screen import Screen, TooLate
from bot.views.discord.paint import panel
from bot.views.parts import notice
from bot.views.phrases import mishaps
from bot.views.phrases.words import Words
from bot.views.screens.mishaps import go_on
from bot.views.screens.ways_out import ways_out

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


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
    """What is said about an error, Discord's own too."""
    if not is_passing(error):
        return errors.words_of(error)
    log.warning("discord did not do as asked", code=code_of(error))
    return mishaps.PLATFORM_AWAY
