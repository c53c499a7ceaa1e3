"""What the core says about user lists."""

from dataclasses import dataclass
from datetime import datetime

from bot.assignment.outcomes.refs import CampaignRef, PersonRef


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
