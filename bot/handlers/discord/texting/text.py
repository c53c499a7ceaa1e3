"""/text, and the sending card: a press sends at most one text and is answered with the next contact."""

from typing import Any

import discord
from discord import app_commands

from bot.assignment.conversations import inbox
from bot.assignment.outcomes.texting import ContactDone, Deed, StartOffer
from bot.assignment.refusals.general import CampaignNotOpen, NoSuchThing, Refusal
from bot.assignment.rules.typed.calling import meant
from bot.assignment.texting import claim, first_text
from bot.handlers.discord.acting import Acting
from bot.handlers.discord.face import Face
from bot.handlers.discord.texting import start
from bot.views.discord.native import text as shown
from bot.views.parts import Question, notice
from bot.views.phrases.conversations import texting
from bot.views.phrases.refusals import refusal
from bot.views.screens.start import give_back_question
from bot.views.tokens import Token


def register(face: Face) -> None:
    """Listen."""

    @app_commands.command(name="text", description="Start texting, or see who answered you")
    @app_commands.describe(campaign="The campaign to text for")
    async def command(interaction: discord.Interaction[Any], campaign: str = "") -> None:
        await face.run(interaction, on_text, campaign)

    @command.autocomplete("campaign")
    async def campaigns(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return await face.suggest(interaction, suggest, typed)

    face.commands.append(command)
    face.press("start", on_start)
    face.press("release", on_release)
    face.question("release", ask_release)
    for verb in shown.DEEDS:
        face.press(verb, on_deed)


async def on_text(acting: Acting, typed: str) -> None:
    """The start page, or at once the campaign whose name was typed."""
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers if typed else ()
    found = meant(typed, offers, _name)
    if len(found) == 1:
        bucket = await acting.desk.run(claim.claim_bucket, acting.who, found[0].campaign.id)
        await acting.screen.show(shown.card(bucket.next))
    else:
        told = texting.not_found(typed, len(found)) if typed else ()
        await acting.pages.show(await start.page(acting, told))


async def suggest(acting: Acting, typed: str) -> list[tuple[str, str]]:
    """The campaigns that may be texted for."""
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers
    return [(_name(offer), _name(offer)) for offer in (meant(typed, offers, _name) if typed else offers)]


async def on_start(acting: Acting, pressed: Token) -> None:
    bucket = await acting.desk.run(claim.claim_bucket, acting.who, pressed.id)
    await acting.screen.show(shown.card(bucket.next))


async def ask_release(acting: Acting, pressed: Token) -> Question:
    offers = (await acting.desk.read(inbox.my_texting, acting.who)).offers
    offer = next((each for each in offers if each.campaign.id == pressed.id), None)
    if offer is None:
        raise NoSuchThing("campaign")
    return give_back_question(offer)


async def on_release(acting: Acting, pressed: Token) -> None:
    released = await acting.desk.run(claim.release_bucket, acting.who, pressed.id)
    await acting.pages.show(await start.page(acting, texting.gave_back(released)))


async def on_deed(acting: Acting, pressed: Token) -> None:
    """Do to this contact what was pressed; answered with what comes next, whatever happened."""
    try:
        done = await _do(acting, shown.DEEDS[pressed.verb], pressed)
    except CampaignNotOpen as closed:
        await acting.pages.show(notice(refusal(closed)))
    except Refusal as no:
        hand = await acting.desk.read(first_text.bucket_in_hand, acting.who, pressed.nth(1))
        await acting.screen.show(shown.turned(hand, refusal(no)))
    else:
        await acting.screen.show(shown.turned(done))


async def _do(acting: Acting, deed: Deed, pressed: Token) -> ContactDone:
    match deed:
        case Deed.SENT:
            seen = str(pressed.nth(2))
            return await acting.desk.run(first_text.send_first_text, acting.who, pressed.id, seen)
        case Deed.SKIPPED:
            return await acting.desk.run(first_text.skip_contact, acting.who, pressed.id)
        case Deed.OPTED_OUT:
            return await acting.desk.run(first_text.opt_out_unsent, acting.who, pressed.id)


def _name(offer: StartOffer) -> str:
    return offer.campaign.name
