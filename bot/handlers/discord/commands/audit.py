"""/audit: what was done, by whom and to whom; who held a contact; and both as a file."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.people import PersonRow
from bot.assignment.people import members
from bot.assignment.rules.typed.calling import meant
from bot.handlers import days
from bot.handlers.asking import Unfit
from bot.handlers.chat import audit
from bot.handlers.chat.attention import campaigns_called
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.commands.attention import suggest
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.files.record import Sizes, files
from bot.views.asked import filter_of
from bot.views.discord.native import audit as shown
from bot.views.phrases.audit import audit as words
from bot.views.phrases.options import several, unknown
from bot.views.tokens import Token

_OPTIONS = {
    "person": "Who did it, or whom it was done to",
    "number": "The phone number of a contact: who held them, and how it came to that",
    "campaign": "In which campaign; without it in all of them",
    "since": "From which day on, like 2026-03-10",
    "export": "Take it as a CSV file",
}
_MENTION = re.compile(r"<@!?(?P<account>[0-9]{1,19})>")
# Discord takes files of 10 MiB: https://discord.com/developers/docs/reference#uploading-files
_SIZES = Sizes(at_once=2_000, bytes=6_000_000)


@dataclass(frozen=True, slots=True)
class Typed:
    """The options, as they came."""

    person: str
    number: str
    campaign: str
    since: str
    export: bool


def register(face: Face) -> None:
    """Listen."""
    command = _command(face)
    for option, suggestions in (
        ("person", suggest_people),
        ("campaign", suggest),
        ("since", suggest_days),
    ):
        command.autocomplete(option)(face.offering(suggestions))
    face.commands.append(command)
    face.press("audit_export", on_export)


async def on_command(acting: Acting, typed: Typed) -> None:
    """The record, or the part of it that was asked for: to be read, or as a file."""
    asked = await _asked(acting, typed)
    await (_export(acting, asked) if typed.export else audit.show(acting, asked))


async def on_export(acting: Acting, pressed: Token) -> None:
    """What was looked at, as a file."""
    await _export(acting, filter_of(pressed))


async def suggest_people(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """Everybody whom Baton knows, also by accounts elsewhere."""
    found = await acting.desk.read(members.everybody, acting.who, typed)
    return [(row.ref.name, str(row.ref.id)) for row in found.rows]


async def suggest_days(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """A few days of late."""
    zone = await acting.desk.read(members.my_zone, acting.who)
    today = acting.desk.clock().astimezone(ZoneInfo(zone or "UTC")).date()
    found = [(when, today - timedelta(days=ago)) for when, ago in words.SINCE]
    told = [(words.since(when, day), day.isoformat()) for when, day in found]
    return [each for each in told if typed.casefold() in f"{each[0]} {each[1]}".casefold()]


async def _export(acting: Acting, asked: RecordFilter) -> None:
    async for panel in files(acting.desk, acting.who, asked, shown.file, _SIZES):
        await acting.screen.whisper(panel)


async def _asked(acting: Acting, typed: Typed) -> RecordFilter:
    """What was asked for, with names looked up; raises Unfit."""
    zone = await acting.desk.read(members.my_zone, acting.who)
    since = days.beginning(typed.since, zone) if typed.since else None
    if typed.since and since is None:
        raise Unfit(words.no_day(typed.since))
    return RecordFilter(
        person_id=await _person(acting, typed.person) if typed.person else None,
        campaign_id=await _campaign(acting, typed.campaign) if typed.campaign else None,
        phone=typed.number,
        since=since,
    )


async def _person(acting: Acting, typed: str) -> int:
    if mentioned := _MENTION.search(typed):
        found = await acting.desk.read(members.look_up, acting.who, PLATFORM, mentioned["account"])
        return found.ref.id
    if re.fullmatch(r"[0-9]{1,18}", typed):
        return (await acting.desk.read(members.look, acting.who, int(typed))).ref.id
    rows = meant(typed, (await acting.desk.read(members.everybody, acting.who, typed)).rows, _called)
    if len(rows) != 1:
        names = [_called(row) for row in rows]
        raise Unfit(several(typed, names) if rows else unknown("person", typed))
    return rows[0].ref.id


async def _campaign(acting: Acting, typed: str) -> int:
    found = await campaigns_called(acting, typed)
    if len(found) != 1:
        names = [card.ref.name for card in found]
        raise Unfit(several(typed, names) if found else unknown("campaign", typed))
    return found[0].ref.id


def _called(row: PersonRow) -> str:
    return row.ref.name


def _command(face: Face) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(
        name="audit", description="See what was done, by whom and to whom; or take it as a file"
    )
    @app_commands.describe(**_OPTIONS)
    @app_commands.default_permissions(manage_guild=True)
    async def command(
        interaction: discord.Interaction[Any],
        person: str = "",
        number: str = "",
        campaign: str = "",
        since: str = "",
        export: bool = False,  # noqa: FBT001, FBT002  Discord asks for it by this name
    ) -> None:
        typed = Typed(person.strip(), number.strip(), campaign.strip(), since.strip(), export)
        await face.run(interaction, on_command, typed)

    return command
