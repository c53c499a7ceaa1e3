"""A shift's card, and cover: joined and left in the channel, a place looked for and taken."""

from bot.assignment.people import members
from bot.assignment.shifts import cover, shift
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.handlers.chat.shifts.shift import ask_leave
from bot.views.parts import notice
from bot.views.phrases.shifts import cover as words
from bot.views.screens.shifts import cover as shown
from bot.views.screens.shifts.shift import every
from bot.views.tokens import Token, token

_CARD = {
    "shift_card_join": (shift.join_shift, shown.joined),
    "shift_card_leave": (shift.leave_shift, shown.left),
}
_COVER = {
    "cover_take": (cover.take_cover, words.took),
    "cover_withdraw": (cover.withdraw_cover, words.withdrawn),
}


async def on_card(acting: Asking, pressed: Token) -> None:
    """Join or leave where others read along: the answer is private, and the card edits itself."""
    deed, page = _CARD[pressed.verb]
    await acting.pages.show(page(await acting.desk.run(deed, acting.who, pressed.id)))


async def on_offer(acting: Asking, pressed: Token) -> None:
    """Take a place, or need nobody any more; the offer edits itself."""
    deed, told = _COVER[pressed.verb]
    await acting.pages.show(notice(told(await acting.desk.run(deed, acting.who, pressed.id))))


async def on_new(acting: Asking, pressed: Token) -> None:
    """The form that says for which part of a shift somebody looks for cover."""
    row = await acting.desk.run(shift.one_of_mine, acting.who, pressed.id)
    zone = await acting.desk.read(members.my_zone, acting.who)
    await acting.pages.ask(shown.ask_form(row, zone), again=token("cover_new", pressed.id))


async def on_ask(acting: Asking, pressed: Token) -> None:
    """Look for cover, for the part that was filled in."""
    starts, ends = acting.filled.text("starts"), acting.filled.text("ends")
    part = f"{starts} - {ends}" if ends else starts
    asked = await acting.desk.run(cover.ask_cover, acting.who, pressed.id, part)
    await acting.pages.done(notice(words.asked(asked), every(), title=words.FIND))


FEATURE = Feature(
    {
        **dict.fromkeys(_CARD, on_card),
        **dict.fromkeys(_COVER, on_offer),
        "cover_new": on_new,
    },
    {"shift_card_leave": ask_leave},
    forms={"cover_ask": (on_ask, "cover_new")},
)
