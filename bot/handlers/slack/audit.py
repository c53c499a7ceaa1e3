"""/audit: what was done, by whom and to whom; who held a contact; and both as a file."""

from dataclasses import replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.audit import query
from bot.assignment.campaigns import lifecycle
from bot.assignment.desk import Desk
from bot.assignment.outcomes.audit import Place, RecordFilter
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.rules.typed.calling import meant
from bot.handlers.record_files import Sizes, files
from bot.handlers.slack.audit_typed import Typed, parse_typed
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.views.asked import filter_of, place_of
from bot.views.phrases import audit as words
from bot.views.phrases.words import Words
from bot.views.slack import audit as shown
from bot.views.slack import notices
from bot.views.slack.surfaces import Message
from bot.views.tokens import Token, parse, pattern


class Unclear(Exception):
    """What was typed means nobody or nothing, or several; the words say so."""

    def __init__(self, why: Words) -> None:
        super().__init__()
        self.why = why


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/audit")(on_command)
    app.action(pattern("audit"))(on_newest)
    app.action(pattern("audit_earlier"))(on_earlier)
    app.action(pattern("audit_of"))(on_campaign)
    app.action(pattern("audit_export"))(on_export)


async def on_command(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen) -> None:
    """The record, or the part of it that was typed: to be read, or as a file."""
    await ack()
    typed = parse_typed(screen.typed, who.zone)
    try:
        asked = await _asked(desk, who, typed)
    except Unclear as unclear:
        await screen.whisper(notices.message(unclear.why))
        return
    if typed.exports:
        await _export(desk, who, screen, asked)
    elif asked.names_contact:
        await screen.whisper(shown.history(await desk.read(query.contact_history, who, asked)))
    else:
        await screen.whisper(await _page(desk, who, asked))


async def on_newest(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The newest lines, in the place of those that were looked at."""
    await ack()
    await screen.replace(await _page(desk, who, filter_of(pressed)))


async def on_earlier(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The lines before those that were looked at, in their place."""
    await ack()
    await screen.replace(await _page(desk, who, filter_of(pressed), place_of(pressed)))


async def on_campaign(
    ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, action: dict[str, Any]
) -> None:
    """The newest lines of another campaign, or of all."""
    await ack()
    chosen = int(action["selected_option"]["value"]) or None
    asked = filter_of(parse(action["action_id"]))
    await screen.replace(await _page(desk, who, replace(asked, campaign_id=chosen)))


async def on_export(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """What was looked at, as a file."""
    await ack()
    await _export(desk, who, screen, filter_of(pressed))


async def _page(desk: Desk, who: Identity, asked: RecordFilter, before: Place | None = None) -> Message:
    page = await desk.read(query.record, who, asked, before)
    return shown.record(page, (await desk.read(lifecycle.by_name, who)).rows)


async def _asked(desk: Desk, who: Identity, typed: Typed) -> RecordFilter:
    """What was typed, with names looked up; raises Unclear."""
    return RecordFilter(
        person_id=await _person(desk, who, typed),
        campaign_id=await _campaign(desk, who, typed.campaign) if typed.campaign else None,
        phone=typed.phone,
        since=typed.since,
    )


async def _person(desk: Desk, who: Identity, typed: Typed) -> int | None:
    if typed.account:
        return (await desk.read(members.look_up, who, PLATFORM, typed.account)).ref.id
    if not typed.rest:
        return None
    found = await desk.read(members.everybody, who, typed.rest.removeprefix("@"))
    if found.total != 1:
        raise Unclear(words.WHAT_TO_TYPE)
    return found.rows[0].ref.id


async def _campaign(desk: Desk, who: Identity, typed: str) -> int:
    everything = await desk.read(lifecycle.by_name, who)
    found = meant(typed, everything.rows, lambda row: row.ref.name)
    if len(found) != 1:
        names = [row.ref.name for row in found]
        raise Unclear(words.which_campaign(typed, names) if found else words.unknown_campaign(typed))
    return found[0].ref.id


async def _export(desk: Desk, who: Identity, screen: Screen, asked: RecordFilter) -> None:
    async for file in files(desk, who, asked, shown.file, Sizes()):
        await screen.hand_over(file)
    await screen.whisper(notices.message(words.exported()))
