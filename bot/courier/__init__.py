"""The one way out: letters to chat at least once, texts to contacts at most once."""

from bot.courier.courier import Courier
from bot.courier.ports import (
    Gateway,
    InDoubt,
    Limits,
    Listed,
    LookUpFailed,
    NotSent,
    Poster,
    PostLater,
    PostNever,
    Sent,
)

__all__ = [
    "Courier",
    "Gateway",
    "InDoubt",
    "Limits",
    "Listed",
    "LookUpFailed",
    "NotSent",
    "PostLater",
    "PostNever",
    "Poster",
    "Sent",
]
