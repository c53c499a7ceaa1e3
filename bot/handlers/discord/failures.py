"""How calls to Discord fail, and which failures pass."""

from http import HTTPStatus

import discord
from aiohttp import ClientError

FAILURES = (discord.DiscordException, ClientError, TimeoutError, OSError)


def code_of(failure: BaseException) -> str:
    """Discord's number of a failure, or its kind; never its words, which may repeat what was sent."""
    if isinstance(failure, discord.HTTPException):
        return str(failure.code or failure.status)
    return type(failure).__name__


def is_passing(failure: BaseException) -> bool:
    """Whether the same call may succeed later: too many calls, a fault at Discord, a broken connection."""
    if isinstance(failure, discord.RateLimited):
        return True
    if isinstance(failure, discord.HTTPException):
        too_many = failure.status == HTTPStatus.TOO_MANY_REQUESTS
        return too_many or failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return isinstance(failure, (ClientError, TimeoutError, OSError))


def wait_of(failure: BaseException) -> float | None:
    """The seconds Discord asks to wait, if it does."""
    if isinstance(failure, discord.RateLimited):
        return failure.retry_after
    if not isinstance(failure, discord.HTTPException):
        return None
    try:
        return float(failure.response.headers.get("Retry-After", ""))
    except ValueError:
        return None
