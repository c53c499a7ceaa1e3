"""The end of a shift: what whoever goes decides, and what the lead does about the rest."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.shifts import end_choices
from bot.handlers.slack import plans
from bot.handlers.slack.screen import Screen
from bot.views.slack import parting as shown
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("parting_over"))(on_hand_over)
    app.action(pattern("parting_finish"))(on_finish)
    app.action(pattern("parting_release"))(on_release)
    app.action(pattern("shift_left"))(on_reassign)
    app.action(pattern("shift_left_all"))(on_hand_over_all)
    app.action(pattern("shift_left_give"))(on_give_all)
    app.action(pattern("shift_left_queue"))(on_release_all)


async def on_hand_over(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Give what waits for me to whom the button names."""
    await ack()
    await plans.show(screen, desk.run(end_choices.hand_over, who, pressed.id, pressed.nth(1)))


async def on_finish(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Go on for a while."""
    await ack()
    await screen.replace(shown.parting(await desk.run(end_choices.finish, who, pressed.id)))


async def on_release(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Let what waits for me wait for anybody."""
    await ack()
    await plans.show(screen, desk.run(end_choices.release, who, pressed.id))


async def on_reassign(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Give what waits with somebody who went to whom the button names; the summary stays."""
    await ack()
    done = await desk.run(end_choices.reassign_left, who, pressed.id, pressed.nth(1), pressed.nth(2))
    await plans.show_beside(screen, done)


async def on_hand_over_all(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Give what waits for nobody, or with anybody off duty, to those on duty; the summary stays."""
    await ack()
    await plans.show_beside(screen, await desk.run(end_choices.hand_over_all, who, pressed.id))


async def on_give_all(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The same, to whom the button names."""
    await ack()
    done = await desk.run(end_choices.hand_over_all, who, pressed.id, pressed.nth(1))
    await plans.show_beside(screen, done)


async def on_release_all(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Let what waits with anybody off duty wait for anybody; the summary stays."""
    await ack()
    await plans.show_beside(screen, await desk.run(end_choices.release_all, who, pressed.id))
