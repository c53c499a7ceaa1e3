"""Where the browser reaches the Slack page."""

from collections.abc import Awaitable, Mapping

from baton_sandbox.chat.world import Brought
from baton_sandbox.page.chat import ChatPage, Form
from baton_sandbox.page.slack.acts import ACTS
from baton_sandbox.page.slack.live import SlackWindow
from baton_sandbox.shapes import Json
from baton_sandbox.slack.acts import rooms
from baton_sandbox.slack.acts.errors import room_of
from baton_sandbox.slack.workspace import Workspace


class SlackPage(ChatPage):
    """The page's routes for one running workspace."""

    FILE, AT, LIVE, PREFIX = "index.html", "/", "/live", "/page"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.world)
        self._workspace = workspace

    def _window(self, person: str) -> SlackWindow:
        return SlackWindow(self._workspace, person)

    def _doing(self, act: str, person: str, body: Json) -> Awaitable[Json] | None:
        return ACTS[act](self._workspace, person, body) if act in ACTS else None

    def _messages(self, person: str, query: Mapping[str, str]) -> list[Json]:
        channel = room_of(self._workspace, person, query["channel"])
        return [posted.body for posted in self._workspace.world.messages.history(channel.id, person)]

    def _bring(self, form: Form, name: str, content: bytes) -> tuple[Brought, Json]:
        """Share it at once where a channel is named."""
        person, channel = str(form["as"]), str(form.get("channel") or "")
        if channel:
            room_of(self._workspace, person, channel)
        file = rooms.bring_file(self._workspace, person, name, content)
        if channel:
            rooms.share_file(self._workspace, person, channel, file, str(form.get("text", "")))
        return file, {"mimetype": file.mimetype, "filetype": file.kind}
