"""/text, and the sending card: a submission sends at most one text and is answered with the next contact."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.conversations import inbox
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import ContactDone, Deed, StartOffer
from bot.assignment.refusals.general import CampaignNotOpen, Refusal
from bot.assignment.rules.typed.calling import meant
from bot.assignment.texting import claim, first_text
from bot.handlers.slack import arguments
from bot.handlers.slack.forms import Form
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.texting import home
from bot.views.parts import notice
from bot.views.phrases.conversations import texting
from bot.views.phrases.refusals import refusal
from bot.views.slack import paint
from bot.views.slack.native import text as shown
from bot.views.slack.surfaces import Modal
from bot.views.tokens import Token, pattern, token


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/text")(on_text)
    app.view(pattern("send"))(on_send)


async def on_text(ack: AsyncAck, command: dict[str, Any], desk: Desk, who: Identity, screen: Screen) -> None:
    """The start page, or at once the campaign whose name was typed."""
    await ack()
    picture = await desk.read(inbox.my_texting, who)
    _, typed = arguments.split(command.get("text", ""), ())
    found = meant(typed, picture.offers, _name) if typed else []
    if len(found) == 1:
        campaign = found[0].campaign.id
        bucket = await desk.run(claim.claim_bucket, who, campaign)
        await screen.show(shown.card(bucket.next), again=token("start", campaign))
    else:
        told = texting.not_found(typed, len(found)) if typed else ()
        await screen.whisper(paint.message(await home.start(desk, who, told)))


async def on_send(view: dict[str, Any], desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Do to this contact what was chosen; acknowledged with what comes next, whatever happened."""
    conversation, campaign = pressed.nth(0), pressed.nth(1)
    deed = Deed(Form(view).choice("deed") or Deed.SENT)
    try:
        done = await _do(deed, desk, who, conversation, view["private_metadata"])
    except CampaignNotOpen as closed:
        await screen.turn(paint.modal(notice(refusal(closed))))
    except Refusal as no:
        await screen.turn(await _truth(no, desk, who, campaign))
    else:
        await screen.turn(shown.turned(done))


async def _do(deed: Deed, desk: Desk, who: Identity, conversation: int, fingerprint: str) -> ContactDone:
    match deed:
        case Deed.SENT:
            return await desk.run(first_text.send_first_text, who, conversation, fingerprint)
        case Deed.SKIPPED:
            return await desk.run(first_text.skip_contact, who, conversation)
        case Deed.OPTED_OUT:
            return await desk.run(first_text.opt_out_unsent, who, conversation)


async def _truth(no: Refusal, desk: Desk, who: Identity, campaign: int) -> Modal:
    """Why not, above the card that is in hand now."""
    return shown.turned(await desk.read(first_text.bucket_in_hand, who, campaign), refusal(no))


def _name(offer: StartOffer) -> str:
    return offer.campaign.name
