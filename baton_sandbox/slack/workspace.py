"""Everything one running workspace consists of, handed to whatever serves a part of it."""

from collections import deque
from dataclasses import dataclass, field

from baton_sandbox.shapes import Json
from baton_sandbox.slack.app.hooks import Hooks
from baton_sandbox.slack.app.installed import InstalledApp, install
from baton_sandbox.slack.app.manifest import Manifest
from baton_sandbox.slack.app.triggers import Triggers
from baton_sandbox.slack.calls import ApiCall, RateLimits
from baton_sandbox.slack.errors import SlackError
from baton_sandbox.slack.faults import Faults
from baton_sandbox.slack.state.drafts import Drafts
from baton_sandbox.slack.state.world import World
from baton_sandbox.slack.transport.delivery import Delivery
from baton_sandbox.slack.transport.envelopes import Answer

MOST_REMEMBERED = 20_000  # calls


@dataclass
class Workspace:
    """A world, the app installed in it, and the ways between them.

    `base_url` is where this Slack is served. `mistakes` collects what the app sent that Slack would have
    refused without telling the app so.
    """

    world: World
    app: InstalledApp
    manifest: Manifest
    faults: Faults
    delivery: Delivery
    triggers: Triggers
    hooks: Hooks
    limits: RateLimits
    drafts: Drafts = field(default_factory=Drafts)
    calls: deque[ApiCall] = field(default_factory=lambda: deque(maxlen=MOST_REMEMBERED))
    mistakes: list[str] = field(default_factory=list)
    base_url: str = ""

    async def interact(self, payload: Json) -> Answer:
        """Deliver an interaction, if the app's manifest asks for them at all."""
        if not self.manifest.interactivity:
            self.mistakes.append("The manifest does not switch interactivity on.")
            return Answer("dispatch_failed")
        return await self.delivery.interaction("interactive", payload)

    def require_scope(self, scope: str) -> None:
        """Raise missing_scope unless the app's manifest asks for a scope."""
        if scope not in self.manifest.scopes:
            provided = ",".join(sorted(self.manifest.scopes))
            raise SlackError("missing_scope", needed=scope, provided=provided)


def found(world: World, manifest: Manifest) -> Workspace:
    """A workspace around a world whose one bot user is the app."""
    bot = next(person for person in world.people.values() if person.is_bot)
    app, faults, now = install(bot.bot_id, bot.id), Faults(), world.clock.now
    return Workspace(
        world=world,
        app=app,
        manifest=manifest,
        faults=faults,
        delivery=Delivery(app, faults, world.feed),
        triggers=Triggers(world.ids, now),
        hooks=Hooks(world, app),
        limits=RateLimits(now),
    )
