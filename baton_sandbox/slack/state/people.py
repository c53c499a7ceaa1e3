"""The team, its people and their user groups, and the objects Slack shows of them."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from baton_sandbox.shapes import Json


@dataclass(frozen=True)
class Team:
    """A workspace's name and address."""

    id: str
    name: str
    domain: str


@dataclass(frozen=True)
class Person:
    """Somebody in the workspace, or a bot user; `zone` is an IANA name, `color` six hex digits.

    `locale` is the language of their Slack, such as es-LA, and `elsewhere` is what Slack says otherwise of a
    person of another workspace or organisation.
    """

    id: str
    handle: str
    real_name: str
    email: str = ""
    title: str = ""
    zone: str = "America/New_York"
    locale: str = "en-US"
    color: str = "4bbe2e"
    is_admin: bool = False
    is_bot: bool = False
    bot_id: str = ""
    status: str = ""
    deleted: bool = False
    elsewhere: Json = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        return self.real_name


@dataclass(frozen=True)
class UserGroup:
    """People who can be named together, as @captains; a disabled one is there no more, and may come back."""

    id: str
    handle: str
    name: str
    people: tuple[str, ...] = ()
    disabled: bool = False


def user_object(person: Person, team: Team, now: datetime, *, with_email: bool) -> Json:
    """Slack's user object; the e-mail address only where the app's scopes allow it."""
    zone = now.astimezone(ZoneInfo(person.zone))
    offset = zone.utcoffset()
    return {
        "id": person.id,
        "team_id": team.id,
        "name": person.handle,
        "deleted": person.deleted,
        "color": person.color,
        "real_name": person.real_name,
        "tz": person.zone,
        "tz_label": zone.tzname() or person.zone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(person, team, with_email=with_email),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(now.timestamp()),
        **person.elsewhere,
    }


def _profile(person: Person, team: Team, *, with_email: bool) -> Json:
    first, _, last = person.real_name.partition(" ")
    profile = {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": person.handle,
        "display_name_normalized": person.handle,
        "first_name": first,
        "last_name": last,
        "title": person.title,
        "status_text": person.status,
        "status_emoji": "",
        "team": team.id,
    }
    if with_email and person.email:
        profile["email"] = person.email
    if person.bot_id:
        profile["bot_id"] = person.bot_id
    return profile


def group_object(group: UserGroup, team: Team, *, with_users: bool, with_count: bool) -> Json:
    """Slack's user group object."""
    body: Json = {
        "id": group.id,
        "team_id": team.id,
        "is_usergroup": True,
        "name": group.name,
        "handle": group.handle,
        "description": "",
        "is_external": False,
        "date_delete": int(group.disabled),
    }
    if with_users:
        body["users"] = list(group.people)
    if with_count:
        body["user_count"] = len(group.people)
    return body
