"""/campaign: all campaigns, one of them, and their lives: opened, paused, resumed, ended."""

from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.assignment.campaigns import lifecycle
from bot.assignment.rules.typed.calling import meant
from bot.handlers.campaign_verbs import CHANGES, FITTING
from bot.handlers.chat.campaigns import campaigns
from bot.handlers.chat.campaigns.campaigns import name_of
from bot.handlers.chat.campaigns.telling import TELLS
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.campaigns import export, script, settings
from bot.handlers.discord.face import Face
from bot.handlers.discord.identity import PLATFORM
from bot.handlers.discord.wire import rooms
from bot.views.discord.native.picture import picture
from bot.views.phrases import options
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import homes
from bot.views.tokens import Token
from bot.vocabulary import CampaignState

# What the commands about one campaign say of themselves.
_ABOUT = {
    "look": "See one campaign: its check, a preview, what can be done",
    "script": "Write a campaign's first texts, prepared replies, tags and questions",
    "settings": "Set a campaign's channel, people, hours, limits and reminders",
    "open": "Let volunteers start texting for a draft",
    "pause": "Stop claims and first texts; replies can still be answered",
    "resume": "Let a paused campaign go on",
    "end": "End a campaign for good, or discard a draft",
    "status": "See how a campaign goes, in numbers and as a picture",
    "follow": "Text those of a campaign who fit once more, or copy it",
    "results": "See what came of a campaign: replies, tags and answers, by first text, day and shift",
}


def register(face: Face) -> None:
    """Listen."""
    group = app_commands.Group(
        name="campaign",
        description="Draft, open, watch and end campaigns",
        default_permissions=discord.Permissions(manage_guild=True),
    )
    group.add_command(_listing(face))
    group.add_command(_new(face))
    for verb, about in _ABOUT.items():
        group.add_command(_about_one(face, verb, about))
    export.add_to(group, face, partial(suggest, "export"))
    face.commands.append(group)
    face.press("campaign_look", on_look)
    face.press("campaign_another", on_another)
    for verb in CHANGES:
        face.press(f"campaign_{verb}", on_change)


def _listing(face: Face) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name="list", description="See all campaigns with their progress")
    async def command(interaction: discord.Interaction[Any]) -> None:
        await face.run(interaction, on_list)

    return command


def _new(face: Face) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name="new", description="Draft a campaign over a contact list")
    @app_commands.describe(name="What your team calls it")
    async def command(interaction: discord.Interaction[Any], name: str = "") -> None:
        await face.run(interaction, script.offer_draft, name)

    return command


def _about_one(face: Face, verb: str, about: str) -> app_commands.Command[Any, ..., Any]:
    @app_commands.command(name=verb, description=about)
    @app_commands.describe(campaign="Which campaign")
    @app_commands.autocomplete(campaign=face.offering(partial(suggest, verb)))
    async def command(interaction: discord.Interaction[Any], campaign: str) -> None:
        await face.run(interaction, on_named, verb, campaign)

    return command


async def suggest(verb: str, acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns that the verb fits."""
    known = await acting.desk.read(lifecycle.by_name, acting.who)
    rows = [row for row in known.rows if row.state in FITTING[verb]] if known.me.is_admin else []
    return [(name_of(row), name_of(row)) for row in (meant(typed, rows, name_of) if typed else rows)]


async def on_list(acting: Acting) -> None:
    await campaigns.on_campaigns(acting, Token("campaigns"))


async def on_named(acting: Acting, verb: str, typed: str) -> None:
    """Do a verb to the campaign that a name means."""
    if found := await campaigns.named(acting, verb, typed, options.unknown("campaign", typed)):
        await _do(acting, verb, found.ref.id)


async def on_look(acting: Acting, pressed: Token) -> None:
    """One campaign: that of the button, or the one picked in the menu."""
    campaign_id = int(acting.picked[0]) if acting.picked else pressed.id
    await _look(acting, campaign_id)


async def on_another(acting: Acting, pressed: Token) -> None:
    """The same campaign with the text as another contact would get it."""
    place = pressed.nth(1)
    looked = await acting.desk.read(lifecycle.look, acting.who, pressed.id, place)
    await acting.screen.show(picture(looked, place))


async def on_change(acting: Acting, pressed: Token) -> None:
    """Open, pause, resume or end a campaign, and show where it stands now."""
    now = await acting.desk.run(CHANGES[pressed.verb.rpartition("_")[2]], acting.who, pressed.id)
    channel, over = now.settings.homes.get(PLATFORM, ""), now.state is CampaignState.ENDED
    cut_off = bool(channel) and not over and not await rooms.is_open_to_baton(acting, channel)
    notice = homes.cut_off_in_server(now.ref.name) if cut_off else ()
    await acting.screen.show(picture(now, notice=(*words.done(now), "\n" if notice else "", *notice)))


async def _do(acting: Acting, verb: str, campaign_id: int) -> None:
    match verb:
        case _ if tell := TELLS.get(verb):
            await tell(acting, campaign_id)
        case "look":
            await _look(acting, campaign_id)
        case "script":
            await script.on_edit(acting, Token("campaign_edit", (campaign_id,)))
        case "settings":
            await settings.on_settings(acting, Token("campaign_settings", (campaign_id,)))
        case _:
            await campaigns.ask(acting, verb, campaign_id)


async def _look(acting: Acting, campaign_id: int) -> None:
    await acting.screen.show(picture(await acting.desk.read(lifecycle.look, acting.who, campaign_id)))
