"""What the core returns about contact lists, about preassigning them, and whom a campaign set aside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.assignment.outcomes.reassignment import Choice, LeftOut, Portioned, Selection
from bot.assignment.outcomes.refs import CampaignRef, PersonRef
from bot.assignment.rules.sheets.sheet_terms import Column, Reason, Warned
from bot.vocabulary import Barred, ConversationState, ListState, MediaKind, PlanState, Split


@dataclass(frozen=True, slots=True)
class ListRow:
    """A contact list by name; `size` counts contacts after merging, who are deleted by time at `purge_at`."""

    id: int
    name: str
    state: ListState
    size: int
    fields: tuple[str, ...]
    campaigns: int
    purge_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new campaign is begun with: all lists, and the newest campaign's organisation and homes."""

    lists: tuple[ListRow, ...]
    organisation: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was not loaded: its line in the file, why, and the cell that was wrong, if one was."""

    line: int
    reason: Reason
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ListLoaded:
    """An import is over: `merged` rows repeated a number (the last won), `rejected` are listed in part.

    It was the first to say that `opted_out` numbers opted out; of `revocable` ones nothing else has said so
    since. `withheld` contacts are not texted from this list. `kept` says whose contacts these are, most
    first, and `strangers` whom the file names and Baton does not know, each with their contacts. `columns`
    are those of the file, as they were understood.
    """

    list: ListRow
    merged: int
    rejected: int
    problems: tuple[RowProblem, ...]
    warnings: tuple[Warned, ...]
    repeated: bool = False
    opted_out: int = 0
    revocable: int = 0
    withheld: int = 0
    kept: tuple[tuple[PersonRef, int], ...] = ()
    strangers: tuple[tuple[str, int], ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportBegun:
    """A list waits for its rows; `loaded` when the same file was loaded before and nothing is to be done."""

    list_id: int
    loaded: ListLoaded | None


@dataclass(frozen=True, slots=True)
class ListsPicture:
    """Every contact list, newest first."""

    rows: tuple[ListRow, ...]


@dataclass(frozen=True, slots=True)
class ContactPage:
    """A part of a list as lines of a spreadsheet; the next part comes after `last`, None at the end."""

    list: ListRow
    header: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    last: int | None


@dataclass(frozen=True, slots=True)
class OptOutsTakenBack:
    """Numbers that the import of a list opted out may be texted again, but for the confirmed ones."""

    list_name: str
    taken_back: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class PreassignWish:
    """Whose the contacts of a list shall be: these people's and those of a user list, dealt in some way.

    Only contacts who are nobody's yet are meant, unless it is `everybody`. `clear` takes every contact from
    whoever it is, and gives it to nobody.
    """

    list_id: int
    people: tuple[int, ...] = ()
    user_list_id: int | None = None
    everybody: bool = False
    split: Split = Split.EVEN
    clear: bool = False


@dataclass(frozen=True, slots=True)
class PreassignPicture:
    """A preassignment as it stands.

    `gets` says how many contacts each receives, `total` how many it is about. `assigned` were somebody's
    when it was looked at: they are among the total, or stay whose they are. Opted-out and retired numbers
    are left behind. `follow` are the campaigns over the list that keep assignments, `ignore` the others.
    """

    id: int
    state: PlanState
    list: Choice
    wish: PreassignWish
    user_list: str
    actor: PersonRef
    gets: tuple[Portioned, ...]
    total: int
    assigned: int
    opted_out: int
    retired: int
    left_out: tuple[LeftOut, ...]
    follow: tuple[CampaignRef, ...]
    ignore: tuple[CampaignRef, ...]
    decided_at: datetime | None = None
    decided_by: PersonRef | None = None
    may_undo: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A conversation that was found; or a contact of whom no campaign knows yet (`conversation_id` is 0).

    `number` is masked, `last_words` are what the contact wrote last, and `media` came with it.
    """

    conversation_id: int
    name: str
    number: str
    where: str
    state: ConversationState | None = None
    barred: Barred | None = None
    holder: PersonRef | None = None
    last_words: str = ""
    media: tuple[MediaKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search may be narrowed by: campaigns, tags, and questions with their answers."""

    campaigns: tuple[CampaignRef, ...]
    tags: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, looked at from the row in the place `start` on; more than these unless it `is_all`.

    `looked_for` is what was typed, `narrowed` what else they must be, in `campaign` alone if it names one.
    Whoever is no admin looks among what they hold.
    """

    search_id: int
    looked_for: str
    narrowed: Selection
    campaign: CampaignRef | None
    rows: tuple[FoundRow, ...]
    start: int
    is_all: bool
    is_admin: bool


@dataclass(frozen=True, slots=True)
class FoundStopped:
    """Contacts who were found were opted out, one by one; `left` of those chosen are still to come."""

    contacts: int
    left: int


@dataclass(frozen=True, slots=True)
class AsideContact:
    """One of them, by first name and initial."""

    conversation_id: int
    name: str


@dataclass(frozen=True, slots=True)
class AsideGroup:
    """Those of one reason, a carrier's `code`; `contacts` are the first of `count`."""

    code: int
    count: int
    contacts: tuple[AsideContact, ...]


@dataclass(frozen=True, slots=True)
class AsidePicture:
    """Who of a campaign is set aside: `total`, of whom `groups` shows the most common reasons.

    `put_back` is how many the press that brought this put back.
    """

    campaign: CampaignRef
    total: int
    groups: tuple[AsideGroup, ...]
    put_back: int = 0


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody who may be forgotten: whoever has a contact's number, else the number that was looked for."""

    contact_id: int = 0
    search_id: int = 0


@dataclass(frozen=True, slots=True)
class ForgetRow:
    """A number that was found, masked, with everybody who is said to have it and the lists that say so."""

    whom: Whom
    names: tuple[str, ...]
    number: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForgetChoice:
    """Who was found by what was typed; `more` where there is no room for all."""

    typed: str
    rows: tuple[ForgetRow, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class ForgetPicture:
    """What is known of a number, before it is forgotten.

    `running` are the campaigns that have not ended, `holders` those who hold a conversation now. People of
    the team have one of the contacts' addresses: their accounts stay. `before` is when it was forgotten once.
    """

    whom: Whom
    names: tuple[str, ...]
    number: str
    contacts: int
    lists: tuple[str, ...]
    campaigns: tuple[str, ...]
    running: tuple[str, ...]
    holders: tuple[PersonRef, ...]
    texts: int
    replies: int
    reports: int
    opted_out: bool
    team: tuple[str, ...] = ()
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forgot:
    """Somebody was forgotten: how many contacts and conversations they were."""

    contacts: int
    conversations: int


@dataclass(frozen=True, slots=True)
class PurgePicture:
    """What there is of a list or of a campaign that is to be deleted; at `purged_at` that was begun."""

    id: int
    name: str
    is_list: bool
    contacts: int
    texts: int
    replies: int
    reports: int
    purged_at: datetime | None = None
