"""What Baton posts by itself: inboxes and questions to people, cards and news to channels."""

from functools import singledispatch

from bot.assignment.outcomes.attention import EscalationPost, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.campaigns import CampaignCard
from bot.assignment.outcomes.letters import (
    CampaignPausedPost,
    CarrierNewsPost,
    Content,
    DeletionsPost,
    DeliveryUnknownPost,
    DigestPost,
    GivenUpPost,
    HomeClosedPost,
    InboxPost,
    NotReachedPost,
    ReassignedPost,
    RepliesUnreadPost,
    SilencedPost,
    StrangersText,
    TestTextPost,
    UnheldPost,
    UnknownSenderPost,
)
from bot.assignment.outcomes.shifts import (
    CoverNews,
    CoverPost,
    HandoverPost,
    PartingPost,
    ShiftCardPost,
    ShiftEndingPost,
    ShiftReminderPost,
    SummaryPost,
)
from bot.views.parts import Button, Note, Page, Paragraph, Part, Quote, buttons, notice
from bot.views.phrases.campaigns import campaign, carrier
from bot.views.phrases.conversations import inbox as replies
from bot.views.phrases.conversations import letters, suggesting
from bot.views.screens import attention, inbox, nudges, plan
from bot.views.screens.campaigns import testing
from bot.views.screens.contacts import purge
from bot.views.screens.media import way
from bot.views.screens.shifts import cover, parting
from bot.views.screens.texting import start
from bot.views.tokens import token
from bot.vocabulary import CampaignState, PlanState


@singledispatch
def letter(content: Content) -> Page:
    """A letter's content as a page."""
    raise NotImplementedError(type(content).__name__)


letter.register(NudgePost)(nudges.nudge)
letter.register(EscalationPost)(nudges.escalation)
letter.register(StillOnItPost)(nudges.still_on_it)
letter.register(NobodyOnPost)(nudges.nobody_on)
letter.register(PartingPost)(parting.parting)
letter.register(SummaryPost)(parting.summary)
letter.register(HandoverPost)(parting.handover)
letter.register(DigestPost)(lambda post: attention.digest(post.board))
letter.register(ShiftCardPost)(lambda post: cover.card(post.shift))
letter.register(ShiftEndingPost)(parting.ending)
letter.register(ShiftReminderPost)(lambda post: cover.reminder(post.shift))
letter.register(CoverPost)(lambda post: cover.offer(post.picture))
letter.register(CoverNews)(lambda post: cover.news(post.picture))
letter.register(CampaignPausedPost)(lambda post: notice(carrier.paused(post)))
letter.register(CarrierNewsPost)(lambda post: notice(carrier.news(post)))
letter.register(TestTextPost)(testing.went_wrong)
letter.register(NotReachedPost)(lambda post: notice(carrier.not_reached(post)))
letter.register(SilencedPost)(lambda post: notice(suggesting.silenced(post)))
letter.register(DeletionsPost)(purge.ahead)
letter.register(GivenUpPost)(lambda post: notice(letters.given_up(post)))


@letter.register
def _(post: InboxPost) -> Page:
    return Page([Paragraph(letters.inbox_of(post)), inbox.conversations(post.rows, post.waiting)])


@letter.register
def _(post: UnheldPost) -> Page:
    return notice(letters.unheld(post), *(inbox.take_next(post.campaign) if post.waiting else []))


@letter.register
def _(post: UnknownSenderPost) -> Page:
    return Page(
        [Paragraph(letters.unknown_sender(post)), *(part for each in post.newest for part in _of(each))]
    )


def _of(text: StrangersText) -> list[Part]:
    """What a stranger wrote, and a way to what came with it."""
    words = [Quote(text.body or replies.NO_WORDS)] if text.body or not text.media else []
    return [Paragraph(letters.strangers_text(text)), *words, *way(0, text.id, text.media)]


@letter.register
def _(card: CampaignCard) -> Page:
    below = [*buttons(start(card.ref.id)), Note((letters.how_to_start(card),))]
    shown = below if card.state is CampaignState.OPEN else []
    pinned = card.state is not CampaignState.ENDED
    return Page([Paragraph(letters.card(card)), *shown], public=True, pinned=pinned)


@letter.register
def replies_unread(post: RepliesUnreadPost) -> Page:
    """The provider does not say who wrote, and the one thing to do about it."""
    on = Button(letters.TEXT_ON, token("text_on"))
    return notice(letters.replies_unread(post), *([] if post.texting else [on]))


@letter.register
def _(post: HomeClosedPost) -> Page:
    settings = Button(campaign.VERBS["settings"], token("campaign_settings", post.campaign.id))
    return notice(letters.home_closed(post), settings)


@letter.register
def _(post: DeliveryUnknownPost) -> Page:
    return notice(letters.delivery_unknown(post), inbox.look(post.conversation_id))


@letter.register
def _(post: ReassignedPost) -> Page:
    if post.acted:
        return plan.plan(post.plan)
    note = post.plan.asked.wish.note
    told = bool(note.strip() and post.gained) and post.plan.state is PlanState.APPLIED
    return Page(
        [
            Paragraph(letters.reassigned(post)),
            *([Quote(note)] if told else []),
            *buttons(inbox.open_inbox()),
        ]
    )
