"""Brings what both platforms listen to from Slack to its handlers."""

from collections.abc import Awaitable, Callable

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.asking import Unfit
from bot.handlers.chat.features import FEATURES
from bot.handlers.chat.listening import Press
from bot.handlers.slack.acting import Acting
from bot.views.slack.parts import bare
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen."""
    for feature in FEATURES:
        for verb, handler in feature.presses.items():
            app.action(pattern(verb))(_acknowledged(handler))
        for verb in feature.submitting:
            app.view(pattern(verb))(_answered(feature.presses[verb]))
        for verb, (handler, _) in feature.forms.items():
            app.view(pattern(verb))(_answered(handler))


def _acknowledged(handler: Press) -> Callable[[AsyncAck, Acting, Token], Awaitable[None]]:
    async def on_press(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
        await ack()
        await handler(acting, pressed)

    return on_press


def _answered(handler: Press) -> Callable[[Acting, Token], Awaitable[None]]:
    """A submission's answer is its acknowledgement."""

    async def on_submitted(acting: Acting, pressed: Token) -> None:
        try:
            await handler(acting, pressed)
        except Unfit as no:
            await acting.screen.complain({each.field: bare(each.told) for each in (no, *no.others)})

    return on_submitted
