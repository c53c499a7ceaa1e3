"""Whether a letter is to be noticed where its former message would only be edited."""

from datetime import timedelta

from bot.assignment.outcomes.delivery import CampaignPausedPost, DigestPost, InboxPost, Letter, NotReachedPost
from bot.assignment.outcomes.nudges import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.shift import ShiftReminderPost

# A message that old has scrolled away: editing it would not be noticed.
_NOTICED = timedelta(minutes=5)
# News of what did not arrive is gathered in one message for so long.
_SEEN = timedelta(hours=12)
# So long the same reminder is edited, so that nobody is rung twice an hour.
_RUNG = timedelta(hours=1)


def is_to_be_noticed(letter: Letter, age: timedelta) -> bool:
    """Whether a letter whose former message is so old is posted anew."""
    match letter.content:
        case InboxPost() | ShiftReminderPost() | StillOnItPost() | NobodyOnPost():
            return letter.content.fresh and age > _NOTICED
        case NudgePost() | EscalationPost():
            return letter.content.fresh and age > _RUNG
        case DigestPost():
            return letter.content.fresh
        case CampaignPausedPost():
            return letter.content.paused
        case NotReachedPost():
            return age > _SEEN
        case _:
            return False
