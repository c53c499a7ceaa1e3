"""The one way out: letters and events at least once, texts to contacts at most once."""

from bot.courier.courier import Courier
from bot.courier.ports import (
    Gateway,
    InDoubt,
    Limits,
    Listed,
    LookUpFailed,
    NotSent,
    NotTaken,
    Poster,
    PostLater,
    PostNever,
    Receiver,
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
    "NotTaken",
    "PostLater",
    "PostNever",
    "Poster",
    "Receiver",
    "Sent",
]
