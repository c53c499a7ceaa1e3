"""One campaign with all there is to it, for admins."""

from discord import ui

from bot.assignment.outcomes.campaigns import CampaignPicture
from bot.views.discord import parts
from bot.views.discord.paint import drawn
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.parts import Button, buttons
from bot.views.phrases.campaigns import campaign as words
from bot.views.phrases.campaigns import homes, tags
from bot.views.phrases.words import Words
from bot.views.screens.campaigns.campaigns import acts
from bot.views.screens.campaigns.picture import preview, standing
from bot.views.tokens import token

_TOLD, _FINDINGS, _PREVIEW = 350, 700, 1400


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
            *drawn(buttons(*acts(shown), Button(words.ALL, token("campaigns")))),
            parts.divider(),
            *drawn(preview(shown, place), _PREVIEW),
        ]
    )


def _place_of(shown: CampaignPicture) -> Part:
    channel = shown.settings.homes.get("discord", "")
    if not channel.isdigit():
        return parts.note(homes.where(shown))
    return ui.TextDisplay(f"{words.STARTS_IN}<#{channel}>{homes.and_elsewhere(shown, 'discord')}")
