"""The record behind its buttons: pages of it are turned in their place."""

from dataclasses import replace

from bot.assignment.audit import query, sending_again
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.audit import Place, RecordFilter
from bot.handlers.asking import Asking
from bot.handlers.chat.listening import Feature
from bot.views.asked import filter_of, place_of
from bot.views.parts import Page
from bot.views.screens import audit as shown
from bot.views.tokens import Token


async def show(acting: Asking, asked: RecordFilter) -> None:
    """What was asked for: who held a contact, or else the newest lines."""
    if asked.names_contact:
        of = await acting.desk.read(query.contact_history, acting.who, asked)
        await acting.pages.show(shown.history(of))
    else:
        await acting.pages.show(await _page(acting, asked))


async def on_record(acting: Asking, _: Token) -> None:
    """The newest lines of all, from a page about other things."""
    await acting.pages.show(await _page(acting, RecordFilter()))


async def on_newest(acting: Asking, pressed: Token) -> None:
    """The newest lines, in the place of those that were looked at."""
    await acting.pages.settle(await _page(acting, filter_of(pressed)))


async def on_earlier(acting: Asking, pressed: Token) -> None:
    """The lines before those that were looked at, in their place."""
    await acting.pages.settle(await _page(acting, filter_of(pressed), place_of(pressed)))


async def on_campaign(acting: Asking, pressed: Token) -> None:
    """The newest lines of another campaign, or of all."""
    asked = replace(filter_of(pressed), campaign_id=int(acting.picked[0]) or None)
    await acting.pages.settle(await _page(acting, asked))


async def on_again(acting: Asking, pressed: Token) -> None:
    """Send what was set aside for an endpoint once more."""
    done = await acting.desk.run(sending_again.send_again, acting.who, pressed.id)
    await acting.pages.beside(shown.sent_again(done))


async def _page(acting: Asking, asked: RecordFilter, before: Place | None = None) -> Page:
    page = await acting.desk.read(query.record, acting.who, asked, before)
    return shown.record(page, (await acting.desk.read(lifecycle.by_name, acting.who)).rows)


FEATURE = Feature(
    {
        "record": on_record,
        "audit": on_newest,
        "audit_earlier": on_earlier,
        "audit_of": on_campaign,
        "events_again": on_again,
    }
)
