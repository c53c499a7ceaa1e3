"""What an admin watches on the App Home: the campaigns that run or wait to, and what waits for an answer."""

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.attention import WaitingBoard
from bot.assignment.outcomes.campaigns import CampaignsPicture
from bot.views.phrases.attention import board as words
from bot.views.phrases.campaigns import campaign
from bot.views.screens.attention import rows
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.slack import parts
from bot.views.slack.native.campaign import line, verb_button
from bot.views.slack.paint import blocks as painted
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_SHOWN, _WAITING = 8, 30


def watched(picture: CampaignsPicture, board: WaitingBoard) -> list[Block]:
    """The blocks below a volunteer's own; every button opens a modal, for the Home has no other place."""
    cards = [card for card in picture.rows if card.state is not CampaignState.ENDED]
    new = parts.button("New campaign", token("campaign_new"))
    bring = parts.button("Import contacts", token("contacts_import"))
    blocks: list[Block] = [
        parts.divider(),
        parts.heading("Campaigns"),
        *painted(tagged_in(picture.tagged_out)),
    ]
    for card in cards[:_SHOWN]:
        verbs = ("look",) if card.state is CampaignState.DRAFT else ("look", "status")
        blocks += [line(card), parts.buttons(*(verb_button(verb, card.ref.id) for verb in verbs))]
    if hidden := max(0, len(cards) - _SHOWN) + picture.hidden:
        blocks.append(parts.note(campaign.hidden(hidden)))
    blocks += [
        parts.buttons(new, bring),
        parts.heading(words.HEADING),
        parts.paragraph(*words.summary(board)),
    ]
    if len(board.holders) > 1:
        blocks.append(parts.paragraph(*words.holders(board)))
    return [*blocks, *painted([rows(board)], _WAITING)]
