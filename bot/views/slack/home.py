"""The App Home: what a volunteer has before them; below it, what an admin watches."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.conversations import TextingPicture
from bot.assignment.outcomes.reassignment import DayEnd
from bot.views.phrases import inbox, texting
from bot.views.phrases.words import Words
from bot.views.screens.hand_on import ending
from bot.views.screens.nudges import notifications
from bot.views.slack import parts
from bot.views.slack.inbox import offers, waiting
from bot.views.slack.paint import blocks
from bot.views.slack.surfaces import Home


def home(
    picture: TextingPicture,
    notice: Words = (),
    below: Sequence[Block] = (),
    end: DayEnd | None = None,
) -> Home:
    """One person's App Home, with what was just done at its top."""
    return Home(
        [
            *([parts.paragraph(*notice), parts.divider()] if notice else []),
            parts.heading(texting.WELCOME),
            *offers(picture.offers),
            parts.heading(inbox.INBOX),
            *waiting(picture, len(picture.inbox)),
            *blocks(ending(end)),
            *blocks([notifications(picture.me.volume)]),
            *below,
        ]
    )
