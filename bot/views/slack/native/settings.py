"""The form of a campaign's settings."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.fields import Channel, Field
from bot.views.phrases.campaigns import settings as words
from bot.views.phrases.sentences import tr
from bot.views.screens.campaigns.settings import HOURS, LIMITS, PLACE, REMINDERS, fields
from bot.views.slack.forms import drawn
from bot.views.slack.surfaces import Modal
from bot.views.tokens import token

BUCKET_SIZES = (10, 25, 100, 200)


def settings_form(shown: CampaignPicture, sizes: Sequence[int] = BUCKET_SIZES) -> Modal:
    """Everything that may be set at any time; `sizes` are the bucket sizes on offer."""
    every = fields(shown, sizes)
    order = (*PLACE, *HOURS, *LIMITS, *REMINDERS, "ticks")
    blocks = [channel_field(shown.settings.homes.get("slack", "")), *(drawn(every[name]) for name in order)]
    return Modal(
        tr("Settings"), blocks, submit=tr("Save"), token=token("campaign_set", shown.ref.id), close=tr("Back")
    )


def channel_field(channel: str) -> Block:
    """Where a campaign's card stands; `channel` is a Slack id, or empty."""
    return drawn(Field("channel", words.CHANNEL, Channel(channel), hint=words.INVITE_HINT))
