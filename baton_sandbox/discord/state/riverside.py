"""The fictional server of the demo: the same small get-out-the-vote team as in Slack, with Baton in it."""

from baton_sandbox.clock import Clock
from baton_sandbox.discord.state.channels import Channel
from baton_sandbox.discord.state.people import Guild, Person, Role
from baton_sandbox.discord.state.permissions import (
    ADMINISTRATOR,
    CREATE_EVENTS,
    EVERYBODYS,
    MANAGE_GUILD,
    MANAGE_MESSAGES,
    PIN_MESSAGES,
)
from baton_sandbox.discord.state.world import World

# Snowflakes with small endings, so that they can be told apart in a log.
GUILD = "1000000000000000000"
APP = BOT_USER = "1000000000000000001"
ADMINISTRATORS, LEADS, TEXTERS, NIGHT_TEAM, BOT_ROLE = (f"10000000000000000{n}" for n in range(11, 16))
ANA, OMAR, BEN, CLEO, DEV, MAI = (f"10000000000000000{n}" for n in range(21, 27))
GENERAL, TEXT_BANK, LEADS_CHANNEL = (f"10000000000000000{n}" for n in range(31, 34))

_ROLES = (
    Role(GUILD, "@everyone", EVERYBODYS, position=0),
    Role(TEXTERS, "texters", color=0x2F8F6B, position=1),
    Role(NIGHT_TEAM, "night-team", color=0x5865F2, position=2),
    Role(
        BOT_ROLE,
        "Baton",
        EVERYBODYS | MANAGE_MESSAGES | PIN_MESSAGES | CREATE_EVENTS,
        position=3,
        bot=BOT_USER,
    ),
    Role(LEADS, "Shift leads", MANAGE_GUILD, color=0x2D6CC0, position=4),
    Role(ADMINISTRATORS, "Administrators", ADMINISTRATOR, color=0xC4453C, position=5),
)
_PEOPLE = (
    Person(ANA, "ana", "Ana Moreau", "Field director", "c4453c", (ADMINISTRATORS, TEXTERS)),
    Person(OMAR, "omar", "Omar Haddad", "Shift lead", "2d6cc0", (LEADS, TEXTERS)),
    Person(BEN, "ben", "Ben Okafor", "Volunteer", "8b5fbf", (TEXTERS, NIGHT_TEAM)),
    Person(CLEO, "cleo", "Cleo Lindqvist", "Volunteer", "d1862c", (TEXTERS, NIGHT_TEAM)),
    Person(DEV, "dev", "Dev Patel", "Volunteer", "2f8f6b", (TEXTERS,)),
    Person(MAI, "mai", "Mai Tanaka", "Volunteer", "b8457f", (TEXTERS, NIGHT_TEAM)),
)


def riverside(clock: Clock, app_name: str = "Baton") -> World:
    """A server of two who lead and four volunteers; the leads' channel is theirs and the app's alone."""
    bot = Person(BOT_USER, app_name.lower(), app_name, color="3f3d56", roles=(BOT_ROLE,), is_bot=True)
    guild = Guild(GUILD, "Riverside", ANA, {role.id: role for role in _ROLES})
    private = (ADMINISTRATORS, LEADS, BOT_ROLE)
    channels = (
        Channel(GENERAL, "general", "Hello, everyone", 0),
        Channel(TEXT_BANK, "text-bank", "Where we text together", 1),
        Channel(LEADS_CHANNEL, "leads", "Who covers which shift", 2, private),
    )
    return World(guild, clock, (*_PEOPLE, bot), channels)
