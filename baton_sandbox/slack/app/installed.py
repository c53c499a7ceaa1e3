"""The app that is installed in the workspace: its ids and its secrets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex

from baton_sandbox.shapes import Json


@dataclass(frozen=True)
class InstalledApp:
    """What Slack shows a developer after the installation; secrets stay out of prints."""

    id: str
    bot_id: str
    bot_user: str
    bot_token: str = field(repr=False)
    app_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    verification_token: str = field(repr=False)

    def signed(self, body: Json) -> Json:
        """A message's body with the marks of having been written by this app."""
        return {"bot_id": self.bot_id, "app_id": self.id, **body}


def install(bot_id: str, bot_user: str, new_secret: Callable[[], str] = token_hex) -> InstalledApp:
    """An app for a bot user of the world, with secrets of its own."""
    return InstalledApp(
        id="A0BATON",
        bot_id=bot_id,
        bot_user=bot_user,
        bot_token=f"xoxb-sandbox-{new_secret()}",
        app_token=f"xapp-sandbox-{new_secret()}",
        signing_secret=new_secret(),
        verification_token=new_secret(),
    )
