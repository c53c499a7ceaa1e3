"""The App Home, and the two places where a person's own picture stands: there and in the answer to /text."""

from collections.abc import Sequence
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.attention import board
from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations import inbox
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from bot.assignment.refusals.general import Refusal
from bot.assignment.shifts.next_shifts import next_shifts
from bot.assignment.texting import claim
from bot.handlers.chat.texting import start
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.screen import Screen
from bot.views.parts import Part
from bot.views.parts import notice as say
from bot.views.phrases.attention.nudges import chosen
from bot.views.phrases.conversations import texting
from bot.views.phrases.refusals import refusal
from bot.views.phrases.words import Words
from bot.views.screens import start as shown
from bot.views.screens.watch import watched_at_large
from bot.views.slack.paint import home
from bot.views.slack.surfaces import Home
from bot.views.tokens import Token, pattern
from bot.vocabulary import Volume


def register(app: AsyncApp) -> None:
    """Listen."""
    app.event("app_home_opened")(on_home)
    app.action(pattern("volume"))(on_volume)
    app.action(pattern("language"))(on_language)
    app.action(pattern("release"))(on_release)


async def on_home(event: dict[str, Any], desk: Desk, who: Identity, screen: Screen) -> None:
    """Draw the Home as it is now; its messages tab needs nothing."""
    if event.get("tab") == "home":
        await screen.publish(await _drawn(desk, who))


async def on_volume(ack: AsyncAck, acting: Acting) -> None:
    """Hear more or less from now on."""
    await ack()
    me = await acting.desk.run(members.choose_volume, acting.who, Volume(acting.picked[0]))
    await redraw(acting, chosen(me.volume))


async def on_language(ack: AsyncAck, acting: Acting) -> None:
    """Read another language from now on."""
    await ack()
    await redraw(acting, await start.choose_language(acting))


async def on_release(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """Give back what was not texted."""
    await ack()
    released = await acting.desk.run(claim.release_bucket, acting.who, pressed.id)
    await redraw(acting, texting.gave_back(released))


async def redraw(acting: Acting, notice: Words) -> None:
    """Draw the picture anew where a button of it was pressed, with what was done above it."""
    if acting.screen.view.get("type") == "home":
        await acting.screen.publish(await _drawn(acting.desk, acting.who, notice))
    else:
        await acting.pages.settle(await start.page(acting, notice))


async def _drawn(desk: Desk, who: Identity, notice: Words = ()) -> Home:
    try:
        picture = await desk.read(inbox.my_texting, who)
    except Refusal as no:
        return home(say(refusal(no)))
    end = await desk.read(hand_on.day_end, who)
    below = await _watched(desk, who) if picture.me.is_admin else ()
    return home(shown.home(picture, notice, end, below, await desk.read(next_shifts, who)))


async def _watched(desk: Desk, who: Identity) -> Sequence[Part]:
    """What an admin has an eye on."""
    campaigns = await desk.read(lifecycle.all_campaigns, who)
    return watched_at_large(campaigns, await desk.read(board.what_waits, who))
