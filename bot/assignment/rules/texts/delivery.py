"""How news of a text moves it on, and when many that fail say something of whoever sends them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.assignment.rules.texts.carrier_codes import CarrierCode, Fate, Until, meaning_of
from bot.vocabulary import TextStatus

# A text only moves forward; callbacks come in any order and repeat.
_RANK = {
    TextStatus.QUEUED: 0,
    TextStatus.LEAVING: 1,
    TextStatus.DOUBT: 2,
    TextStatus.UNKNOWN: 3,
    TextStatus.ACCEPTED: 4,
    TextStatus.SENT: 5,
    TextStatus.DELIVERED: 6,
    TextStatus.UNDELIVERED: 6,
    TextStatus.FAILED: 6,
    TextStatus.CANCELLED: 7,
    TextStatus.RECEIVED: 7,
}

# So many of a campaign's newest texts are looked at.
WINDOW = 100
# A campaign pauses itself at this share of filtered texts, once there are enough of them to tell.
FILTERED_SHARE = 0.03
FILTERED_AT_LEAST = 5
# The same where texts fail for reasons that nobody knows.
FAILING_SHARE = 0.1
FAILING_AT_LEAST = 5
# So many different contacts refused for a reason that nobody knows, of so many newest, are no chance.
STRANGE_CONTACTS = 3
STRANGE_WINDOW = 20

# Where the provider's day ends. https://www.twilio.com/docs/api/errors/30023
_PROVIDERS_CLOCK = ZoneInfo("America/Los_Angeles")

# Of a contact's text that was answered: which contact, and the error code (None: no error).
Outcome = tuple[int | None, int | None]


def moves_on(old: TextStatus, new: TextStatus) -> bool:
    """Whether this news is later than what we knew. The first final word stands."""
    return _RANK[new] > _RANK[old]


def is_final(status: TextStatus) -> bool:
    """Whether nothing more is to be expected."""
    return _RANK[status] >= _RANK[TextStatus.DELIVERED]


def is_filtered(newest: Sequence[Outcome]) -> bool:
    """Whether carriers filter a campaign, by its newest texts."""
    filtered = sum(_fate(code) is Fate.FILTERED for _, code in newest)
    return filtered >= FILTERED_AT_LEAST and filtered > FILTERED_SHARE * len(newest)


def is_failing(newest: Sequence[Outcome]) -> bool:
    """Whether a campaign's newest texts fail too often with codes that nobody knows."""
    failing = sum(code is not None and meaning_of(code) is None for _, code in newest)
    return failing >= FAILING_AT_LEAST and failing > FAILING_SHARE * len(newest)


def is_strange(newest: Sequence[Outcome]) -> bool:
    """Whether the provider refuses several contacts with codes that nobody knows; the newest are in front."""
    strange = {who for who, code in newest[:STRANGE_WINDOW] if code and meaning_of(code) is None}
    return len(strange) >= STRANGE_CONTACTS


def is_for_all(meaning: CarrierCode, newest: Sequence[Outcome]) -> bool:
    """Whether what looks like a contact's trouble is ours: so many contacts in a row have it."""
    row = newest[: meaning.in_a_row]
    alike = {who for who, code in row if code in meaning.codes}
    return meaning.in_a_row is not None and len(alike) == meaning.in_a_row


def are_many(meaning: CarrierCode, newest: Sequence[Outcome]) -> bool:
    """Whether so many of the newest texts have this code that admins are told."""
    return meaning.tell is not None and sum(code in meaning.codes for _, code in newest) >= meaning.tell


def retry_from(code: int | None, settled_at: datetime | None) -> datetime | None:
    """From when on a text that failed may be tried once more; None where it may at once."""
    meaning = meaning_of(code)
    if meaning is None or not meaning.wait or settled_at is None:
        return None
    return settled_at + timedelta(minutes=meaning.wait)


def are_spent(code: int | None) -> bool:
    """Whether the words of a text that failed must not be sent again as they are."""
    meaning = meaning_of(code)
    return meaning is not None and meaning.new_words


def providers_day(now: datetime) -> date:
    """The day for which the provider and the carriers count."""
    return now.astimezone(_PROVIDERS_CLOCK).date()


def ends_at(until: Until, now: datetime) -> datetime:
    """When a pause that begins now ends by itself."""
    if until is Until.A_DAY:
        return now + timedelta(days=1)
    tomorrow = providers_day(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), _PROVIDERS_CLOCK)


def _fate(code: int | None) -> Fate | None:
    meaning = meaning_of(code)
    return meaning.fate if meaning else None
