"""A shift's card, and cover: joined and left in the channel, a place looked for and taken."""

from bot.assignment.people import members
from bot.assignment.shifts import cover, shift
from bot.handlers import shifting
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.shift import ask_leave
from bot.views.discord import cover as shown
from bot.views.discord import notices
from bot.views.phrases import cover as words
from bot.views.tokens import Token, token

_CARD = {"shift_card_join": "join", "shift_card_leave": "leave"}
_COVER = {
    "cover_take": (cover.take_cover, words.took),
    "cover_withdraw": (cover.withdraw_cover, words.withdrawn),
}


def register(face: Face) -> None:
    """Listen."""
    for verb in _CARD:
        face.press(verb, on_card)
    face.question("shift_card_leave", ask_leave)
    for verb in _COVER:
        face.press(verb, on_offer)
    face.press("cover_new", on_new)
    face.submit("cover_ask", on_ask, opener="cover_new")


async def on_card(acting: Acting, pressed: Token) -> None:
    """Join or leave where others read along: the answer is private, and the card edits itself."""
    told = await shifting.act(acting.desk, acting.who, _CARD[pressed.verb], pressed.id)
    await acting.screen.show(notices.panel(told))


async def on_offer(acting: Acting, pressed: Token) -> None:
    """Take a place, or need nobody any more; the offer edits itself."""
    deed, told = _COVER[pressed.verb]
    await acting.screen.show(notices.panel(told(await acting.desk.run(deed, acting.who, pressed.id))))


async def on_new(acting: Acting, pressed: Token) -> None:
    """The form that says for which part of a shift somebody looks for cover."""
    row = await acting.desk.run(shift.one_of_mine, acting.who, pressed.id)
    zone = await acting.desk.read(members.my_zone, acting.who)
    await acting.screen.ask(shown.ask_form(row, zone), again=token("cover_new", pressed.id))


async def on_ask(acting: Acting, pressed: Token) -> None:
    """Look for cover, for the part that was filled in."""
    asked = await acting.desk.run(cover.ask_cover, acting.who, pressed.id, acting.filled.text("part"))
    await acting.screen.show(notices.panel(words.asked(asked)))
