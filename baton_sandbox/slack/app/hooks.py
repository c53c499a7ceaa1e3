"""Response URLs: five answers within thirty minutes to what a person did, wherever they did it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from baton_sandbox.shapes import Json
from baton_sandbox.slack.app.installed import InstalledApp
from baton_sandbox.slack.blockkit.posting import checked_content
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.state.world import World

LIFETIME = timedelta(minutes=30)  # https://docs.slack.dev/interactivity/handling-user-interaction
USES = 5
MOST_REMEMBERED = 10_000


@dataclass(frozen=True)
class Origin:
    """Where a person acted: the channel, and the message whose button it was, if it was one."""

    person: str
    channel: str
    ts: str | None = None


@dataclass
class _Hook:
    origin: Origin
    until: datetime
    left: int = USES


class Hooks:
    """Every response URL handed out, by its last part."""

    def __init__(self, world: World, app: InstalledApp) -> None:
        self._world = world
        self._app = app
        self._by_id: dict[str, _Hook] = {}

    def issue(self, origin: Origin) -> str:
        """The last part of a new response URL."""
        hook_id = self._world.ids.next("H")
        self._by_id[hook_id] = _Hook(origin, self._world.clock.now() + LIFETIME)
        if len(self._by_id) > MOST_REMEMBERED:
            del self._by_id[next(iter(self._by_id))]
        return hook_id

    def use(self, hook_id: str, body: Json) -> None:
        """Answer through a response URL; raises SlackError when it is spent or old, or the answer invalid."""
        hook = self._by_id.get(hook_id)
        if hook is None:
            raise SlackError("invalid_url")
        if self._world.clock.now() > hook.until:
            raise SlackError("expired_url")
        if hook.left == 0:
            raise SlackError("used_url")
        self.respond(hook.origin, body)
        hook.left -= 1

    def respond(self, origin: Origin, body: Json) -> None:
        """Put an answer where its request came from; raises SlackError when it is not valid."""
        channel = self._world.channels.get(origin.channel)
        if channel is None:
            raise SlackError("channel_not_found")
        source = self._world.messages.find(origin.channel, origin.ts) if origin.ts else None
        if body.get("delete_original"):
            if source:
                self._world.delete(source)
            return
        content = checked_content(body, self._world.ids.next)
        if body.get("replace_original") and source:
            self._world.change(source, {**source.body, "blocks": [], **content})
            return
        only_for = None if body.get("response_type") == "in_channel" else origin.person
        thread = {"thread_ts": body["thread_ts"]} if body.get("thread_ts") else {}
        self._world.post(channel, self._app.bot_user, self._app.signed(content | thread), only_for)
