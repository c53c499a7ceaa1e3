"""Whether a letter is posted as a new message, so that its reader is notified, or edits the former one."""

from datetime import datetime, timedelta

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.campaigns import CampaignCard
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    Content,
    DeletionsPost,
    DigestPost,
    GivenUpPost,
    HomeClosedPost,
    InboxPost,
    NotReachedPost,
    ReassignedPost,
    RepliesUnreadPost,
    UnheldPost,
    UnknownSenderPost,
)
from bot.assignment.outcomes.shifts import PartingPost, ShiftEndingPost, ShiftReminderPost
from bot.vocabulary import CampaignState, PlanState

# An older message has scrolled away: nobody would notice that it is edited.
_NOTICED = timedelta(minutes=5)
# News of failed texts is gathered in one message for this long, and a campaign's card stays where it is.
_SEEN = timedelta(hours=12)
# For this long the same reminder is edited, so that nobody is notified twice an hour.
_RUNG = timedelta(hours=1)


def is_noticed(content: Content, posted_at: datetime, now: datetime) -> bool:
    """Whether a letter is posted anew, given when its former message was posted.

    It is, where the former message said that nothing waits and this one says that something does.
    """
    match content:
        case InboxPost() | UnheldPost() | StillOnItPost() | NudgePost() | EscalationPost():
            is_new = content.since is not None and content.since >= posted_at
            return content.fresh and (is_new or now - posted_at > _patience(content))
        case ShiftReminderPost() | ShiftEndingPost() | NobodyOnPost() | GivenUpPost():
            return content.fresh and now - posted_at > _NOTICED
        case DigestPost():
            return content.fresh
        case ReassignedPost():
            return content.plan.state is PlanState.UNDONE and bool(content.lost) and not content.acted
        case NotReachedPost() | UnknownSenderPost():
            return now - posted_at > (_SEEN if isinstance(content, NotReachedPost) else _RUNG)
        case _:  # another pause, the end of another shift, closed channel or silence of the provider
            return (
                _is_far_up(content, posted_at, now)
                or isinstance(content, PartingPost | HomeClosedPost | DeletionsPost)
                or (isinstance(content, CampaignPausedPost) and content.paused)
                or (isinstance(content, RepliesUnreadPost) and not content.answered)
            )


def _is_far_up(content: Content, posted_at: datetime, now: datetime) -> bool:
    """Those who begin look for *Start*, and a card of the day before is far up in its channel."""
    is_open = isinstance(content, CampaignCard) and content.state is CampaignState.OPEN
    return is_open and now - posted_at > _SEEN


def _patience(content: InboxPost | UnheldPost | StillOnItPost | NudgePost | EscalationPost) -> timedelta:
    return _RUNG if isinstance(content, NudgePost | EscalationPost) else _NOTICED
