"""The App Home: what a volunteer has before them; below it, what an admin watches."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.views.parts import Page
from bot.views.slack.paint import blocks
from bot.views.slack.surfaces import MOST_IN_VIEW, Home


def home(of: Page, below: Sequence[Block] = ()) -> Home:
    """A page as one person's App Home."""
    return Home([*blocks(of.parts, MOST_IN_VIEW - len(below)), *below])
