"""What Baton posts by itself: inboxes and questions to people, cards and news to channels."""

from functools import singledispatch

from slack_sdk.models.blocks import Block

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.campaigns import CampaignCard
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    CarrierNewsPost,
    Content,
    DeliveryUnknownPost,
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
from bot.assignment.outcomes.shifts import (
    CoverNews,
    CoverPost,
    HandoverPost,
    PartingPost,
    ShiftCardPost,
    ShiftReminderPost,
    SummaryPost,
)
from bot.views.phrases import campaign, carrier, inbox, letters
from bot.views.slack import attention, cover, notices, nudges, parting, parts, plan
from bot.views.slack.inbox import rows
from bot.views.slack.surfaces import Message
from bot.views.tokens import token
from bot.vocabulary import CampaignState, PlanState


@singledispatch
def letter(content: Content) -> Message:
    """A letter's content as a message."""
    raise NotImplementedError(type(content).__name__)


@letter.register
def _(post: InboxPost) -> Message:
    words = letters.inbox_of(post)
    shown = sum(not row.needs_retry for row in post.rows)
    more = [parts.note(inbox.more_rows(post.waiting - shown))] if post.waiting > shown else []
    return Message(parts.flat(words), [parts.paragraph(*words), *rows(post.rows), *more])


@letter.register
def _(post: UnheldPost) -> Message:
    words = letters.unheld(post)
    button = parts.button(inbox.TAKE_NEXT, token("take_next", post.campaign.id), style="primary")
    return notices.message(words, *([button] if post.waiting else []))


@letter.register
def _(post: DigestPost) -> Message:
    return attention.digest(post.board)


@letter.register
def _(post: UnknownSenderPost) -> Message:
    words = letters.unknown_sender(post)
    blocks: list[Block] = [parts.paragraph(*words)]
    for text in post.newest:
        blocks += [parts.paragraph(*letters.strangers_text(text)), parts.quote(text.body or inbox.NO_WORDS)]
    return Message(parts.flat(words), blocks)


@letter.register
def _(card: CampaignCard) -> Message:
    words = letters.card(card)
    blocks: list[Block] = [parts.paragraph(*words)]
    if card.state is CampaignState.OPEN:
        start = parts.button(letters.START, token("start", card.ref.id), style="primary")
        blocks += [parts.buttons(start), parts.note(letters.how_to_start(card))]
    return Message(parts.flat(words), blocks)


@letter.register
def replies_unread(post: RepliesUnreadPost) -> Message:
    """The provider does not say who wrote, and the one thing to do about it."""
    button = parts.button(letters.TEXT_ON, token("text_on"))
    return notices.message(letters.replies_unread(post), *([] if post.texting else [button]))


@letter.register
def _(post: CampaignPausedPost) -> Message:
    return notices.message(carrier.paused(post))


@letter.register
def _(post: HomeClosedPost) -> Message:
    button = parts.button(campaign.VERBS["settings"], token("campaign_settings", post.campaign.id))
    return notices.message(letters.home_closed(post), button)


@letter.register
def _(post: CarrierNewsPost) -> Message:
    return notices.message(carrier.news(post))


@letter.register
def _(post: NotReachedPost) -> Message:
    return notices.message(carrier.not_reached(post))


@letter.register
def _(post: GivenUpPost) -> Message:
    return notices.message(letters.given_up(post))


@letter.register
def _(post: DeliveryUnknownPost) -> Message:
    button = parts.button(inbox.OPEN, token("thread", post.conversation_id))
    return notices.message(letters.delivery_unknown(post), button)


@letter.register
def _(post: ReassignedPost) -> Message:
    if post.acted:
        return plan.message(post.plan)
    words = letters.reassigned(post)
    note = post.plan.asked.wish.note
    told = bool(note.strip() and post.gained) and post.plan.state is PlanState.APPLIED
    return Message(
        parts.flat(words),
        [
            parts.paragraph(*words),
            *([parts.quote(note)] if told else []),
            parts.buttons(parts.button(inbox.OPEN_INBOX, token("inbox"), style="primary")),
        ],
    )


@letter.register
def _(post: ShiftCardPost) -> Message:
    return cover.card(post.shift)


@letter.register
def _(post: ShiftReminderPost) -> Message:
    return cover.reminder(post.shift)


@letter.register
def _(post: CoverPost) -> Message:
    return cover.offer(post.picture)


@letter.register
def _(post: CoverNews) -> Message:
    return cover.news(post.picture)


letter.register(NudgePost)(nudges.nudge)
letter.register(EscalationPost)(nudges.escalation)
letter.register(StillOnItPost)(nudges.still_on_it)
letter.register(NobodyOnPost)(nudges.nobody_on)
letter.register(PartingPost)(parting.parting)
letter.register(SummaryPost)(parting.summary)
letter.register(HandoverPost)(parting.handover)
