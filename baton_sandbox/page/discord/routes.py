"""Where the browser reaches the Discord page."""

from collections.abc import Awaitable, Mapping

from baton_sandbox.chat.errors import CannotDo
from baton_sandbox.chat.world import Brought
from baton_sandbox.discord.hub import Hub
from baton_sandbox.page.chat import ChatPage, Form
from baton_sandbox.page.discord.acts import ACTS, room_of
from baton_sandbox.page.discord.live import DiscordWindow, shown
from baton_sandbox.shapes import Json


class DiscordPage(ChatPage):
    """The page's routes for one running Discord."""

    FILE, AT, LIVE, PREFIX = "discord.html", "/discord", "/discord/live", "/discord"

    def __init__(self, hub: Hub) -> None:
        super().__init__(hub.world)
        self._hub = hub

    def _window(self, person: str) -> DiscordWindow:
        return DiscordWindow(self._hub, person)

    def _doing(self, act: str, person: str, body: Json) -> Awaitable[Json] | None:
        return ACTS[act](self._hub, self._person(person), body) if act in ACTS else None

    def _messages(self, person: str, query: Mapping[str, str]) -> list[Json]:
        channel = room_of(self._hub, self._person(person), dict(query))
        return [shown(message) for message in self._hub.world.messages.history(channel.id, person)]

    def _bring(self, form: Form, name: str, content: bytes) -> tuple[Brought, Json]:  # noqa: ARG002  only Slack shares it at once
        return self._hub.world.bring_file(name, content), {}

    def _person(self, person: str) -> str:
        if person not in self._hub.world.people:
            raise CannotDo("There is nobody of that name here.")
        return person
