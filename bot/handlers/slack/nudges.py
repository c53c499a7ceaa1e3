"""The buttons of what Baton says by itself, and how much of it one hears."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.attention import nudges
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from bot.assignment.texting import claim, idle
from bot.assignment.upkeep import catch_up
from bot.handlers.slack.home import redraw
from bot.handlers.slack.screen import Screen
from bot.views.phrases import nudges as words
from bot.views.phrases.texting import gave_back
from bot.views.slack import letters, notices, plan
from bot.views.slack import nudges as shown
from bot.views.tokens import Token, pattern
from bot.vocabulary import Volume


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("hand_on_waiting"))(on_hand_over)
    app.action(pattern("late_to"))(on_reassign)
    app.action(pattern("still_here"))(on_still_here)
    app.action(pattern("idle_back"))(on_give_back)
    app.action(pattern("text_on"))(on_text_on)
    app.action(pattern("volume"))(on_volume)


async def on_hand_over(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """Give what waits to others, and say to whom in the place of the reminder."""
    await ack()
    done = await desk.run(hand_on.hand_on_waiting, who)
    buttons = [plan.undo(done)] if done.undo_until and done.total else []
    await screen.replace(notices.message(words.handed_over(done), *buttons))


async def on_reassign(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Give what waits with one person to another, and show the move in the place of the message."""
    await ack()
    done = await desk.run(nudges.reassign_late, who, pressed.nth(0), pressed.nth(1))
    await screen.replace(plan.message(done))


async def on_still_here(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Keep the bucket."""
    await ack()
    await screen.replace(shown.still_here(await desk.run(idle.still_here, who, pressed.id)))


async def on_give_back(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Give the bucket back."""
    await ack()
    released = await desk.run(claim.release_bucket, who, pressed.id)
    await screen.replace(notices.message(gave_back(released)))


async def on_text_on(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """Let first texts leave though nobody knows who wrote meanwhile, and say so in the message's place."""
    await ack()
    post = await desk.run(catch_up.go_on, who)
    await screen.replace(letters.replies_unread(post))


async def on_volume(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, action: dict[str, Any]) -> None:
    """Hear more or less from now on."""
    await ack()
    me = await desk.run(members.choose_volume, who, Volume(action["selected_option"]["value"]))
    await redraw(desk, who, screen, words.chosen(me.volume))
