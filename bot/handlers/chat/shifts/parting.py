"""The end of a shift: what whoever goes decides, and what the lead does about the rest."""

from collections.abc import Callable

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.shifts import end_choices
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.handlers.chat.reassignment import plans
from bot.views.screens.plan import plan
from bot.views.screens.shifts.parting import parting
from bot.views.tokens import Token


async def on_finish(acting: Asking, pressed: Token) -> None:
    """Go on for a while."""
    await acting.pages.settle(parting(await acting.desk.run(end_choices.finish, acting.who, pressed.id)))


async def on_mine(acting: Asking, pressed: Token) -> None:
    """Give what waits for me to whom the button names, or let it wait for anybody."""
    deed, ids = _MINE[pressed.verb]
    await plans.show(acting, acting.desk.run(deed, acting.who, *map(pressed.nth, range(ids))))


async def on_left(acting: Asking, pressed: Token) -> None:
    """Give what waits with others who went to whom the button names; the summary stays."""
    deed, ids = _LEFT[pressed.verb]
    done = await acting.desk.run(deed, acting.who, *map(pressed.nth, range(ids)))
    await acting.pages.beside(plan(done))


# What is done, and how many ids the button carries for it.
_MINE: dict[str, tuple[Callable[..., PlanPicture], int]] = {
    "parting_over": (end_choices.hand_over, 2),
    "parting_release": (end_choices.release, 1),
}
_LEFT: dict[str, tuple[Callable[..., PlanPicture], int]] = {
    "shift_left": (end_choices.reassign_left, 3),
    "shift_left_all": (end_choices.hand_over_all, 1),
    "shift_left_give": (end_choices.hand_over_all, 2),
    "shift_left_queue": (end_choices.release_all, 1),
}
FEATURE = Feature(
    {"parting_finish": on_finish, **dict.fromkeys(_MINE, on_mine), **dict.fromkeys(_LEFT, on_left)}
)
