"""What came of a campaign: in words at once, and as a picture in a moment."""

import asyncio

from bot.assignment.results.look import results
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.chart.results import results_chart
from bot.views.screens.campaigns import results as shown
from bot.views.tokens import OldToken, Token


async def on_results(acting: Asking, pressed: Token) -> None:
    """All of it with its picture; with a view in the button that alone, in the place of what was shown."""
    if not pressed.ids[1:]:
        await tell(acting, pressed.id)
        return
    view, text, start = (*pressed.ids[1:4], 0, 0)[:3]
    if view not in set(shown.View):
        raise OldToken("there is no such view")
    looked = await acting.desk.read(results, acting.who, pressed.id, text)
    await acting.pages.settle(shown.results(looked, shown.View(view), start))


async def on_shift(acting: Asking, pressed: Token) -> None:
    """Those of a shift's campaign, for its lead."""
    await tell(acting, pressed.id)


async def on_text(acting: Asking, pressed: Token) -> None:
    """The results of the first text that was picked, or of all."""
    looked = await acting.desk.read(results, acting.who, pressed.id, int(acting.picked[0]))
    await acting.pages.settle(shown.results(looked))


async def tell(acting: Asking, campaign_id: int) -> None:
    """The numbers, and the picture of them, which is drawn off the loop."""
    looked = await acting.desk.read(results, acting.who, campaign_id)
    await acting.pages.show(shown.with_picture(looked, None))
    if looked.whole.texted:
        drawn = await asyncio.to_thread(results_chart, looked)
        await acting.pages.complete(shown.with_picture(looked, shown.drawn(looked, drawn)))


FEATURE = Feature({"campaign_results": on_results, "campaign_text": on_text, "shift_results": on_shift})
