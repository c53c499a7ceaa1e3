"""Contacts' replies and our answers: what the core takes and returns."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.people import Me
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.outcomes.replies import FiledReport
from bot.assignment.outcomes.texting import StartOffer
from bot.assignment.rules.replies.filing_rules import Effect
from bot.assignment.rules.standing import NOTHING, Standing
from bot.assignment.rules.texts.media import Medium
from bot.vocabulary import (
    Asks,
    Barred,
    CampaignState,
    ConversationState,
    Direction,
    MediaKind,
    TextStatus,
)


class Landed(StrEnum):
    """What became of an inbound text."""

    REPLY = "reply"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    UNKNOWN_SENDER = "unknown_sender"
    REPEATED = "repeated"
    OVERTAKEN = "overtaken"  # a later word of the same contact was known


@dataclass(frozen=True, slots=True)
class Inbound:
    """A text from a contact as the provider handed it over; `sent_at` where it comes late, from its list."""

    provider_id: str
    sender: str
    receiver: str
    body: str
    opt_out_type: str | None = None
    sent_at: datetime | None = None
    media: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """An inbound text is stored; `confirm` asks the provider's answer to carry one opt-out confirmation."""

    landed: Landed
    conversation_id: int | None
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A conversation that waits for its holder, or a text of theirs that did not arrive (`needs_retry`).

    That failed for the provider's `failed_code`, and may be tried once more, perhaps only from `retry_at`. It
    waits for that as long as its campaign is not open. `media` came with the contact's last words. What was
    put aside is back at `later`.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    last_words: str
    waiting_since: datetime | None
    opt_out_hint: bool
    needs_retry: bool = False
    campaign_state: CampaignState = CampaignState.OPEN
    failed_code: int | None = None
    retry_at: datetime | None = None
    media: tuple[MediaKind, ...] = ()
    later: datetime | None = None


@dataclass(frozen=True, slots=True)
class TextingPicture:
    """A volunteer's start page: campaigns to text for, and the inbox, oldest first.

    `waiting` counts all their waiting conversations, of which `inbox` shows the first; `unheld` counts
    waiting conversations that nobody holds and this person may take, `later` those that they have put aside.
    Who `is_new` has held no contact yet.
    """

    me: Me
    offers: tuple[StartOffer, ...]
    inbox: tuple[InboxRow, ...]
    waiting: int
    unheld: int
    later: int = 0
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One message; `author` is who wrote an outgoing text, whoever holds the conversation today.

    `media` came with it; they are asked for by the message's `id`.
    """

    direction: Direction
    author: str | None
    body: str
    at: datetime
    status: TextStatus
    error_code: int | None
    media: tuple[MediaKind, ...] = ()
    id: int = 0


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A prepared answer, rendered for this contact.

    `tag` is filed with it when it is used, and `answer`: a question's prompt and one of its options.
    """

    title: str
    body: str
    tag: str | None
    answer: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A survey question; a choice offers its `options`."""

    prompt: str
    options: tuple[str, ...] = ()
    asks: Asks = Asks.CHOICE


@dataclass(frozen=True, slots=True)
class Handover:
    """A private note that came with a conversation when it was moved."""

    at: datetime
    author: str
    note: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A whole conversation, for its holder or an admin.

    `opt_out_words` are those of the contact that make it sound like an opt-out.
    `may_text_at` is None when a text may leave now, else the next moment at which it may;
    `may_retry` when the first text failed in a way that allows one human retry, perhaps only from `retry_at`.
    `bar_code` is the provider's code behind a bar, where one is; the reader `may_put_back` whoever is left
    alone. Who is `tagged_out` was given a tag that means opt-out before such tags were obeyed.
    So many other campaigns wrote with the number `before`.
    `standing` is what all `reports` come to, the last of which is `newest_report`; `tags` are those on offer
    and those that stand. The `proposed` ones wait for a person's press, by a rule of the campaign, as does
    what is `suggested`. It is put aside until `later`.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    phone: str
    local_time: datetime | None
    fields: tuple[tuple[str, str], ...]
    state: ConversationState
    barred: Barred | None
    holder: PersonRef | None
    mine: bool
    waiting_since: datetime | None
    opt_out_hint: bool
    may_text_at: datetime | None
    may_retry: bool
    free_text: bool
    lines: tuple[ThreadLine, ...]
    canned: tuple[CannedReply, ...]
    tags: tuple[str, ...]
    questions: tuple[Question, ...]
    reports: tuple[FiledReport, ...]
    handovers: tuple[Handover, ...] = ()
    bar_code: int | None = None
    retry_at: datetime | None = None
    tagged_out: bool = False
    may_put_back: bool = False
    opt_out_words: str = ""
    before: int = 0
    standing: Standing = NOTHING
    newest_report: int = 0
    may_file: bool = False
    proposed: tuple[str, ...] = ()
    suggested: Effect | None = None
    later: datetime | None = None

    @property
    def by_rule(self) -> FiledReport | None:
        """What a rule filed last and can be taken back."""
        return next((each for each in reversed(self.reports) if each.rule and each.stands), None)

    @property
    def waits(self) -> bool:
        """Whether the contact waits for an answer, so that there is something to close."""
        return self.state is ConversationState.NEEDS_ATTENTION


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody puts into one act: words to send, a report to file, or both.

    Of a form, `seen` is the newest report that it showed: its `tags` and `answers` are then all that shall
    stand, of the tags that were `tickable` (None is all) and the questions that are named. Without it they
    are filed as they are. Whoever asks to `close` says that no answer is needed. What the screen opened with
    is `suggested`.
    """

    body: str | None = None
    tags: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    seen: int | None = None
    tickable: tuple[str, ...] | None = None
    close: bool = False
    suggested: Effect | None = None

    @property
    def files_report(self) -> bool:
        """Whether there may be something to file."""
        return bool(self.tags or self.answers or self.note or self.close or self.seen is not None)


@dataclass(frozen=True, slots=True)
class Carried:
    """A tag carried a conversation to a user list; the plan can be undone."""

    user_list: str
    plan_id: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was sent, a report filed, or both; `waiting` others wait for this person.

    A tag that was filed may have `opted_out` the number, have said that it is a `wrong_number`, or have
    `carried` the conversation to a user list. Of what was filed, a note alone is `noted`.
    """

    thread: Thread
    sent: bool
    filed: bool
    waiting: int
    next_waiting: int | None
    opted_out: bool = False
    wrong_number: bool = False
    carried: Carried | None = None
    noted: bool = False


@dataclass(frozen=True, slots=True)
class OptedOut:
    """A number will not be texted again by any campaign; `next_waiting` waits for this person."""

    conversation_id: int | None
    name: str
    conversations: int
    next_waiting: int | None = None


@dataclass(frozen=True, slots=True)
class OptOutReversed:
    """A mistaken opt-out was taken back."""

    name: str
    conversations: int


@dataclass(frozen=True, slots=True)
class EarlierCampaign:
    """What another campaign wrote with the same number, and what stands of it.

    So many older lines are `hidden`; `notes` are for admins alone.
    """

    campaign: CampaignRef
    name: str
    lines: tuple[ThreadLine, ...]
    hidden: int
    tags: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What came before a conversation with somebody, the newest first."""

    conversation_id: int
    name: str
    campaigns: tuple[EarlierCampaign, ...]
