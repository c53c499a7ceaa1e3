"""A campaign taken out as files, which only the admin who asked gets."""

from collections.abc import Sequence

from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.results.tables import ExportWish, Table
from bot.assignment.people import members
from bot.handlers import days
from bot.handlers.asking import Asking, Unfit
from bot.handlers.chat.listening import Feature
from bot.handlers.files.campaigns import CampaignFile, files
from bot.views.parts import notice
from bot.views.phrases.campaigns import export as words
from bot.views.screens.campaigns import export as shown
from bot.views.tokens import Token, token


async def on_export(acting: Asking, pressed: Token) -> None:
    """Ask what to take out."""
    await ask(acting, pressed.id)


async def ask(acting: Asking, campaign_id: int) -> None:
    name = await _name(acting, campaign_id)
    await acting.pages.ask(shown.form(campaign_id, name), again=token("campaign_export", campaign_id))


async def on_asked(acting: Asking, pressed: Token) -> None:
    """The tables that were ticked, one after the other."""
    wishes = await wanted(acting, pressed.id, acting.filled.choices("tables"), acting.filled.text("since"))
    name = await _name(acting, pressed.id)
    await acting.pages.done(notice(words.under_way(name), title=words.TITLE))
    await hand_over(acting, name, wishes)


async def typed(acting: Asking, campaign_id: int, table: str, since: str) -> None:
    """One table that was named."""
    wishes = await wanted(acting, campaign_id, (table,), since)
    name = await _name(acting, campaign_id)
    await acting.pages.show(notice(words.under_way(name), title=words.TITLE))
    await hand_over(acting, name, wishes)


async def wanted(
    acting: Asking, campaign_id: int, tables: Sequence[str], since: str
) -> tuple[ExportWish, ...]:
    """What was asked for; raises Unfit where `since` is no day."""
    zone = await acting.desk.read(members.my_zone, acting.who)
    day = days.beginning(since, zone) if since else None
    if since and day is None:
        raise Unfit(words.no_day(since), "since")
    return tuple(ExportWish(campaign_id, Table(each), day) for each in tables)


async def hand_over(acting: Asking, name: str, wishes: Sequence[ExportWish]) -> None:
    """Tables of a campaign as files."""
    for wish in wishes:
        async for file in files(acting.desk, acting.who, wish, acting.pages.largest_file):
            await _show(acting, name, file)


async def _show(acting: Asking, name: str, file: CampaignFile) -> None:
    if len(file.content) > acting.pages.largest_file:
        await acting.pages.beside(notice(words.too_large(name), title=words.TITLE))
        return
    told = words.exported(name, file.table, file.rows)
    called = words.file_name(file.table, file.number, "zip" if file.packed else "csv")
    await acting.pages.hand_over(shown.file(name, file.table, (called, file.content), told))


async def _name(acting: Asking, campaign_id: int) -> str:
    """Only admins are offered the form."""
    return (await acting.desk.read(lifecycle.look, acting.who, campaign_id)).ref.name


FEATURE = Feature({"campaign_export": on_export}, forms={"campaign_export_do": (on_asked, "campaign_export")})
