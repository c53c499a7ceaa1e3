"""What an admin watches on the start page: campaigns that run or wait to, and what waits for an answer."""

from dataclasses import replace

from bot.assignment.outcomes.attention import WaitingBoard
from bot.assignment.outcomes.campaigns import CampaignCard, CampaignsPicture
from bot.views.parts import Button, Buttons, Divider, Note, Paragraph, Part
from bot.views.phrases.attention import board as attention
from bot.views.phrases.campaigns import campaign
from bot.views.phrases.words import Strong, Words, shortened
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_SHOWN, _NAME = 3, 60


def watched(picture: CampaignsPicture, board: WaitingBoard) -> list[Part]:
    """A line for each of the first campaigns, what waits, and the ways to all of both."""
    cards = [card for card in picture.rows if card.state is not CampaignState.ENDED]
    hidden = max(0, len(cards) - _SHOWN) + picture.hidden
    told = [word for card in cards[:_SHOWN] for word in _line(card)]
    return [
        Divider(),
        Paragraph((*told, *attention.summary(board))),
        *tagged_in(picture.tagged_out),
        *([Note((campaign.hidden(hidden),))] if hidden else []),
        Buttons(
            (
                Button("Campaigns", token("campaigns")),
                Button("New campaign", token("campaign_new")),
                Button("What waits", token("attention", 0)),
            )
        ),
    ]


def _line(of: CampaignCard) -> Words:
    kept = replace(of, ref=replace(of.ref, name=shortened(of.ref.name, _NAME)))
    running = of.state not in {CampaignState.DRAFT, CampaignState.OPENING}
    numbers = f"  {campaign.numbers(of.counts)}" if running else ""
    return (Strong(kept.ref.name), f"  {campaign.state(kept)}{numbers}\n")
