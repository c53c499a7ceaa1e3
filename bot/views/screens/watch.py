"""What an admin watches on their own page: campaigns that run or wait to, and what waits for an answer."""

from bot.assignment.outcomes.attention import WaitingBoard
from bot.assignment.outcomes.campaigns import CampaignCard, CampaignsPicture
from bot.views.parts import Button, Divider, Heading, Page, Paragraph, Part, Rows, buttons, noted, said
from bot.views.phrases.attention import board as words
from bot.views.phrases.audit import audit
from bot.views.phrases.campaigns import campaign, naming
from bot.views.phrases.contacts import contacts
from bot.views.phrases.contacts.contacts import IMPORT
from bot.views.phrases.people import lists, people
from bot.views.phrases.reassignment.plan import REASSIGN
from bot.views.screens.attention import holders
from bot.views.screens.campaigns.campaigns import brief, line, looks
from bot.views.screens.campaigns.tagged import tagged_in
from bot.views.screens.texting import start_page
from bot.views.tokens import token
from bot.vocabulary import CampaignState

_IN_BRIEF = 3


def watched(picture: CampaignsPicture, board: WaitingBoard) -> list[Part]:
    """Below a volunteer's own page: a line for each of the first campaigns, what waits, the ways to both."""
    cards = _lasting(picture)
    told = [word for card in cards[:_IN_BRIEF] for word in (*brief(card), "\n")]
    return [
        Divider(),
        Paragraph((*told, *words.summary(board))),
        *tagged_in(picture.tagged_out),
        *_hidden(picture, len(cards[_IN_BRIEF:])),
        *buttons(
            Button(campaign.HEADING, token("campaigns_all")),
            Button(campaign.WHAT_WAITS, token("attention", 0)),
            Button(REASSIGN, token("reassign")),
            Button(campaign.ALL_ELSE, token("all_else")),
        ),
    ]


def watched_at_large(picture: CampaignsPicture, board: WaitingBoard) -> list[Part]:
    """The same where there is room for each campaign's buttons, and for what waits, under headings."""
    cards = _lasting(picture)
    groups = [[Paragraph(line(card)), *buttons(*looks(card))] for card in cards]
    new, bring = Button(campaign.NEW, token("campaign_new")), Button(IMPORT, token("contacts_import"))
    return [
        Divider(),
        Heading(campaign.HEADING),
        *tagged_in(picture.tagged_out),
        Rows(groups, lambda shown: _hidden(picture, len(cards) - shown)),
        *buttons(Button(campaign.ALL, token("campaigns_all")), new, bring),
        Heading(words.HEADING),
        *said(words.summary(board)),
        *holders(board),
        Divider(),
        *buttons(
            Button(campaign.WHAT_WAITS, token("attention", 0)),
            Button(REASSIGN, token("reassign")),
            *_everything(),
        ),
    ]


def all_else() -> Page:
    """The ways to all that an admin does and that has no room on the start page."""
    new, bring = Button(campaign.NEW, token("campaign_new")), Button(IMPORT, token("contacts_import"))
    parts = [Paragraph((campaign.ALL_ELSE_TOLD,)), *buttons(new, bring, *_everything())]
    return Page(parts, title=campaign.ALL_ELSE_TITLE, back=start_page())


def _everything() -> list[Button]:
    """The ways to all else that an admin does."""
    return [
        Button(people.HEADING, token("people")),
        Button(contacts.LISTS, token("contacts")),
        Button(lists.HEADING, token("lists")),
        Button(audit.HEADING, token("record")),
    ]


def _lasting(picture: CampaignsPicture) -> list[CampaignCard]:
    return [card for card in picture.rows if card.state is not CampaignState.ENDED]


def _hidden(picture: CampaignsPicture, more: int) -> list[Part]:
    hidden = more + picture.hidden
    return noted((naming.hidden(hidden),)) if hidden else []
