"""What waits, by campaign; opening and taking a conversation are the inbox's."""

from bot.assignment.attention.board import these_wait, what_waits
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.campaigns import NamedCampaign
from bot.assignment.rules.typed.calling import meant
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.parts import Page, notice
from bot.views.phrases.words import Words
from bot.views.screens.attention import board, choose, these
from bot.views.tokens import Token


async def on_command(acting: Asking, typed: str, unknown: Words) -> None:
    """What waits everywhere, or in the campaign that is meant; `unknown` is said where none is."""
    found = await campaigns_called(acting, typed) if typed else []
    if not typed or len(found) == 1:
        await acting.pages.show(await board_of(acting, found[0].ref.id if found else 0))
    else:
        await acting.pages.show(choose(typed, found) if found else notice(unknown))


async def on_attention(acting: Asking, pressed: Token) -> None:
    """The board, beside the message whose button was pressed if others see that too."""
    await acting.pages.show(await board_of(acting, pressed.id))


async def on_again(acting: Asking, pressed: Token) -> None:
    """The board as it is now, from the row in the place that the button says."""
    await acting.pages.settle(await board_of(acting, pressed.id, *pressed.ids[1:2]))


async def on_campaign(acting: Asking, _: Token) -> None:
    """The board of another campaign."""
    await acting.pages.settle(await board_of(acting, int(acting.picked[0])))


async def on_all(acting: Asking, pressed: Token) -> None:
    """What waits itself, beside what others see too."""
    await acting.pages.show(await these_of(acting, *pressed.ids))


async def on_these(acting: Asking, pressed: Token) -> None:
    """The same in the place of the board, or another page of it."""
    await acting.pages.settle(await these_of(acting, *pressed.ids))


async def board_of(acting: Asking, campaign_id: int, start: int = 0) -> Page:
    """What waits in one campaign, or in all of them (0), from the row in a place on."""
    waiting = await acting.desk.read(what_waits, acting.who, campaign_id or None)
    return board(waiting, (await acting.desk.read(lifecycle.by_name, acting.who)).rows, start)


async def these_of(acting: Asking, campaign_id: int, start: int = 0, holder_id: int | None = None) -> Page:
    """A page of what waits, for one holder (0: nobody) or for everybody; the board where that is nothing."""
    waiting = await acting.desk.read(these_wait, acting.who, campaign_id or None, holder_id, start)
    if holder_id is not None and waiting.of is None:
        return await board_of(acting, campaign_id)
    return these(waiting)


async def campaigns_called(acting: Asking, typed: str) -> list[NamedCampaign]:
    """The campaigns that a name may mean; all of them where nothing was typed."""
    rows = (await acting.desk.read(lifecycle.by_name, acting.who)).rows
    return meant(typed, rows, lambda row: row.ref.name) if typed else list(rows)


FEATURE = Feature(
    {
        "attention": on_attention,
        "attention_again": on_again,
        "attention_of": on_campaign,
        "attention_all": on_all,
        "attention_these": on_these,
    }
)
