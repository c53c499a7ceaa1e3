"""/campaign: all campaigns, one of them, and their lives: opened, paused, resumed, ended."""

from collections.abc import Sequence

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.assignment.campaigns import lifecycle
from bot.assignment.campaigns.beginning import beginning
from bot.assignment.desk import Desk
from bot.assignment.outcomes.people import Identity
from bot.handlers.campaign_verbs import CHANGES, FITTING
from bot.handlers.chat.campaigns import campaigns
from bot.handlers.chat.campaigns.telling import TELLS
from bot.handlers.slack import arguments
from bot.handlers.slack.acting import Acting
from bot.handlers.slack.campaigns import export
from bot.handlers.slack.identity import PLATFORM
from bot.handlers.slack.screen import Screen
from bot.handlers.slack.wire import rooms
from bot.views.phrases.campaigns import homes, naming
from bot.views.screens.campaigns import campaigns as shown
from bot.views.slack.native.picture import picture
from bot.views.slack.native.script import draft_form
from bot.views.slack.native.settings import settings_form
from bot.views.tokens import Token, pattern, token
from bot.vocabulary import CampaignState

# The texts have a form of their own, behind the picture.
_TYPED = FITTING.keys() - {"script"}


def register(app: AsyncApp) -> None:
    """Listen."""
    app.command("/campaign")(on_command)
    app.action(pattern("campaign_look"))(on_look)
    app.action(pattern("campaign_another"))(on_another)
    for verb in CHANGES:
        app.action(pattern(f"campaign_{verb}"))(on_change)


async def on_command(ack: AsyncAck, acting: Acting, bucket_sizes: Sequence[int]) -> None:
    """See all campaigns, or do what was typed to the one that is meant."""
    await ack()
    desk, who, screen = acting.desk, acting.who, acting.screen
    verb, typed = arguments.split(screen.typed, {*_TYPED, "new"})
    if verb == "new":
        form = draft_form(await desk.read(beginning, who), name=typed, channel=screen.channel)
        await screen.show(form, again=token("campaign_new"))
        return
    if verb == "export":
        await export.on_typed(acting, typed)
        return
    if not (verb or typed):
        await campaigns.on_campaigns(acting, Token("campaigns"))
        return
    if found := await campaigns.named(acting, verb or "look", typed, naming.unknown(typed)):
        await _do(acting, verb or "look", found.ref.id, bucket_sizes)


async def _do(acting: Acting, verb: str, campaign_id: int, sizes: Sequence[int]) -> None:
    if tell := TELLS.get(verb):
        await tell(acting, campaign_id)
        return
    looked = await acting.desk.read(lifecycle.look, acting.who, campaign_id)
    again = token(f"campaign_{verb}", campaign_id)
    match verb:
        case "look":
            await acting.screen.show(picture(looked), again=again)
        case "settings":
            await acting.screen.show(settings_form(looked, sizes), again=again)
        case _:
            await acting.pages.show(shown.ask(verb, looked))


async def on_look(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """Look at one campaign."""
    await ack()
    looked = await desk.read(lifecycle.look, who, pressed.id)
    await screen.show(picture(looked), again=token("campaign_look", pressed.id))


async def on_another(ack: AsyncAck, desk: Desk, who: Identity, screen: Screen, pressed: Token) -> None:
    """The same campaign with the text as another contact would get it."""
    await ack()
    place = pressed.nth(1)
    await screen.show(picture(await desk.read(lifecycle.look, who, pressed.id, place), place))


async def on_change(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
    """Open, pause, resume or end a campaign, and show where it stands now."""
    await ack()
    desk, who, screen = acting.desk, acting.who, acting.screen
    now = await desk.run(CHANGES[pressed.verb.removeprefix("campaign_")], who, pressed.id)
    if screen.view:
        await screen.show(picture(now))
    else:
        await acting.pages.settle(shown.done(now))
    channel = now.settings.homes.get(PLATFORM, "")
    over = now.state is CampaignState.ENDED
    if channel and not over and not await rooms.is_open_to_baton(screen.client, channel):
        await screen.tell(homes.cut_off(now.ref.name))
