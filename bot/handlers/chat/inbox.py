"""The inbox: which conversations wait for whoever asks."""

from bot.assignment.conversations import inbox, kept
from bot.assignment.outcomes.attention import Kept
from bot.assignment.reassignment import hand_on
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.screens import start as shown
from bot.views.screens.inbox import kept as kept_page
from bot.views.tokens import Token

_KEPT = {"inbox_mine": Kept.MINE, "inbox_later": Kept.LATER}


async def on_inbox(acting: Asking, pressed: Token) -> None:
    """All that waits for who acts; with a campaign's id, for somebody who is texting for it."""
    picture = await acting.desk.read(inbox.my_texting, acting.who)
    end = await acting.desk.read(hand_on.day_end, acting.who)
    await acting.pages.show(shown.inbox(picture, end, pressed.ids[0] if pressed.ids else 0))


async def on_kept(acting: Asking, pressed: Token) -> None:
    """What who acts has answered, or put aside, from the row in a place on."""
    page = await acting.desk.read(kept.kept_of, acting.who, _KEPT[pressed.verb], pressed.id)
    await acting.pages.show(kept_page(page))


FEATURE = Feature({"inbox": on_inbox, **dict.fromkeys(_KEPT, on_kept)})
