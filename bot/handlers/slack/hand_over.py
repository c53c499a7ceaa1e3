"""The buttons beside what waits: to the best taker at once, or to somebody else."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import reply
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.reassignment import candidates, hand_over
from bot.handlers.slack import attention, plans
from bot.handlers.slack.screen import Screen
from bot.views.slack import hand_on as shown
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("hand_over"))(on_hand_over)
    app.action(pattern("hand_over_other"))(on_other)


async def on_hand_over(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Move it as the button says, show what came of it, with *Undo*, and the board as it is then."""
    await ack()
    holder, board = pressed.nth(2), pressed.ids[3:]
    done = await desk.run(hand_over.hand_over, who, pressed.id, pressed.nth(1), holder)
    if board:
        await screen.replace(await attention.board_of(desk, who, board[0]))
    await plans.show_beside(screen, done)


async def on_other(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Ask to whom, with a note."""
    await ack()
    thread = await desk.read(reply.open_thread, who, pressed.id)
    lists, elsewhere = await desk.read(candidates.user_lists, who), await desk.read(candidates.elsewhere, who)
    form = shown.form(thread, lists, elsewhere)
    await screen.notify(form, again=token("hand_over_other", pressed.id))
