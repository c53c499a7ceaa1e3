"""A shift's card, and cover: joined and left in the channel, a place looked for and taken."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.shifts import cover, shift
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.views.phrases import cover as words
from bot.views.phrases import shift as shifts
from bot.views.slack import cover as shown
from bot.views.slack import notices
from bot.views.tokens import Token, pattern, token

_CARD = {
    "shift_card_join": (shift.join_shift, shifts.joined),
    "shift_card_leave": (shift.leave_shift, shifts.left),
}
_COVER = {
    "cover_take": (cover.take_cover, words.took),
    "cover_withdraw": (cover.withdraw_cover, words.withdrawn),
}


def register(app: AsyncApp) -> None:
    """Listen."""
    for verb in _CARD:
        app.action(pattern(verb))(on_card)
    for verb in _COVER:
        app.action(pattern(verb))(on_offer)
    app.action(pattern("cover_new"))(on_new)
    app.view(pattern("cover_ask"))(on_ask)


async def on_card(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Join or leave where others read along: the answer is private, and the card edits itself."""
    await ack()
    act, told = _CARD[pressed.verb]
    await screen.tell(told(await desk.run(act, who, pressed.id)))


async def on_offer(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Take a place, or need nobody any more; the offer edits itself."""
    await ack()
    act, told = _COVER[pressed.verb]
    await screen.tell(told(await desk.run(act, who, pressed.id)))


async def on_new(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The form that says for which part of a shift somebody looks for cover."""
    await ack()
    await ask(desk, who, screen, pressed.id)


async def on_ask(desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Look for cover, for the part that was filled in."""
    form = Form(screen.view)
    starts, ends = form.text("starts"), form.text("ends")
    part = f"{starts} - {ends}" if starts or ends else ""
    asked = await desk.run(cover.ask_cover, who, pressed.id, part)
    await screen.turn(notices.modal(words.asked(asked), title=words.FIND))


async def ask(desk: Desk, who: Identity, screen: Screen, shift_id: int) -> None:
    """Put the form up."""
    row = await desk.run(shift.one_of_mine, who, shift_id)
    await screen.notify(shown.ask_form(row), again=token("cover_new", shift_id))
