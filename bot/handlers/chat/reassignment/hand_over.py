"""The button beside what waits that moves it to the best taker at once."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.reassignment import hand_over
from bot.handlers.asking import Asking
from bot.handlers.chat.attention import board_of
from bot.handlers.chat.listening import Feature
from bot.views.screens.plan import plan
from bot.views.tokens import Token


async def on_hand_over(acting: Asking, pressed: Token) -> None:
    """Move it as the button says."""
    to, holder = pressed.nth(1), pressed.nth(2)
    done = await acting.desk.run(hand_over.hand_over, acting.who, pressed.id, to, holder)
    await handed_over(acting, done, pressed.ids[3:])


async def handed_over(acting: Asking, done: PlanPicture, board: Sequence[int]) -> None:
    """What came of it, with *Undo*, beside what was acted on: a board is drawn as it is then."""
    if board:
        await acting.pages.settle(await board_of(acting, *board[:2]))
    await acting.pages.beside(plan(done))


FEATURE = Feature({"hand_over": on_hand_over})
