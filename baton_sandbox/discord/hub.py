"""Everything one running Discord consists of, handed to whatever serves a part of it."""

from collections import deque
from dataclasses import dataclass, field

from baton_sandbox.chat.limits import Limiter
from baton_sandbox.discord.app.commands import Commands
from baton_sandbox.discord.app.installed import InstalledApp, install
from baton_sandbox.discord.app.interactions import Interactions
from baton_sandbox.discord.calls import ApiCall
from baton_sandbox.discord.faults import Faults
from baton_sandbox.discord.gateway import Gateway
from baton_sandbox.discord.state.world import World

MOST_REMEMBERED = 20_000  # calls
ANSWER_SECONDS = 3.0


@dataclass
class Hub:
    """A world, the app in it, and the ways between them.

    `mistakes` collects what the app sent that Discord refuses or that would go wrong without a word.
    `answer_seconds` is how long a person really waits for the app, whatever the clock says.
    """

    world: World
    app: InstalledApp
    gateway: Gateway
    commands: Commands
    interactions: Interactions
    buckets: Limiter
    faults: Faults = field(default_factory=Faults)
    calls: deque[ApiCall] = field(default_factory=lambda: deque(maxlen=MOST_REMEMBERED))
    mistakes: list[str] = field(default_factory=list)
    answer_seconds: float = ANSWER_SECONDS
    base_url: str = ""


def found(world: World) -> Hub:
    """A running Discord around a world whose one bot user is the app."""
    app, now = install(world.bot), world.clock.now
    return Hub(
        world=world,
        app=app,
        gateway=Gateway(world, app),
        commands=Commands(world.ids.next),
        interactions=Interactions(world.ids.next, now),
        buckets=Limiter(now),
    )
