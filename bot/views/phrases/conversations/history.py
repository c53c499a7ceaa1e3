"""What is said of what other campaigns wrote with the same number."""

from bot.assignment.outcomes.conversations import EarlierCampaign, History, ThreadLine
from bot.views.phrases.conversations import inbox
from bot.views.phrases.sentences import later, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed, shortened

TITLE, SHOW, BACK = later("Other campaigns"), later("Show"), inbox.BACK
NONE: Words = (later("No other campaign wrote with this number."),)
_NAME, _FILED = 60, 600


def before(campaigns: int) -> str:
    """How many other campaigns wrote with the number."""
    return tr_n(
        "{n} other campaign wrote with this number.", "{n} other campaigns wrote with this number.", campaigns
    )


def heading(of: History) -> Words:
    """With whom."""
    return say_n(
        "{n} other campaign wrote with the number of {name}.",
        "{n} other campaigns wrote with the number of {name}.",
        len(of.campaigns),
        name=shortened(of.name, _NAME),
    )


def filed(of: EarlierCampaign) -> Words:
    """What stands of that conversation, and for whom the campaign took the number."""
    said = [tr("as {name}", name=shortened(of.name, _NAME))]
    said += [listed(of.tags)] if of.tags else []
    said += [f"{asked} {answer}" for asked, answer in of.answers]
    said += [f"“{note}”" for note in of.notes]
    said += (
        [tr_n("{n} older message not shown", "{n} older messages not shown", of.hidden)] if of.hidden else []
    )
    return (shortened("  ·  ".join(said), _FILED),)


def line(of: EarlierCampaign, line: ThreadLine) -> Words:
    """Who wrote when, and what became of it."""
    author = Strong(shortened(inbox.author(line, of.name), _NAME))
    return (author, "  ", line.at, inbox.fate(line))
