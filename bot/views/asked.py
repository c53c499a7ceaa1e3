"""What part of the record is looked at, as a button carries it: ids and moments, 0 where nothing is asked."""

from datetime import UTC, datetime, timedelta

from bot.assignment.outcomes.audit import Place, RecordFilter
from bot.views.tokens import OldToken, Token

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def ids(asked: RecordFilter) -> tuple[int, int, int, int]:
    """The filter as ids: person, campaign, conversation, since when in seconds."""
    since = int(asked.since.timestamp()) if asked.since else 0
    return (asked.person_id or 0, asked.campaign_id or 0, asked.conversation_id or 0, since)


def place_ids(place: Place) -> tuple[int, int, int]:
    """A place in the record as ids: its moment in microseconds, kind, id."""
    return ((place.at - _EPOCH) // _TICK, place.kind, place.id)


def filter_of(pressed: Token) -> RecordFilter:
    """The filter that a button carries in its first four ids."""
    person, campaign, conversation, since = (pressed.nth(each) for each in range(4))
    return RecordFilter(
        person_id=person or None,
        campaign_id=campaign or None,
        conversation_id=conversation or None,
        since=_moment(since * 1_000_000) if since else None,
    )


def place_of(pressed: Token) -> Place:
    """The place that a button carries in the three ids after its filter."""
    at, kind, id_ = (pressed.nth(each) for each in range(4, 7))
    return Place(_moment(at), kind, id_)


def _moment(microseconds: int) -> datetime:
    try:
        return _EPOCH + timedelta(microseconds=microseconds)
    except OverflowError as beyond:
        raise OldToken("no such moment") from beyond
