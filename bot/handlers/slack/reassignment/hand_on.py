"""The end of a volunteer's day, wherever its button stood."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.reassignment import hand_on
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.texting.home import redraw
from bot.views.phrases.reassignment import hand_on as words
from bot.views.screens.hand_on import day_done
from bot.views.slack import paint
from bot.views.tokens import pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.action(pattern("day_done"))(on_day_done)


async def on_day_done(ack: AsyncAck, acting: Acting) -> None:
    """Give everything back, in the way that the button told."""
    await ack()
    done = await acting.desk.run(hand_on.done_for_today, acting.who)
    screen, page = acting.screen, day_done(done)
    if not screen.view:
        await screen.replace(paint.message(page))
        return
    if screen.view["type"] == "modal":
        await screen.show(paint.modal(page))
    else:
        await redraw(acting, words.day_done(done))
    # What is drawn in a view is soon gone, and this can be undone later.
    await screen.whisper(paint.message(page))
