"""The list of messages: its filters, its pages, and the lag with which fresh messages appear in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from baton_sandbox.twilio.network.messages import Message, MessageLog
from baton_sandbox.twilio.network.refusals import ApiRefusal

LARGEST_PAGE = 1000
_FILTERS = ("To", "From", "DateSent", "DateSent<", "DateSent>")


@dataclass(frozen=True)
class Page:
    """Part of the list, and the query of the next part, None when this was the last."""

    messages: tuple[Message, ...]
    next_query: str | None


def read_page(log: MessageLog, query: Mapping[str, str], *, until: datetime) -> Page:
    """The page a query asks for, newest first, of what was created by `until`; ApiRefusal for nonsense."""
    size = _whole(query.get("PageSize", "50"), "PageSize")
    number = _whole(query.get("Page", "0"), "Page")
    fits = [m for m in log.newest_first() if m.created <= until and _passes(m, query)]
    start = _start(fits, query.get("PageToken"))
    messages = fits[start : start + size]
    if start + size >= len(fits) or not messages:
        return Page(tuple(messages), None)
    kept = {name: query[name] for name in _FILTERS if name in query}
    following = kept | {"PageSize": str(size), "Page": str(number + 1), "PageToken": f"PA{messages[-1].sid}"}
    return Page(tuple(messages), urlencode(following))


def _start(messages: list[Message], token: str | None) -> int:
    """Where the page after the message in `token` begins; new messages do not shift what was paged before."""
    if token is None:
        return 0
    sids = [f"PA{message.sid}" for message in messages]
    return sids.index(token) + 1 if token in sids else len(sids)


def _passes(message: Message, query: Mapping[str, str]) -> bool:
    if query.get("To", message.to) != message.to:
        return False
    if query.get("From", message.sender) != message.sender:
        return False
    return all(_in_range(message.sent, name, query[name]) for name in query if name.startswith("DateSent"))


def _in_range(sent: datetime | None, name: str, text: str) -> bool:
    """Bounds are whole seconds and included; what has not been sent yet is in no range."""
    if sent is None:
        return False
    first, last = _moments(text)
    second = sent.replace(microsecond=0)
    return (name == "DateSent<" or first <= second) and (name == "DateSent>" or second <= last)


def _moments(text: str) -> tuple[datetime, datetime]:
    """The first and last second that a date or a moment means."""
    try:
        if "T" in text:
            moment = datetime.fromisoformat(text).astimezone(UTC)
            return moment, moment
        day = datetime.combine(date.fromisoformat(text), time(), UTC)
        return day, day + timedelta(days=1, seconds=-1)
    except ValueError as error:
        raise ApiRefusal(20001, f"{text!r} is not a date") from error


def _whole(text: str, name: str) -> int:
    if not text.isdecimal():
        raise ApiRefusal(20001, f"{name} is not a number")
    return min(int(text), LARGEST_PAGE)
