"""The refusals of linking accounts."""

from datetime import datetime

from bot.assignment.outcomes.people import LinkFault
from bot.assignment.refusals.general import BadInput


class LinkRefused(BadInput):
    """Two people can not be made one, or one not two.

    `names` are the two, `platform` is where both have an account, and `until` when codes may be tried again.
    """

    why: LinkFault
    names: tuple[str, ...] = ()
    platform: str = ""
    until: datetime | None = None
