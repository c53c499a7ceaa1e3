"""What is said of test texts, which admins send to themselves."""

from bot.assignment.outcomes.letters import TestTextPost
from bot.assignment.outcomes.texting import TestPicture, TestSent
from bot.assignment.refusals.texting import AlreadyOpened, NumberForgotten, TestsSpent
from bot.views.phrases.campaigns.carrier import reason
from bot.views.phrases.sentences import later, say, tr
from bot.views.phrases.words import Words
from bot.vocabulary import TextStatus

TEST, SEND, NUMBER = later("Send me a test…"), later("Send"), later("Your own mobile number")
TITLE = later("Test text")
HINT = later("Like +1 202 555 0123. Baton forgets it once the text has left.")
_NO_NUMBER: Words = (
    later("This is no phone number that could be texted. Write it like +1 202 555 0123. Nothing was sent."),
)


def about(of: TestPicture) -> Words:
    """What will be sent, and what becomes of it."""
    told = tr("You get the text of the preview with your own name as the contact’s. It is in no count.")
    return (told, " ", _left(of.left))


def sent(of: TestSent) -> Words:
    """It was put on its way."""
    told = tr(
        "A test text of {campaign} is on its way to {number}.", campaign=of.campaign.name, number=of.number
    )
    return (told, " ", _left(of.left))


def went_wrong(post: TestTextPost) -> Words:
    """It did not arrive, or nobody can say."""
    name = post.campaign.name
    match post.status:
        case TextStatus.UNKNOWN:
            return say(
                "Nobody can say whether your test text of {campaign} arrived. It was not sent again.",
                campaign=name,
            )
        case TextStatus.CANCELLED:
            return say(
                "Your test text of {campaign} did not leave: texting your number was not allowed any more. "
                "Send another to read why.",
                campaign=name,
            )
        case _:
            return say(
                "Your test text of {campaign} did not arrive: {reason}.",
                campaign=name,
                reason=reason(post.code),
            )


def opened(why: AlreadyOpened) -> Words:
    """It is too late for a test."""
    return say(
        "{campaign} is no draft any more, and test texts are for drafts. Nothing was sent.",
        campaign=why.campaign,
    )


def spent(why: TestsSpent) -> Words:
    """That is enough for a day."""
    return say(
        "You sent yourself {n} test texts within a day, and that is the most. The next can leave {at}.",
        n=why.most,
        at=why.at,
    )


def forgotten(_: NumberForgotten) -> Words:
    """Whoever has the number is left alone."""
    return say(
        "Whoever has this number asked to be forgotten. Baton leaves it alone until a text that says START "
        "comes from it. Nothing was sent."
    )


def no_number() -> Words:
    """What was typed is none."""
    return _NO_NUMBER


def _left(n: int) -> str:
    return tr("You can send yourself {n} more within a day.", n=n)
