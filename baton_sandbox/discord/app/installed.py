"""The application that is in the guild: its ids, its token, and what the developers' portal says of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex

from baton_sandbox.discord.state.people import Person, user_object
from baton_sandbox.shapes import Json


@dataclass
class InstalledApp:
    """What the portal shows a developer; the token stays out of prints.

    `privileged` are the bits of the privileged intents that are switched on there.
    """

    id: str
    name: str
    bot_user: str
    token: str = field(repr=False)
    privileged: int = 0


def install(bot: Person, new_secret: Callable[[], str] = token_hex) -> InstalledApp:
    """An application for a bot user of the world, with a token of its own."""
    return InstalledApp(bot.id, bot.name, bot.id, f"sandbox.{new_secret()}")


def application_object(app: InstalledApp, owner: Person) -> Json:
    """Discord's application object."""
    return {
        "id": app.id,
        "name": app.name,
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": user_object(owner),
        "team": None,
        "tags": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}},
    }
