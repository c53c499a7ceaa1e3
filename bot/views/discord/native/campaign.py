"""Campaigns for admins: all of them, the questions before one is changed, and one with all there is to it."""

from collections.abc import Iterator, Sequence

from discord import ui

from bot.assignment.outcomes.campaigns import Called, CampaignCard, CampaignPicture, CampaignsPicture
from bot.assignment.rules.texts.script import Severity
from bot.views.discord import notices, parts
from bot.views.discord.paint import drawn
from bot.views.discord.parts import Button, Part
from bot.views.discord.surfaces import Panel
from bot.views.parts import Question
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import tags
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.screens.campaigns.picture import preview, standing
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.tokens import token
from bot.vocabulary import CampaignState

# Each campaign takes three of the forty parts of a panel; the menu holds all of them.
_SHOWN = 8
_NAME, _LINE, _TOLD, _FINDINGS, _PREVIEW = 60, 300, 350, 700, 1400
_CHANGING = {
    CampaignState.DRAFT: ("open", "discard"),
    CampaignState.OPENING: (),
    CampaignState.OPEN: ("pause", "end"),
    CampaignState.PAUSED: ("resume", "end"),
    CampaignState.ENDED: (),
}
_FINAL = {"end", "discard"}


def campaigns(picture: CampaignsPicture) -> Panel:
    """All campaigns, newest first."""
    if not picture.me.is_admin:
        return _for_volunteers(picture)
    new = parts.button("New campaign", token("campaign_new"), parts.PRIMARY)
    lists = parts.button("Contact lists", token("contacts"))
    if not picture.rows:
        return notices.panel(words.NONE_YET, *((new, lists) if picture.lists else (lists,)))
    waiting = parts.button("What waits", token("attention", 0))
    refresh = parts.button("Refresh", token("campaigns"))
    choices = [(f"{row.ref.name}: {words.state(row)}", str(row.ref.id)) for row in picture.rows]
    older = [parts.menu(choices, token("campaign_look"), placeholder="Look at another campaign")]
    return Panel(
        [
            parts.heading("Campaigns"),
            *parts.buttons(new, lists, waiting, refresh),
            *drawn(tagged_in(picture.tagged_out), _FINDINGS),
            *(_line(card) for card in picture.rows[:_SHOWN]),
            *(older if len(picture.rows) > _SHOWN else []),
            *([parts.note(words.hidden(picture.hidden))] if picture.hidden else []),
        ]
    )


def picture(shown: CampaignPicture, place: int = 0, notice: Words = ()) -> Panel:
    """One campaign: its check, what can be done, a preview; `place` is the preview's place in the list."""
    return Panel(
        [
            *([parts.paragraph(*notice, most=_TOLD), parts.divider()] if notice else []),
            *([parts.paragraph(*tags.renamed(shown.renamed), most=_TOLD)] if shown.renamed else []),
            parts.heading(shown.ref.name),
            parts.note(*words.facts(shown)),
            _place_of(shown),
            *drawn(standing(shown), _FINDINGS),
            *parts.buttons(*_acts(shown)),
            parts.divider(),
            *drawn(preview(shown, place), _PREVIEW),
        ]
    )


def question(verb: str, shown: CampaignPicture) -> Question:
    """Asked before a verb is done to a campaign; an `end` of a draft discards it."""
    said = "discard" if verb == "end" and shown.state is CampaignState.DRAFT else verb
    begins = verb in {"open", "resume"}
    consequence = words.opening(verb, shown) if begins else (words.consequence(said),)
    return Question(words.question(said, shown.ref.name), consequence, words.VERBS[said], "Not now")


def choose(verb: str, told: Words, rows: Sequence[Called]) -> Panel:
    """Which of several campaigns is meant: a button for each, which asks before it changes anything."""
    deeds = ((row.ref.name, token(f"campaign_{verb}", row.ref.id)) for row in rows[:10])
    asks = verb in {"open", "pause", "resume", "end"}
    return notices.panel(told, *(parts.button(name, deed, asks=asks) for name, deed in deeds))


def _line(card: CampaignCard) -> Part:
    running = card.state not in {CampaignState.DRAFT, CampaignState.OPENING}
    numbers = f"\n{words.progress(card.counts)}\n{words.numbers(card.counts)}" if running else ""
    look = parts.button("Look", token("campaign_look", card.ref.id))
    name = Strong(shortened(card.ref.name, _NAME))
    return parts.line((name, f"  {words.state(card)}{numbers}"), look, most=_LINE)


def _for_volunteers(picture: CampaignsPicture) -> Panel:
    if not picture.rows:
        return notices.panel(words.NONE_RUNNING)
    told: list[Words] = [
        (Strong(shortened(card.ref.name, _NAME)), f"  {words.state(card)}\n{words.progress(card.counts)}")
        for card in picture.rows[:_SHOWN]
    ]
    lines = [parts.paragraph(*one, most=_LINE) for one in told]
    return Panel([parts.heading("Campaigns"), *lines, parts.note("Type /text to start texting.")])


def _place_of(shown: CampaignPicture) -> Part:
    channel = shown.settings.homes.get("discord", "")
    if not channel.isdigit():
        return parts.note(words.where(shown))
    return ui.TextDisplay(f"{words.STARTS_IN}<#{channel}>{words.and_elsewhere(shown, 'discord')}")


def _acts(shown: CampaignPicture) -> Iterator[Button]:
    campaign, draft = shown.ref.id, shown.state is CampaignState.DRAFT
    ready = not any(finding.severity is Severity.ERROR for finding in shown.findings)
    for verb in _CHANGING[shown.state]:
        if verb != "open" or ready:
            deed = token(f"campaign_{'end' if verb == 'discard' else verb}", campaign)
            style = parts.DANGER if verb in _FINAL else parts.PRIMARY
            yield parts.button(words.VERBS[verb], deed, style, asks=True)
    if shown.state is not CampaignState.ENDED:
        yield parts.button("Edit texts", token("campaign_edit", campaign))
        yield parts.button(words.VERBS["settings"], token("campaign_settings", campaign))
    if not draft:
        yield parts.button(words.VERBS["status"], token("campaign_status", campaign))
    yield parts.button("All campaigns", token("campaigns"))
