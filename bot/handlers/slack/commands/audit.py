"""/audit: what was done, by whom and to whom; who held a contact; and both as a file."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.people import members
from bot.handlers.asking import Unfit
from bot.handlers.chat import audit
from bot.handlers.chat.attention import campaigns_called
from bot.handlers.files.record import Sizes, files
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.commands.audit_typed import Typed, parse_typed
from bot.handlers.slack.identity import PLATFORM
from bot.views.asked import filter_of
from bot.views.parts import notice
from bot.views.phrases.audit import audit as words
from bot.views.slack.native import audit as shown
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/audit")(on_command)
    app.action(pattern("audit_export"))(on_export)


async def on_command(ack: AsyncAck, acting: Acting) -> None:
    """The record, or the part of it that was typed: to be read, or as a file."""
    await ack()
    typed = parse_typed(acting.screen.typed, acting.who.zone)
    asked = await _asked(acting, typed)
    await (_export(acting, asked) if typed.exports else audit.show(acting, asked))


async def on_export(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """What was looked at, as a file."""
    await ack()
    await _export(acting, filter_of(pressed))


async def _asked(acting: Acting, typed: Typed) -> RecordFilter:
    """What was typed, with names looked up; raises Unfit."""
    return RecordFilter(
        person_id=await _person(acting, typed),
        campaign_id=await _campaign(acting, typed.campaign) if typed.campaign else None,
        phone=typed.phone,
        since=typed.since,
    )


async def _person(acting: Acting, typed: Typed) -> int | None:
    if typed.account:
        return (await acting.desk.read(members.look_up, acting.who, PLATFORM, typed.account)).ref.id
    if not typed.rest:
        return None
    found = await acting.desk.read(members.everybody, acting.who, typed.rest.removeprefix("@"))
    if found.total != 1:
        raise Unfit(words.WHAT_TO_TYPE)
    return found.rows[0].ref.id


async def _campaign(acting: Acting, typed: str) -> int:
    found = await campaigns_called(acting, typed)
    if len(found) != 1:
        names = [row.ref.name for row in found]
        raise Unfit(words.which_campaign(typed, names) if found else words.unknown_campaign(typed))
    return found[0].ref.id


async def _export(acting: Acting, asked: RecordFilter) -> None:
    async for file in files(acting.desk, acting.who, asked, shown.file, Sizes()):
        await acting.screen.hand_over(file)
    await acting.pages.beside(notice(words.exported()))
