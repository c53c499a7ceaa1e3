"""How calls to Slack fail, and which failures pass."""

from http import HTTPStatus

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

FAILURES = (SlackClientError, ClientError, TimeoutError)
_PASSING = {
    "ratelimited",
    "fatal_error",
    "internal_error",
    "message_limit_exceeded",
    "rate_limited",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
}


def code_of(failure: BaseException) -> str:
    """Slack's name of a failure, or its kind; never its words, which may repeat what was sent."""
    if isinstance(failure, SlackApiError):
        return _error(failure) or str(failure.response.status_code)
    return type(failure).__name__


def scope_needed(failure: BaseException) -> str:
    """The scope for want of which Slack refused a call; "" where that was not it."""
    if not isinstance(failure, SlackApiError) or _error(failure) != "missing_scope":
        return ""
    return str(failure.response.get("needed") or "that is missing")


def is_passing(failure: BaseException) -> bool:
    """Whether the same call may succeed later: too many calls, a fault at Slack, a broken connection."""
    if not isinstance(failure, SlackApiError):
        return isinstance(failure, FAILURES)
    status = failure.response.status_code
    faulty = status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return faulty or _error(failure) in _PASSING


def _error(failure: SlackApiError) -> str:
    """Slack's own code; what stands before Slack may answer with a page instead."""
    told = failure.response.data
    return str(told.get("error", "")) if isinstance(told, dict) else ""


def wait_of(failure: BaseException) -> float | None:
    """The seconds Slack asks to wait, if it does."""
    if not isinstance(failure, SlackApiError):
        return None
    asked = failure.response.headers.get("Retry-After") or failure.response.headers.get("retry-after")
    return float(asked) if asked and str(asked).isdigit() else None
