"""The fictional workspace of the demo: a small get-out-the-vote team with an app called Baton."""

from baton_sandbox.clock import Clock
from baton_sandbox.slack.state.channels import Channel
from baton_sandbox.slack.state.people import Person, Team, UserGroup
from baton_sandbox.slack.state.world import World

BOT_USER = "U0BATON"
BOT_ID = "B0BATON"

_TEAM = Team("T0RIVER", "Riverside Votes", "riverside-votes")
_PEOPLE = (
    Person(
        "U0ANA",
        "ana",
        "Ana Moreau",
        "ana@riversidevotes.example",
        "Field director",
        color="c4453c",
        is_admin=True,
        status="Running the bank",
    ),
    Person(
        "U0OMAR",
        "omar",
        "Omar Haddad",
        "omar@riversidevotes.example",
        "Shift lead",
        color="2d6cc0",
        is_admin=True,
    ),
    Person("U0BEN", "ben", "Ben Okafor", "ben@riversidevotes.example", "Volunteer", color="8b5fbf"),
    Person("U0CLEO", "cleo", "Cleo Lindqvist", "cleo@riversidevotes.example", "Volunteer", color="d1862c"),
    Person(
        "U0DEV",
        "dev",
        "Dev Patel",
        "dev@riversidevotes.example",
        "Volunteer",
        zone="America/Chicago",
        color="2f8f6b",
    ),
    Person(
        "U0MAI",
        "mai",
        "Mai Tanaka",
        "mai@riversidevotes.example",
        "Volunteer",
        zone="America/Los_Angeles",
        color="b8457f",
    ),
)


def riverside(clock: Clock, app_name: str = "Baton") -> World:
    """A workspace of two admins and four volunteers, with the app in two of its three channels."""
    bot = Person(BOT_USER, app_name.lower(), app_name, color="3f3d56", is_bot=True, bot_id=BOT_ID)
    everybody = [person.id for person in _PEOPLE]
    leads = [person.id for person in _PEOPLE if person.is_admin]
    world = World(
        _TEAM,
        clock,
        (*_PEOPLE, bot),
        (
            Channel("C0GENERAL", "channel", "general", "Hello, everyone", "U0ANA", members=[*everybody]),
            Channel(
                "C0TEXTBANK",
                "channel",
                "text-bank",
                "Where we text together",
                "U0ANA",
                members=[*everybody, BOT_USER],
            ),
            Channel(
                "C0LEADS", "private", "leads", "Who covers which shift", "U0OMAR", members=[*leads, BOT_USER]
            ),
        ),
        (
            UserGroup("S0LEADS", "leads", "Shift leads", tuple(leads)),
            UserGroup("S0NIGHT", "night-team", "The late shift", ("U0BEN", "U0CLEO", "U0MAI")),
        ),
    )
    for person in everybody:
        world.direct([person, BOT_USER])
    return world
