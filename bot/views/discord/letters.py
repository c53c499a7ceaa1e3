"""What Baton posts by itself: inboxes and questions to people, cards and news to channels."""

from functools import singledispatch

from bot.assignment.outcomes.campaign import CampaignCard
from bot.assignment.outcomes.delivery import Content, DigestPost, InboxPost
from bot.assignment.outcomes.shift import CoverNews, CoverPost, ShiftCardPost, ShiftReminderPost
from bot.views.discord import attention, cover, parts
from bot.views.discord.inbox import rows
from bot.views.discord.parts import Part
from bot.views.discord.surfaces import Panel
from bot.views.phrases import inbox, letters
from bot.views.tokens import token
from bot.vocabulary import CampaignState


@singledispatch
def letter(content: Content) -> Panel:
    """A letter's content as a message."""
    raise NotImplementedError(type(content).__name__)


@letter.register
def _(post: InboxPost) -> Panel:
    shown = sum(not row.needs_retry for row in post.rows)
    more = [parts.note(inbox.more_rows(post.waiting - shown))] if post.waiting > shown else []
    return Panel([parts.paragraph(*letters.inbox_of(post)), *rows(post.rows), *more])


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
