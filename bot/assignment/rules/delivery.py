"""What a provider's statuses and error codes mean for a text, its number and its campaign.

Codes: https://www.twilio.com/docs/api/errors
"""

from collections.abc import Sequence
from enum import StrEnum

from bot.vocabulary import TextStatus

# A text only moves forward; callbacks come in any order and repeat.
_RANK = {
    TextStatus.QUEUED: 0,
    TextStatus.LEAVING: 1,
    TextStatus.DOUBT: 2,
    TextStatus.UNKNOWN: 3,
    TextStatus.ACCEPTED: 4,
    TextStatus.SENT: 5,
    TextStatus.DELIVERED: 6,
    TextStatus.UNDELIVERED: 6,
    TextStatus.FAILED: 6,
    TextStatus.CANCELLED: 7,
    TextStatus.RECEIVED: 7,
}

# A campaign pauses itself at this share of filtered texts, once there are enough of them to tell.
FILTERED_SHARE = 0.03
FILTERED_AT_LEAST = 5


class Fate(StrEnum):
    """What an error code means beyond the one text."""

    RETIRE = "retire"
    OPT_OUT = "opt_out"
    RETRY_ONCE = "retry_once"
    FILTERED = "filtered"
    OURS = "ours"


_FATES = {
    21211: Fate.RETIRE,
    21614: Fate.RETIRE,
    21635: Fate.RETIRE,
    30005: Fate.RETIRE,
    30006: Fate.RETIRE,
    21610: Fate.OPT_OUT,
    30001: Fate.RETRY_ONCE,
    30003: Fate.RETRY_ONCE,
    30008: Fate.RETRY_ONCE,
    30036: Fate.RETRY_ONCE,
    30004: Fate.FILTERED,
    30007: Fate.FILTERED,
    30034: Fate.FILTERED,
}


def fate_of(code: int | None) -> Fate:
    """What to do about an error; a code that blames neither number nor carrier is ours to mend."""
    return _FATES.get(code or 0, Fate.OURS)


def moves_on(old: TextStatus, new: TextStatus) -> bool:
    """Whether this news is later than what we knew. The first final word stands."""
    return _RANK[new] > _RANK[old]


def is_final(status: TextStatus) -> bool:
    """Whether nothing more is to be expected."""
    return _RANK[status] >= _RANK[TextStatus.DELIVERED]


def is_filtered(newest: Sequence[int | None]) -> bool:
    """Whether carriers filter a campaign, by the error codes (None: none) of its newest texts."""
    filtered = sum(fate_of(code) is Fate.FILTERED for code in newest if code is not None)
    return filtered >= FILTERED_AT_LEAST and filtered > FILTERED_SHARE * len(newest)
