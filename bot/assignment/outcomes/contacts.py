"""What is asked when a list's contacts are chosen for ahead, and what the core says of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.moves import Choice, LeftOut, Portioned
from bot.assignment.outcomes.people import PersonRef
from bot.assignment.outcomes.text import CampaignRef
from bot.vocabulary import PlanState, Split


@dataclass(frozen=True, slots=True)
class AheadWish:
    """Whose the contacts of a list shall be: these people's and those of a user list, dealt in some way.

    Only contacts who are nobody's yet are meant, unless it is `everybody`. `clear` takes every contact from
    whoever it is, and gives it to nobody.
    """

    list_id: int
    people: tuple[int, ...] = ()
    user_list_id: int | None = None
    everybody: bool = False
    split: Split = Split.EVEN
    clear: bool = False


@dataclass(frozen=True, slots=True)
class AheadPicture:
    """A choosing as it stands.

    `gets` says how many contacts each receives, `total` how many it is about. `assigned` were somebody's
    when it was looked at: they are among the total, or stay whose they are. Opted-out and retired numbers
    are left behind. `follow` are the campaigns over the list that keep assignments, `ignore` the others.
    """

    id: int
    state: PlanState
    list: Choice
    wish: AheadWish
    user_list: str
    actor: PersonRef
    gets: tuple[Portioned, ...]
    total: int
    assigned: int
    opted_out: int
    retired: int
    left_out: tuple[LeftOut, ...]
    follow: tuple[CampaignRef, ...]
    ignore: tuple[CampaignRef, ...]
    decided_at: datetime | None = None
    decided_by: PersonRef | None = None
    may_undo: bool = False
