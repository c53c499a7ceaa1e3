"""Campaigns for admins: all of them with their buttons, and the questions asked before one is changed."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.assignment.outcomes.campaigns import Called, CampaignCard, CampaignPicture, CampaignsPicture
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.words import Strong, Words
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.slack import notices, parts
from bot.views.slack.paint import blocks as painted
from bot.views.slack.surfaces import Message
from bot.views.tokens import token
from bot.vocabulary import CampaignState

# Two blocks for each of at most 20 campaigns, beside the heading and the last line.
_BUTTONS = {
    CampaignState.DRAFT: ("look", "discard"),
    CampaignState.OPENING: ("look", "status"),
    CampaignState.OPEN: ("look", "status", "pause", "end"),
    CampaignState.PAUSED: ("look", "status", "resume", "end"),
    CampaignState.ENDED: ("look", "status"),
}
_FINAL = {"end", "discard"}
_ASKING = {"open", "pause", "resume", *_FINAL}


def campaigns(picture: CampaignsPicture) -> Message:
    """All campaigns, newest first."""
    if not picture.me.is_admin:
        return _for_volunteers(picture)
    new = parts.button("New campaign", token("campaign_new"), style="primary")
    lists = parts.button("Contact lists", token("contacts"))
    waiting = parts.button("What waits", token("attention", 0))
    if not picture.rows:
        return notices.message(words.NONE_YET, *((new, lists) if picture.lists else (lists,)))
    blocks: list[Block] = [parts.heading("Campaigns"), *painted(tagged_in(picture.tagged_out))]
    for card in picture.rows:
        verbs = _BUTTONS[card.state]
        blocks += [
            line(card),
            parts.buttons(*(verb_button(verb, card.ref.id, card.ref.name) for verb in verbs)),
        ]
    if picture.hidden:
        blocks.append(parts.note(words.hidden(picture.hidden)))
    blocks.append(parts.buttons(new, lists, waiting, parts.button("Refresh", token("campaigns"))))
    return Message("Campaigns", blocks)


def ask(verb: str, picture: CampaignPicture) -> Message:
    """The question before a verb that was typed is done."""
    begins = verb in {"open", "resume"}
    consequence = words.opening(verb, picture) if begins else (words.consequence(verb),)
    said: Words = (Strong(words.question(verb, picture.ref.name)), "\n", *consequence)
    style = "danger" if verb == "end" else "primary"
    yes = parts.button(words.VERBS[verb], token(f"campaign_{verb}", picture.ref.id), style=style)
    return notices.message(said, yes, parts.button("Not now", token("campaigns")))


def choose(verb: str, typed: str, rows: Sequence[Called]) -> Message:
    """Which of several campaigns is meant: a button for each."""
    said = words.ambiguous(typed, [row.ref.name for row in rows]) if typed else words.which(verb)
    buttons = [parts.button(row.ref.name, token(f"campaign_{verb}", row.ref.id)) for row in rows[:10]]
    return notices.message(said, *buttons)


def done(picture: CampaignPicture) -> Message:
    """Where a campaign stands now, in place of the question."""
    return notices.message(
        words.done(picture), *(verb_button(verb, picture.ref.id) for verb in ("look", "status"))
    )


def verb_button(
    verb: str, campaign_id: int, name: str = "the campaign", *, sure: str = "", style: str | None = None
) -> ButtonElement:
    """A button that does a verb to a campaign; those that change something for everybody ask first."""
    confirm = None
    if verb in _ASKING:
        said = sure or words.consequence(verb)
        confirm = parts.confirmation(words.question(verb, name), said, words.VERBS[verb], "Not now")
    done = token(f"campaign_{'end' if verb == 'discard' else verb}", campaign_id)
    return parts.button(words.VERBS[verb], done, style="danger" if verb in _FINAL else style, confirm=confirm)


def line(card: CampaignCard) -> Block:
    """A campaign's name, state and progress."""
    running = card.state not in {CampaignState.DRAFT, CampaignState.OPENING}
    numbers = f"\n{words.progress(card.counts)}\n{words.numbers(card.counts)}" if running else ""
    return parts.paragraph(Strong(card.ref.name), f"  {words.state(card)}{numbers}")


def _for_volunteers(picture: CampaignsPicture) -> Message:
    if not picture.rows:
        return notices.message(words.NONE_RUNNING)
    lines = [line(card) for card in picture.rows]
    return Message(
        "Campaigns", [parts.heading("Campaigns"), *lines, parts.note("Type /text to start texting.")]
    )
