"""What is said of what other campaigns wrote with the same number."""

from bot.assignment.outcomes.conversations import EarlierCampaign, History, ThreadLine
from bot.views.phrases.conversations import inbox
from bot.views.phrases.words import Strong, Words, counted, listed, shortened

TITLE, SHOW, BACK = "Other campaigns", "Show", inbox.BACK
NONE: Words = ("No other campaign wrote with this number.",)
_NAME, _FILED = 60, 600


def before(campaigns: int) -> str:
    """How many other campaigns wrote with the number."""
    return f"{counted(campaigns, 'other campaign')} wrote with this number."


def heading(of: History) -> Words:
    """With whom."""
    count = counted(len(of.campaigns), "other campaign")
    return (f"{count} wrote with the number of {shortened(of.name, _NAME)}.",)


def filed(of: EarlierCampaign) -> Words:
    """What stands of that conversation, and for whom the campaign took the number."""
    said = [f"as {shortened(of.name, _NAME)}"]
    said += [listed(of.tags)] if of.tags else []
    said += [f"{asked} {answer}" for asked, answer in of.answers]
    said += [f"“{note}”" for note in of.notes]
    said += [f"{counted(of.hidden, 'older message')} not shown"] if of.hidden else []
    return (shortened("  ·  ".join(said), _FILED),)


def line(of: EarlierCampaign, line: ThreadLine) -> Words:
    """Who wrote when, and what became of it."""
    author = Strong(shortened(inbox.author(line, of.name), _NAME))
    return (author, "  ", line.at, inbox.fate(line))
