"""A volunteer's own moves: one conversation handed on, and the end of their day."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import reply
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Target, TargetKind
from bot.assignment.reassignment import candidates, hand_on
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.forms import Form
from bot.handlers.slack.home import redraw
from bot.handlers.slack.screen import Screen
from bot.views.guided import target_of
from bot.views.phrases import hand_on as words
from bot.views.slack import hand_on as shown
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("hand_on"))(on_hand_on)
    app.view(pattern("hand_on_to"))(on_submitted)
    app.action(pattern("day_done"))(on_day_done)


async def on_hand_on(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Ask to whom."""
    await ack()
    thread = await desk.read(reply.open_thread, who, pressed.id)
    lists, elsewhere = await desk.read(candidates.user_lists, who), await desk.read(candidates.elsewhere, who)
    await screen.push(shown.form(thread, lists, elsewhere))


async def on_submitted(acting: Acting, pressed: Token) -> None:
    """Hand it on, and put what came of it in the place of the conversation."""
    form = Form(acting.screen.view)
    target = await _target(acting, form)
    if target is None:
        await acting.screen.complain({"person": words.TO_WHOM})
        return
    done = await acting.desk.run(hand_on.hand_on, acting.who, pressed.id, target, form.text("note"))
    await acting.screen.back(shown.handed_on(done))


async def on_day_done(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """Give everything back, in the way that the button told."""
    await ack()
    done = await desk.run(hand_on.done_for_today, who)
    message, modal = shown.day_done(done)
    if not screen.view:
        await screen.replace(message)
        return
    if screen.view["type"] == "modal":
        await screen.show(modal)
    else:
        await redraw(desk, who, screen, words.day_done(done))
    # What is drawn in a view is soon gone, and this can be undone later.
    await screen.whisper(message)


async def _target(acting: Acting, form: Form) -> Target | None:
    if account := form.choice("person"):
        return Target(TargetKind.PEOPLE, await acting.ids_of([account]))
    chosen = form.choice("target")
    return target_of(chosen) if chosen else None
