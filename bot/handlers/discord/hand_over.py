"""The buttons beside what waits: to the best taker at once, or to somebody else."""

from collections.abc import Sequence

from bot.assignment.outcomes.reassignment import PlanPicture
from bot.assignment.reassignment import hand_on, hand_over
from bot.handlers.discord import attention
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.hand_on import form_of, target
from bot.views.discord import plan
from bot.views.tokens import Token, token


def register(face: Face) -> None:
    """Listen."""
    face.press("hand_over", on_hand_over)
    face.press("hand_over_other", on_other)
    face.submit("hand_over_to", on_submitted, opener="hand_over_other")


async def on_hand_over(acting: Acting, pressed: Token) -> None:
    """Move it as the button says."""
    to, holder = pressed.nth(1), pressed.nth(2)
    done = await acting.desk.run(hand_over.hand_over, acting.who, pressed.id, to, holder)
    await _show(acting, done, pressed.ids[3:])


async def on_other(acting: Acting, pressed: Token) -> None:
    """Ask to whom, with a note."""
    form = await form_of(acting, pressed.id, token("hand_over_to", *pressed.ids))
    await acting.screen.ask(form, again=token("hand_over_other", *pressed.ids))


async def on_submitted(acting: Acting, form: Token) -> None:
    """Move it to whom the form names."""
    to, note = await target(acting), acting.filled.text("note")
    done = await acting.desk.run(hand_on.hand_on, acting.who, form.id, to, note)
    await _show(acting, done, form.ids[1:])


async def _show(acting: Acting, done: PlanPicture, board: Sequence[int]) -> None:
    """What came of it, with *Undo*, beside what was acted on: the board is drawn as it is then."""
    if board:
        await acting.screen.redraw(await attention.board_of(acting, *board[:2]))
    await acting.screen.whisper(plan.panel(done))
