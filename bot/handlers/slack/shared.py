"""Brings what both platforms listen to from Slack to its handlers."""

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.handlers.asking import Unfit
from bot.handlers.chat.features import FEATURES
from bot.handlers.slack.acting import Acting
from bot.views.slack.parts import bare
from bot.views.tokens import Token, pattern


def register(app: AsyncApp) -> None:
    """Listen once to all presses, and once to all submissions: bolt asks each listener, one by one."""
    presses = {verb: handler for feature in FEATURES for verb, handler in feature.presses.items()}
    answers = {verb: presses[verb] for feature in FEATURES for verb in feature.submitting}
    answers |= {verb: taken for feature in FEATURES for verb, (taken, _) in feature.forms.items()}

    async def on_press(ack: AsyncAck, acting: Acting, pressed: Token) -> None:
        await ack()
        await presses[pressed.verb](acting, pressed)

    async def on_submitted(acting: Acting, pressed: Token) -> None:
        """A submission's answer is its acknowledgement."""
        try:
            await answers[pressed.verb](acting, pressed)
        except Unfit as no:
            await acting.screen.complain({each.field: bare(each.told) for each in (no, *no.others)})

    app.action(pattern(*presses))(on_press)
    app.view(pattern(*answers))(on_submitted)
