"""Contacts with a tag that means opt-out and who can still be texted, before an admin."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.campaigns import TaggedOut
from bot.views.phrases import tags as words
from bot.views.slack import parts
from bot.views.tokens import token


def tagged(of: TaggedOut) -> list[Block]:
    """Who they are in one campaign, with the button that opts them out and the one that does not."""
    campaign, count = of.campaign.id, of.contacts
    sure = parts.confirmation(*words.opt_out_question(count), words.OPT_THEM_OUT)
    keep = parts.confirmation(*words.keep_question(count), words.KEEP_THEM)
    return [
        parts.paragraph(*words.tagged(of)),
        parts.buttons(
            parts.button(words.OPT_THEM_OUT, token("tagged_out", campaign), style="danger", confirm=sure),
            parts.button(words.KEEP_THEM, token("tagged_keep", campaign), confirm=keep),
        ),
    ]


def tagged_in(of: Sequence[TaggedOut]) -> list[Block]:
    """A line about all campaigns, with a way to the first; nothing where there are none."""
    if not of:
        return []
    return [
        parts.row(words.tagged_in(of), parts.button(words.LOOK, token("campaign_look", of[0].campaign.id, 1)))
    ]
