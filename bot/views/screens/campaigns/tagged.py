"""Contacts with a tag that means opt-out and who can still be texted, before an admin."""

from collections.abc import Sequence

from bot.assignment.outcomes.campaigns import TaggedOut
from bot.views.parts import Button, Line, Part, Question, Style, buttons, said
from bot.views.phrases.campaigns import tags as words
from bot.views.tokens import token


def tagged(of: TaggedOut) -> list[Part]:
    """Who they are in one campaign, with the button that opts them out and the one that does not."""
    campaign = of.campaign.id
    out, keep = (question(of, opts_out=opts_out) for opts_out in (True, False))
    return [
        *said(words.tagged(of)),
        *buttons(
            Button(words.OPT_THEM_OUT, token("tagged_out", campaign), Style.DANGER, out),
            Button(words.KEEP_THEM, token("tagged_keep", campaign), question=keep),
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
    look = Button(words.LOOK, token("campaign_look", of[0].campaign.id, 1))
    return [Line((words.tagged_in(of),), look)]
