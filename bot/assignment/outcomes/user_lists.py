"""What the core says about user lists, and about tags: where they carry, and which are shared."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.vocabulary import Asks


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people on a platform; `handle` is how they are mentioned, without the @."""

    platform: str
    workspace: str
    id: str
    handle: str


@dataclass(frozen=True, slots=True)
class UserListRow:
    """A user list by name.

    With a `group` it is a mirror: in step with it at `mirrored_at`, and left alone by it since `lost_at`.
    """

    id: int
    name: str
    size: int
    group: Group | None = None
    mirrored_at: datetime | None = None
    lost_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UserListMember:
    """Somebody in a user list; whoever is suspended stays in it and is left out when work is dealt."""

    ref: PersonRef
    suspended: bool


@dataclass(frozen=True, slots=True)
class UserListPicture:
    """A user list with its people, by name, and the campaigns that are limited to it and have not ended."""

    list: UserListRow
    members: tuple[UserListMember, ...]
    campaigns: tuple[CampaignRef, ...]


@dataclass(frozen=True, slots=True)
class UserListsPicture:
    """Every user list, by name."""

    rows: tuple[UserListRow, ...]


@dataclass(frozen=True, slots=True)
class UserListChanged:
    """A user list as it is now, and who came into it and went from it."""

    now: UserListPicture
    added: tuple[PersonRef, ...] = ()
    removed: tuple[PersonRef, ...] = ()


@dataclass(frozen=True, slots=True)
class UserListDeleted:
    """A user list is gone; `ended` campaigns that were limited to it are so no more."""

    name: str
    ended: tuple[CampaignRef, ...]


@dataclass(frozen=True, slots=True)
class CarryingPicture:
    """Which tags of a campaign carry a conversation to a user list, None where it is no more.

    `tags` are those that may, `user_lists` those that there are.
    """

    campaign: CampaignRef
    carried: tuple[tuple[str, UserListRow | None], ...]
    tags: tuple[str, ...]
    user_lists: tuple[UserListRow, ...]


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A tag of the organisation (it `asks` nothing), or a field; perhaps admins alone may fill it."""

    name: str
    asks: Asks | None = None
    options: tuple[str, ...] = ()
    for_volunteers: bool = True
    id: int = 0


@dataclass(frozen=True, slots=True)
class SharingPicture:
    """All of them, whether a campaign offers them, and how many campaigns that have not ended do."""

    campaign: CampaignRef
    offers: bool
    rows: tuple[SharedRow, ...]
    offering: int
