"""An admin sends the text of a draft to their own phone."""

from bot.assignment.outcomes.letters import TestTextPost
from bot.assignment.outcomes.texting import TestPicture, TestSent
from bot.views.fields import Field, Form, Typed
from bot.views.parts import Button, Page, Paragraph, notice
from bot.views.phrases.campaigns import campaign
from bot.views.phrases.conversations import testing as words
from bot.views.tokens import token

_LONGEST = 30


def form(of: TestPicture, place: int, opened_at: int) -> Form:
    """Asks for the number; what was `opened_at` one moment sends one text."""
    return Form(
        words.TITLE,
        [
            Paragraph(words.about(of)),
            Field("phone", words.NUMBER, Typed(most=_LONGEST), words.HINT, required=True),
        ],
        token("test_send", of.campaign.id, place, opened_at),
        words.SEND,
        subject=of.campaign.name,
    )


def sent(of: TestSent) -> Page:
    """It is on its way, and the way back."""
    return notice(words.sent(of), _look(of.campaign.id), title=words.TITLE)


def went_wrong(post: TestTextPost) -> Page:
    """Bad news, and the way to another."""
    return notice(words.went_wrong(post), _look(post.campaign.id))


def _look(campaign_id: int) -> Button:
    return Button(campaign.VERBS["look"], token("campaign_look", campaign_id))
