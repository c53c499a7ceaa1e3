"""A new shift, or shifts that recur: the command, and the form behind the question by which clocks."""

from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.assignment.outcomes.refs import CampaignRef
from bot.assignment.outcomes.shifts import ShiftsPicture, ShiftTerms
from bot.assignment.people import members
from bot.assignment.refusals.general import BadSetting, NotAnAdmin, TimesRefused
from bot.assignment.rules.typed.calling import meant
from bot.assignment.shifts.shift import read_times
from bot.handlers import zones
from bot.handlers.chat.shifts import shift
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.views.parts import notice
from bot.views.phrases.shifts import shift as words
from bot.views.phrases.shifts import times as times_words
from bot.views.phrases.words import shortened
from bot.views.screens.shifts.form import typed as form_of
from bot.views.screens.shifts.shift import clock
from bot.views.tokens import Token, token

_OPTIONS = {
    "times": "Like next Tuesday 6-8pm, or every other Tue 18:00 for 2h until Dec 20",
    "campaign": "For which campaign; without it for all",
    "seats": "How many people may join; without it any number",
    "lead": "Who leads it; without it you",
    "channel": "Where its card stands; without it the campaign's channel",
    "zone": "By which clocks you type times, from now on",
}
# https://discord.com/developers/docs/interactions/application-commands
_MOST_OFFERED = 100  # characters of a choice
Command = app_commands.Command[Any, ..., Any]
Seats = app_commands.Range[int, 1, words.MOST_SEATS]


@dataclass(frozen=True, slots=True)
class Typed:
    """The options of /shift open, as they came."""

    times: str
    campaign: str
    zone: str
    terms: ShiftTerms


def register(face: Face) -> None:
    """Listen."""
    face.press("shift_new", on_new)
    face.submit("shift_put", on_put, opener="shift_new")
    face.press("clock_pick", on_clock_picked)


def commands(face: Face) -> list[Command]:
    """/shift open and /shift zone."""
    return [_open(face), _zone(face)]


async def on_open(acting: Acting, typed: Typed) -> None:
    """Open what was typed; ask for what is missing: by which clocks, or all of it in the form."""
    if typed.zone:
        await acting.desk.run(members.keep_zone, acting.who, zones.named(typed.zone))
    picture = await _picture(acting)
    if not typed.times or not picture.zone:
        given = {"times": typed.times, "seats": str(typed.terms.seats or "")}
        acting.screen.prepare(token("shift_put"), given)
        await _ask(acting, picture)
        return
    found = _campaigns(picture, typed.campaign)
    if typed.campaign and len(found) != 1:
        await acting.pages.show(notice(words.which(typed.campaign, [ref.name for ref in found])))
        return
    campaign_id = found[0].id if found else None
    await acting.pages.show(await shift.opened(acting, typed.times, campaign_id, typed.terms))


async def on_new(acting: Acting, _: Token) -> None:
    await _ask(acting, await _picture(acting))


async def on_put(acting: Acting, _: Token) -> None:
    """Open the shift that was filled in, or the first of those that recur."""
    form, seats = acting.filled, acting.filled.text("seats")
    if seats and not (seats.isascii() and seats.isdigit()):
        raise BadSetting("seats", f"1-{words.MOST_SEATS}")
    terms = _terms(int(seats) if seats else None, form.choice("lead") or "", form.choice("channel") or "")
    campaign_id = int(form.choice("campaign") or 0) or None
    await acting.pages.done(await shift.opened(acting, form.text("times"), campaign_id, terms))


async def on_clock_picked(acting: Acting, _: Token) -> None:
    """Keep the zone that was picked; the form comes next."""
    await acting.desk.run(members.keep_zone, acting.who, acting.picked[0])
    await _ask(acting, await _picture(acting))


async def suggest_zones(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """Zones with their time now."""
    return zones.suggested(typed, acting.desk.clock())


async def read_back(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The times as they are understood, or what is wrong with them, while they are typed."""
    if not 0 < len(typed.strip()) <= _MOST_OFFERED:
        return []
    try:
        told = times_words.read(await acting.desk.read(read_times, acting.who, typed.strip()))
    except TimesRefused as refused:
        told = "".join(str(word) for word in times_words.times_refused(refused.wrong))
    return [(shortened(told, _MOST_OFFERED), typed.strip())]


async def suggest_campaigns(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns that a shift can be opened for."""
    refs = (await shift.picture(acting)).campaigns
    found = meant(typed, refs, lambda ref: ref.name) if typed else refs
    return [(ref.name, str(ref.id)) for ref in found]


async def _picture(acting: Acting) -> ShiftsPicture:
    """All shifts, for an admin."""
    picture = await shift.picture(acting)
    if not picture.me.is_admin:
        raise NotAnAdmin
    return picture


async def _ask(acting: Acting, picture: ShiftsPicture) -> None:
    """The form; before it the question by which clocks, where that is not known."""
    if picture.zone:
        await acting.pages.ask(form_of(picture, acting.who.account), again=token("shift_new"))
    else:
        await acting.pages.show(clock(picture, "clock_pick"))


def _campaigns(picture: ShiftsPicture, typed: str) -> list[CampaignRef]:
    chosen = [ref for ref in picture.campaigns if str(ref.id) == typed]
    return chosen or (meant(typed, picture.campaigns, lambda ref: ref.name) if typed else [])


def _terms(seats: int | None, lead: str, channel: str, here: str = "") -> ShiftTerms:
    return ShiftTerms(seats, lead=lead, homes={PLATFORM: channel}, here=here)


def _open(face: Face) -> Command:
    @app_commands.command(
        name="open", description="Open a shift, or shifts that recur; alone it asks with a form"
    )
    @app_commands.describe(**_OPTIONS)
    @app_commands.autocomplete(
        times=face.offering(read_back),
        campaign=face.offering(suggest_campaigns),
        zone=face.offering(suggest_zones),
    )
    async def command(
        interaction: discord.Interaction[Any],
        times: str = "",
        campaign: str = "",
        seats: Seats | None = None,
        lead: discord.Member | None = None,
        channel: discord.TextChannel | None = None,
        zone: str = "",
    ) -> None:
        here = str(interaction.channel_id or "")
        terms = _terms(seats, str(lead.id) if lead else "", str(channel.id) if channel else "", here)
        await face.run(interaction, on_open, Typed(times.strip(), campaign.strip(), zone.strip(), terms))

    return command


def _zone(face: Face) -> Command:
    @app_commands.command(name="zone", description="Say by which clocks you type times")
    @app_commands.describe(zone="Your time zone, like America/New_York")
    @app_commands.autocomplete(zone=face.offering(suggest_zones))
    async def command(interaction: discord.Interaction[Any], zone: str) -> None:
        await face.run(interaction, shift.on_zone, zone)

    return command
