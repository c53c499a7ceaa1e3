"""Contacts with a tag that means opt-out and who can still be texted, before an admin."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import TaggedOut
from bot.views.discord import parts
from bot.views.discord.parts import Part
from bot.views.parts import Question
from bot.views.phrases import tags as words
from bot.views.tokens import token

_TOLD = 700


def tagged(of: TaggedOut) -> list[Part]:
    """Who they are in one campaign, with the button that opts them out and the one that does not."""
    campaign = of.campaign.id
    return [
        parts.paragraph(*words.tagged(of), most=_TOLD),
        *parts.buttons(
            parts.button(words.OPT_THEM_OUT, token("tagged_out", campaign), parts.DANGER, asks=True),
            parts.button(words.KEEP_THEM, token("tagged_keep", campaign), asks=True),
        ),
    ]


def question(of: TaggedOut, *, opts_out: bool) -> Question:
    """Asked before either."""
    back = token("campaign_look", of.campaign.id)
    if opts_out:
        return Question(*words.opt_out_question(of.contacts), words.OPT_THEM_OUT, back=back)
    return Question(*words.keep_question(of.contacts), words.KEEP_THEM, back=back)


def tagged_in(of: Sequence[TaggedOut]) -> list[Part]:
    """A line about all campaigns, with a way to the first; nothing where there are none."""
    if not of:
        return []
    look = parts.button(words.LOOK, token("campaign_look", of[0].campaign.id, 1))
    return [parts.line((words.tagged_in(of),), look, most=_TOLD)]
