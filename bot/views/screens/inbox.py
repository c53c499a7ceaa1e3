"""Conversations that wait for whoever reads this, and the ways to them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignment.outcomes.attention import Kept, KeptPage, PutAside
from bot.assignment.outcomes.conversations import Answered, InboxRow, OptedOut, Thread
from bot.assignment.outcomes.refs import CampaignRef
from bot.views.fields import Field, Form, Typed, one_of
from bot.views.parts import (
    Button,
    Heading,
    Line,
    Note,
    Page,
    Paragraph,
    Part,
    Rows,
    Style,
    buttons,
    notice,
)
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.conversations import later as aside
from bot.views.phrases.words import shortened
from bot.views.screens.campaigns.carrying import take_back
from bot.views.screens.texting import start_page
from bot.views.tokens import token

_NAME, _LONGEST_TIME = 80, 30
_VERBS = {Kept.MINE: "inbox_mine", Kept.LATER: "inbox_later"}


def conversations(of: Sequence[InboxRow], waiting: int, everything: Button | None = None) -> Rows:
    """Conversations, oldest first, each with *Open*; how many of all that are `waiting` have no room.

    A button to `everything` stands beside that.
    """

    def rest(shown: int) -> list[Part]:
        hidden = waiting - sum(not row.needs_retry for row in of[:shown])
        if hidden <= 0:
            return []
        told = (words.more_rows(hidden),)
        return [Line(told, everything)] if everything else [Note(told)]

    return Rows([[_row(each)] for each in of], rest)


def open_inbox() -> Button:
    return Button(words.OPEN_INBOX, token("inbox"), Style.PRIMARY)


def take_next(campaign: CampaignRef) -> list[Button]:
    return [Button(words.TAKE_NEXT, token("take_next", campaign.id), Style.PRIMARY)]


def find() -> Button:
    """The way to whom the reader looks for."""
    return Button(words.FIND, token("find"))


def look(conversation_id: int) -> Button:
    return Button(words.OPEN, token("thread", conversation_id))


def answered(done: Answered) -> Page:
    """What was just answered, where nothing waits any more."""
    back = [take_back(done.carried)] if done.carried else []
    told = (*words.answered(done), "\n", words.NOTHING_WAITS)
    return notice(told, *back, start_page(), _inbox(), title=words.INBOX)


def opted_out(done: OptedOut) -> Page:
    """A number will not be texted again."""
    return notice(words.opted_out(done), start_page(), _inbox(), title=words.INBOX)


def _inbox() -> Button:
    return Button(words.OPEN_INBOX, token("inbox"))


def _row(of: InboxRow) -> Line:
    campaign = replace(of.campaign, name=shortened(of.campaign.name, _NAME))
    kept = replace(of, name=shortened(of.name, _NAME), campaign=campaign)
    return Line((words.row(kept),), look(of.conversation_id), words.row_facts(kept))


def kept(page: KeptPage) -> Page:
    """What one has answered, or put aside, and the ways to the rest of the inbox."""

    def turn(place: int) -> str:
        return token(_VERBS[page.kept], place)

    groups = [_kept(each, page.kept) for each in page.rows]
    after = max(page.total - page.start - len(groups), 0)
    rows = [Rows(groups, lambda _: [], turn, before=page.start, after=after)] if groups else []
    ways = buttons(Button(aside.WAITING, token("inbox")), mine() if page.kept is Kept.LATER else later())
    parts = [Heading(aside.heading(page.kept)), Paragraph((aside.told(page),)), *rows, *ways]
    return Page(parts, title=words.INBOX, window=True, again=turn(page.start))


def mine() -> Button:
    """The way to what one has answered."""
    return Button(aside.MINE, token("inbox_mine", 0))


def later(count: int = 0) -> Button:
    """The way to what one has put aside."""
    return Button(aside.tab(count), token("inbox_later", 0))


def put_aside(conversation_id: int) -> Button:
    """Asks until when."""
    return Button(aside.LATER, token("later", conversation_id))


def aside_form(of: Thread) -> Form:
    """Until when."""
    now = [(aside.NOW, "now")] if of.later else []
    name = shortened(of.name, _NAME)
    long = one_of([*aside.CHOICES, *now], aside.USUAL, placeholder=aside.PICK, in_sight=True)
    return Form(
        aside.TITLE,
        [
            Paragraph(aside.about(name)),
            Field("long", aside.LONG, long),
            Field("at", aside.AT, Typed(most=_LONGEST_TIME), hint=aside.AT_HINT),
        ],
        token("later_until", of.conversation_id),
        aside.SUBMIT,
        name,
    )


def aside_done(of: PutAside) -> Page:
    """It is put aside, and what comes next."""
    following = [Button(aside.NEXT, token("thread", of.following), Style.PRIMARY)] if of.following else []
    inbox = Button(words.OPEN_INBOX, token("inbox"))
    return notice(aside.done(of), *following, inbox, later(), title=aside.TITLE)


def _kept(of: InboxRow, kept: Kept) -> list[Part]:
    small = aside.until(of) if kept is Kept.LATER else (of.campaign.name,)
    return [Line((words.row(of),), look(of.conversation_id), small)]
