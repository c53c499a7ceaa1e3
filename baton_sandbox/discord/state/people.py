"""The guild, its people and their roles, and the objects Discord shows of them."""

from dataclasses import dataclass, field

from baton_sandbox.shapes import Json

JOINED = "2026-01-10T12:00:00.000000+00:00"


@dataclass(frozen=True)
class Role:
    """A role; `color` is an RGB number, `bot` the id of the bot user a managed role belongs to."""

    id: str
    name: str
    permissions: int = 0
    color: int = 0
    position: int = 1
    bot: str = ""


@dataclass(frozen=True)
class Person:
    """A member of the guild, or the bot; `handle` is the unique name, `name` the one that is shown.

    `takes_dms` is the privacy switch that lets people of the same server write to them; `here` says that they
    have not left the server. `locale` is the language of their Discord.
    """

    id: str
    handle: str
    name: str
    title: str = ""
    color: str = "5865f2"
    roles: tuple[str, ...] = ()
    nick: str = ""
    is_bot: bool = False
    takes_dms: bool = True
    here: bool = True
    locale: str = "en-US"

    @property
    def shown_name(self) -> str:
        return self.nick or self.name

    @property
    def full_name(self) -> str:
        return self.name


@dataclass
class Guild:
    """A server: its roles, of which the one with the guild's own id is everybody's."""

    id: str
    name: str
    owner: str
    roles: dict[str, Role] = field(default_factory=dict)


def user_object(person: Person) -> Json:
    """Discord's user object."""
    return {
        "id": person.id,
        "username": person.handle,
        "global_name": None if person.is_bot else person.name,
        "discriminator": "0",
        "avatar": None,
        "bot": person.is_bot,
        "system": False,
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "clan": None,
    }


def member_object(person: Person, *, with_user: bool = True) -> Json:
    """Discord's guild member object."""
    member: Json = {
        "roles": list(person.roles),
        "nick": person.nick or None,
        "avatar": None,
        "banner": None,
        "joined_at": JOINED,
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "communication_disabled_until": None,
    }
    return {"user": user_object(person), **member} if with_user else member


def role_object(role: Role, guild: Guild) -> Json:
    """Discord's role object."""
    body: Json = {
        "id": role.id,
        "name": role.name,
        "description": None,
        "permissions": str(role.permissions),
        "position": 0 if role.id == guild.id else role.position,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": bool(role.bot),
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    return {**body, "tags": {"bot_id": role.bot}} if role.bot else body
