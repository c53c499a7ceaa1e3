"""The buttons that move what waits, one conversation or all of somebody's, to the best taker at once."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import PlanPicture, Target, TargetKind
from bot.assignment.reassignment import hand_over
from bot.handlers.asking import Asking
from bot.handlers.chat.attention import board_of, these_of
from bot.handlers.chat.listening import Feature
from bot.views.screens.plan import plan
from bot.views.tokens import Token


async def on_hand_over(acting: Asking, pressed: Token) -> None:
    """Move it as the button says."""
    to, holder = pressed.nth(1), pressed.nth(2)
    done = await acting.desk.run(hand_over.hand_over, acting.who, pressed.id, to, holder)
    await handed_over(acting, done, pressed.ids[3:])


async def on_move_all(acting: Asking, pressed: Token) -> None:
    """Move all that waits for somebody, as the button says; a board is drawn as it is then."""
    campaign, holder, to = pressed.id, pressed.nth(1), Target(TargetKind.PEOPLE, (pressed.nth(2),))
    done = await acting.desk.run(hand_over.hand_over_all, acting.who, campaign or None, holder, to)
    if pressed.ids[3:]:
        await acting.pages.settle(await board_of(acting, campaign, pressed.nth(3)))
    await acting.pages.beside(plan(done))


async def handed_over(acting: Asking, done: PlanPicture, rows: Sequence[int]) -> None:
    """What came of it, with *Undo*, beside what was acted on: rows of a board are drawn as they are then."""
    if rows:
        await acting.pages.settle(await these_of(acting, *rows[:3]))
    await acting.pages.beside(plan(done))


FEATURE = Feature({"hand_over": on_hand_over, "move_all": on_move_all})
