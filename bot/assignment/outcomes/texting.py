"""What the core answers while people claim, text, read and reply."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assignment.outcomes.people import Me, PersonRef
from bot.vocabulary import Barred, CampaignState, ConversationState, Direction, TextStatus


@dataclass(frozen=True, slots=True)
class CampaignRef:
    """A campaign by name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ContactCard:
    """The next contact of a bucket with the text written for them.

    `fingerprint` names the exact text shown, so that a click sends what was read or nothing;
    `local_time` is the contact's own clock (None where several zones are plausible);
    `done` of `total` contacts of this bucket are behind the volunteer.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    fields: tuple[tuple[str, str], ...]
    local_time: datetime | None
    body: str
    fingerprint: str
    segments: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class BucketClaimed:
    """The volunteer's bucket: `dealt` new contacts, or the unsent ones of before when `resumed`."""

    campaign: CampaignRef
    dealt: int
    resumed: bool
    card: ContactCard


@dataclass(frozen=True, slots=True)
class BucketReleased:
    """Unsent contacts went back to the pool."""

    campaign: CampaignRef
    count: int


class Deed(StrEnum):
    """What a click on the sending card came to."""

    SENT = "sent"
    SKIPPED = "skipped"
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, slots=True)
class CardDone:
    """One contact is behind the volunteer; `next` is None when the bucket is finished.

    `total` contacts were in the bucket, of which `asleep` may not be texted right now; once there is no
    next, `texted` and `skipped` are counted (who opted out or was moved is neither). `waiting` replies wait
    for this volunteer; `more` says whether the campaign has contacts for another bucket now.
    """

    deed: Deed
    name: str
    campaign: CampaignRef
    next: ContactCard | None
    total: int
    waiting: int
    more: bool
    asleep: int = 0
    texted: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class CardInHand:
    """Where a volunteer stands in a campaign, nothing being done; the fields are those of CardDone."""

    campaign: CampaignRef
    next: ContactCard | None
    total: int
    waiting: int
    more: bool
    asleep: int
    texted: int = 0
    skipped: int = 0


class Lack(StrEnum):
    """Why a campaign has no contact for a volunteer now."""

    ASLEEP = "asleep"
    LOCKED = "locked"
    ABROAD = "abroad"
    HELD = "held"
    KEPT = "kept"
    TEXTED = "texted"


@dataclass(frozen=True, slots=True)
class StartOffer:
    """A campaign as a volunteer sees it: whether *Start* or *Continue* is to be had.

    Where neither is, `lack` says why; where less than a bucket is `ready`, that many can be texted now.
    Others can from `opens_at`, unless that is None.
    """

    campaign: CampaignRef
    organisation: str
    state: CampaignState
    bucket_size: int
    unsent: int
    lack: Lack | None = None
    opens_at: datetime | None = None
    ready: int | None = None

    @property
    def available(self) -> bool:
        """Whether there is somebody to text."""
        return self.lack is None


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A conversation that waits for its holder, or a text of theirs that did not arrive (`needs_retry`).

    That failed for the provider's `failed_code`, and may be tried once more, perhaps only from `retry_at`.
    """

    conversation_id: int
    campaign: CampaignRef
    name: str
    last_words: str
    waiting_since: datetime | None
    opt_out_hint: bool
    needs_retry: bool = False
    failed_code: int | None = None
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TextingPicture:
    """A volunteer's start page: campaigns to text for, and the inbox, oldest first.

    `waiting` counts all their waiting conversations, of which `inbox` shows the first; `unheld` counts
    waiting conversations that nobody holds and this person may take.
    """

    me: Me
    offers: tuple[StartOffer, ...]
    inbox: tuple[InboxRow, ...]
    waiting: int
    unheld: int


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One message; `author` is who wrote an outgoing text, whoever holds the conversation today."""

    direction: Direction
    author: str | None
    body: str
    at: datetime
    status: TextStatus
    error_code: int | None


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A prepared answer, rendered for this contact; `tag` is filed with it when it is used."""

    title: str
    body: str
    tag: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A survey question and the answers offered."""

    prompt: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FiledReport:
    """What somebody filed on the conversation."""

    author: str
    at: datetime
    tags: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A private note that came with a conversation when it was moved."""

    at: datetime
    author: str
    note: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A whole conversation, for its holder or an admin.

    `may_text_at` is None when a text may leave now, else the next moment at which it may;
    `may_retry` when the first text failed in a way that allows one human retry, perhaps only from `retry_at`.
    `bar_code` is the provider's code behind a bar, where one is; the reader `may_put_back` whoever is left
    alone. Who is `tagged_out` was given a tag that means opt-out before such tags were obeyed.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a holder puts into one act: words to send, a report to file, or both."""

    body: str | None = None
    tags: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def files_report(self) -> bool:
        """Whether anything is to be filed."""
        return bool(self.tags or self.answers or self.note)


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply was sent, a report filed, or both; `waiting` others wait for this person.

    A tag that was filed may have `opted_out` the number, or have said that it is a `wrong_number`.
    """

    thread: Thread
    sent: bool
    filed: bool
    waiting: int
    next_waiting: int | None
    opted_out: bool = False
    wrong_number: bool = False


@dataclass(frozen=True, slots=True)
class OptedOut:
    """A number will not be texted again by any campaign."""

    conversation_id: int | None
    name: str
    conversations: int


@dataclass(frozen=True, slots=True)
class OptOutReversed:
    """A mistaken opt-out was taken back."""

    name: str
    conversations: int
