"""What Baton posts by itself: inboxes and questions to people, cards and news to channels."""

from functools import singledispatch

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
from bot.views.discord import attention, cover, notices, nudges, parting, parts, plan
from bot.views.discord.inbox import rows
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import campaign, carrier, inbox, letters
from bot.views.tokens import token
from bot.vocabulary import CampaignState, PlanState

# Of a move: the note that came with it has the rest of the panel.
_TOLD = 1800

# So much of a stranger's text is shown, so that several fit into one panel.
_QUOTED = 500


@singledispatch
def letter(content: Content) -> Panel:
    """A letter's content as a message."""
    raise NotImplementedError(type(content).__name__)


@letter.register
def _(post: InboxPost) -> Panel:
    head = parts.paragraph(*letters.inbox_of(post))
    return Panel([head, *rows(post.rows, post.waiting, beside=[head])])


@letter.register
def _(card: CampaignCard) -> Panel:
    shown: list[Part] = [parts.paragraph(*letters.card(card))]
    if card.state is CampaignState.OPEN:
        start = parts.button(letters.START, token("start", card.ref.id), parts.PRIMARY)
        shown += [*parts.buttons(start), parts.note(letters.how_to_start(card))]
    return Panel(shown, framed=True)


@letter.register
def _(post: DigestPost) -> Panel:
    return attention.digest(post.board)


@letter.register
def _(post: ShiftCardPost) -> Panel:
    return cover.card(post.shift)


@letter.register
def _(post: ShiftReminderPost) -> Panel:
    return cover.reminder(post.shift)


@letter.register
def _(post: CoverPost) -> Panel:
    return cover.offer(post.picture)


@letter.register
def _(post: CoverNews) -> Panel:
    return cover.news(post.picture)


@letter.register
def _(post: UnheldPost) -> Panel:
    button = parts.button(inbox.TAKE_NEXT, token("take_next", post.campaign.id), parts.PRIMARY)
    return notices.panel(letters.unheld(post), *([button] if post.waiting else []))


@letter.register
def _(post: UnknownSenderPost) -> Panel:
    drawn: list[parts.Part] = [parts.paragraph(*letters.unknown_sender(post))]
    for text in post.newest:
        drawn += [
            parts.paragraph(*letters.strangers_text(text)),
            parts.quote(_cut(text.body) or inbox.NO_WORDS),
        ]
    return Panel(drawn)


def _cut(body: str) -> str:
    """A panel holds 4,000 characters altogether."""
    return body if len(body) <= _QUOTED else f"{body[:_QUOTED]}…"


@letter.register
def replies_unread(post: RepliesUnreadPost) -> Panel:
    """The provider does not say who wrote, and the one thing to do about it."""
    button = parts.button(letters.TEXT_ON, token("text_on"))
    return notices.panel(letters.replies_unread(post), *([] if post.texting else [button]))


@letter.register
def _(post: CampaignPausedPost) -> Panel:
    return notices.panel(carrier.paused(post))


@letter.register
def _(post: HomeClosedPost) -> Panel:
    button = parts.button(campaign.VERBS["settings"], token("campaign_settings", post.campaign.id))
    return notices.panel(letters.home_closed(post), button)


@letter.register
def _(post: CarrierNewsPost) -> Panel:
    return notices.panel(carrier.news(post))


@letter.register
def _(post: NotReachedPost) -> Panel:
    return notices.panel(carrier.not_reached(post))


@letter.register
def _(post: GivenUpPost) -> Panel:
    return notices.panel(letters.given_up(post))


@letter.register
def _(post: DeliveryUnknownPost) -> Panel:
    button = parts.button(inbox.OPEN, token("thread", post.conversation_id))
    return notices.panel(letters.delivery_unknown(post), button)


@letter.register
def _(post: ReassignedPost) -> Panel:
    if post.acted:
        return plan.panel(post.plan)
    note = post.plan.asked.wish.note
    told = bool(note.strip() and post.gained) and post.plan.state is PlanState.APPLIED
    return Panel(
        [
            parts.paragraph(*letters.reassigned(post), most=_TOLD),
            *([parts.quote(note)] if told else []),
            *parts.buttons(parts.button(inbox.OPEN_INBOX, token("inbox"), parts.PRIMARY)),
        ]
    )


letter.register(NudgePost)(nudges.nudge)
letter.register(EscalationPost)(nudges.escalation)
letter.register(StillOnItPost)(nudges.still_on_it)
letter.register(NobodyOnPost)(nudges.nobody_on)
letter.register(PartingPost)(parting.parting)
letter.register(SummaryPost)(parting.summary)
letter.register(HandoverPost)(parting.handover)
