"""The one door for everything that is not an answer: refusals in private words, mishaps with a reference."""

import json
from http import HTTPStatus
from typing import Any

import structlog
from slack_bolt.response import BoltResponse

from bot.assignment.refusals.general import BadInput, DatabaseAway
from bot.assignment.upkeep.dedupe import SeenBefore
from bot.handlers.chat.errors import words_of
from bot.handlers.slack.failures import FAILURES, code_of, is_passing, scope_needed
from bot.handlers.slack.groups import NoGroups
from bot.handlers.slack.screen import Screen, TooLate
from bot.views.parts import notice
from bot.views.phrases import mishaps
from bot.views.phrases.refusals import fields_at_fault, refusal
from bot.views.phrases.words import Words
from bot.views.screens.mishaps import go_on
from bot.views.screens.ways_out import ways_out
from bot.views.slack import parts
from bot.views.slack.paint import message, modal

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)


async def on_error(error: Exception, screen: Screen) -> BoltResponse | None:
    """Tell the person what happened, wherever they acted; Slack always gets its acknowledgement."""
    if isinstance(error, SeenBefore):
        return None if screen.is_answered else BoltResponse(status=HTTPStatus.OK)
    try:
        if screen.is_submission and not screen.is_answered:
            return _answered(screen, error)
        await _tell(screen, error)
    except FAILURES as failure:
        log.warning("a person could not be told", code=code_of(failure))
    return None if screen.is_answered else BoltResponse(status=_status(error, screen))


def _status(error: Exception, screen: Screen) -> HTTPStatus:
    """Slack repeats an event that was not taken; what a person did, they do again themselves."""
    again = isinstance(error, DatabaseAway) and not screen.has_reader
    return HTTPStatus.SERVICE_UNAVAILABLE if again else HTTPStatus.OK


def _answered(screen: Screen, error: Exception) -> BoltResponse:
    """A submission's refusal needs no call: it is the acknowledgement, and what was filled in stays below."""
    block_id = _field(screen, error)
    if block_id and isinstance(error, BadInput):
        return _json({"response_action": "errors", "errors": {block_id: parts.bare(refusal(error))}})
    view = modal(notice(_words(error), *ways_out(error), title=mishaps.TITLE)).payload()
    return _json({"response_action": "push", "view": view})


async def _tell(screen: Screen, error: Exception) -> None:
    if isinstance(error, TooLate):
        await screen.whisper(message(go_on(error.again)))
        return
    told = notice(_words(error), *ways_out(error), title=mishaps.TITLE)
    if not screen.has_reader:
        return
    if screen.view and not screen.is_submission:
        await screen.notify(modal(told))
    else:
        await screen.whisper(message(told))


def _words(error: Exception) -> Words:
    if isinstance(error, NoGroups):
        return mishaps.no_groups(error.code)
    if scope := scope_needed(error):
        log.error("slack wants a scope that the app was not given", scope=scope)
        return mishaps.scope_missing(scope)
    if is_passing(error):
        log.warning("slack did not do as asked", code=code_of(error))
        return mishaps.PLATFORM_AWAY
    return words_of(error)


def _field(screen: Screen, error: Exception) -> str | None:
    """The block id of the field that a refusal is about, if the form has it."""
    names = fields_at_fault(error) if isinstance(error, BadInput) else ()
    inputs = [block["block_id"] for block in screen.view.get("blocks", ()) if block["type"] == "input"]
    return next((block_id for block_id in inputs if block_id.partition(":")[0] in names), None)


def _json(body: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=json.dumps(body), headers={"content-type": ["application/json"]})
