"""Structured log lines for operators, from which nobody learns a name, a number, a text or a token."""

import json
import logging
import re
import sys
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# Loggers of libraries: below these levels they tell of every request, with what is in it.
_QUIETED = {
    "aiohttp": logging.WARNING,
    "aiohttp.access": logging.CRITICAL,
    "alembic": logging.WARNING,
    "apscheduler": logging.ERROR,
    "asyncio": logging.WARNING,
    "discord": logging.WARNING,
    "matplotlib": logging.WARNING,
    "PIL": logging.WARNING,
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.ERROR,
    "sqlalchemy": logging.WARNING,
    "twilio": logging.ERROR,
}
_PRIVATE = {
    "address",
    "answer",
    "body",
    "email",
    "from",
    "handle",
    "name",
    "note",
    "phone",
    "text",
    "title",
    "to",
}
_LONGEST = 300  # characters of one value
_MOST_ALIKE, _DAMPED_FOR = 20, 60.0  # lines of one kind, in seconds
_MOST_KINDS = 1_000
_MASKS = (
    (re.compile(r"\b(?:xox[a-z]|xapp)-[\w-]+"), "[token]"),
    (re.compile(r"(?<!\S)\S+@\S+"), "[address]"),
    (re.compile(r"\(?\+?\d(?:[\s().-]*+\d){9,14}"), "[number]"),
)
# Where the fixed words of a library's message end and what it talks about begins: not at "can't".
_DATA_BEGINS = re.compile(r"[%({\[<:=\"\d\n]|(?<!\w)'")
# Where errors keep what their makers call them by: SQLSTATE, SQLite's name, Discord's and Twilio's number.
_CODES = ("sqlstate", "sqlite_errorname", "code", "status")
_CODE = re.compile(r"\w{1,40}")


def configure(
    form: str,
    level: str,
    secrets: Iterable[str] = (),
    stream: TextIO | None = None,
    seconds: Callable[[], float] = time.monotonic,
) -> logging.Handler:
    """Send every log line of this process to `stream` (standard error), as `console` or `json` lines.

    `secrets` are masked wherever they turn up; `seconds` is a clock by which repeated lines are left out.
    Returns the handler that was set.
    """
    hide = _Hide(secrets)
    out = stream or sys.stderr
    renderer: Processor = structlog.processors.JSONRenderer()
    if form == "console":
        renderer = structlog.dev.ConsoleRenderer(colors=out.isatty(), sort_keys=False)
    finish: list[Processor] = [_locate, hide, structlog.stdlib.add_log_level, _stamp(), _drop_meta, renderer]
    handler = logging.StreamHandler(out)
    handler.addFilter(_is_worth_it)
    handler.addFilter(_Damper(seconds))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processors=finish, foreign_pre_chain=[_keep_opening_words])
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name, least in _QUIETED.items():
        logging.getLogger(name).setLevel(least)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return handler


@contextmanager
def told(tell: Callable[[Mapping[str, Any]], None], secrets: Iterable[str]) -> Iterator[None]:
    """While the block lasts `tell` is called with each line of an error, masked as the log is."""
    listener = _Listener(tell)
    finish: list[Processor] = [_locate, _Hide(secrets), structlog.stdlib.add_log_level, _drop_meta]
    listener.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[*finish, structlog.processors.JSONRenderer()],
            foreign_pre_chain=[_keep_opening_words],
        )
    )
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield
    finally:
        root.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, tell: Callable[[Mapping[str, Any]], None]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell
        self.addFilter(_is_worth_it)
        self.addFilter(_Damper(time.monotonic))

    def emit(self, record: logging.LogRecord) -> None:
        """Hand on a line; what goes wrong with that must not go wrong with the program."""
        try:
            self._tell(json.loads(self.format(record)))
        except Exception:  # noqa: BLE001  as every handler does
            self.handleError(record)


def _is_worth_it(record: logging.LogRecord) -> bool:
    """Some libraries set their loggers' levels by themselves; here they have no say."""
    least = _QUIETED.get(record.name) or _QUIETED.get(record.name.partition(".")[0], logging.NOTSET)
    return record.levelno >= least


class _Damper:
    """Lets a few lines of one kind through in a minute; the first of the next minute tells how many were not.

    A line with the reference that a person was told always passes.
    """

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._kinds: OrderedDict[tuple[str, int, str], _Lines] = OrderedDict()

    def __call__(self, record: logging.LogRecord) -> bool:
        said = record.msg if isinstance(record.msg, dict) else {"event": str(record.msg)}
        if "reference" in said:
            return True
        lines = self._lines((record.name, record.levelno, str(said.get("event"))))
        lines.count += 1
        if lines.count > _MOST_ALIKE:
            return False
        if lines.left_out and isinstance(record.msg, dict):
            record.msg = record.msg | {"left_out_before": lines.left_out}
        lines.left_out = 0
        return True

    def _lines(self, kind: tuple[str, int, str]) -> "_Lines":
        now = self._seconds()
        lines = self._kinds.pop(kind, None) or _Lines(now)
        if now - lines.since >= _DAMPED_FOR:
            lines = _Lines(now, left_out=max(0, lines.count - _MOST_ALIKE))
        self._kinds[kind] = lines
        if len(self._kinds) > _MOST_KINDS:
            self._kinds.popitem(last=False)
        return lines


@dataclass
class _Lines:
    """How many lines of one kind came since a moment, and how many were left out before it."""

    since: float
    count: int = 0
    left_out: int = 0


class _Hide:
    """Masks what may not be read: by the name of a field, and by what its value looks like."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = [secret for secret in secrets if secret]

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> Mapping[str, Any]:
        return {key: self._shown(key, value) for key, value in event.items()}

    def _shown(self, key: str, value: object) -> object:
        if key.startswith("_"):
            return value
        if key in _PRIVATE:
            return "[hidden]"
        return self._plain(value)

    def _plain(self, value: object) -> object:
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, int):
            return value if abs(value) < 10**9 else "[number]"
        if isinstance(value, Sequence) and not isinstance(value, str | bytes):
            return [self._plain(each) for each in value]
        return self._masked(value) if isinstance(value, str) else f"<{type(value).__name__}>"

    def _masked(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        for pattern, instead in _MASKS:
            text = pattern.sub(instead, text)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _keep_opening_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A library's message may quote a request: only the words before its first value are kept."""
    record: logging.LogRecord = event["_record"]
    return {**event, "event": _DATA_BEGINS.split(str(record.msg), 1)[0].strip(), "logger": record.name}


def _locate(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An exception as its type and the places it passed; what it says may quote a text and is left out."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if not isinstance(error, BaseException):
        return event
    frames = traceback.extract_tb(error.__traceback__)
    event["error"] = _chain(error)
    event["at"] = [f"{frame.filename.rpartition('site-packages')[2]}:{frame.lineno}" for frame in frames[-8:]]
    return event


def _chain(error: BaseException) -> str:
    code = _code(error)
    named = f"{type(error).__name__} {code}" if code else type(error).__name__
    if isinstance(error, OSError):  # the system's own words, and those of network clients
        named = f"{named}: {error}"
    if isinstance(error, BaseExceptionGroup):
        named = f"{named} [{', '.join(map(_chain, error.exceptions))}]"
    below = error.__cause__ or error.__context__
    return f"{named} < {_chain(below)}" if below is not None else named


def _code(error: BaseException) -> str:
    """What the database, Slack, Discord or Twilio calls an error; "" where it has no such name.

    `code` of an error of SQLAlchemy is the name of a page of its documentation: its cause knows better.
    """
    if type(error).__module__.startswith("sqlalchemy"):
        return ""
    answer = getattr(getattr(error, "response", None), "data", None)  # of slack_sdk
    of_slack = answer.get("error") if isinstance(answer, Mapping) else None
    for code in (of_slack, *(getattr(error, name, None) for name in _CODES)):
        if isinstance(code, str | int) and code and _CODE.fullmatch(str(code)):
            return str(code)
    return ""


def _stamp() -> Processor:
    return structlog.processors.TimeStamper(fmt="iso", utc=True)


def _drop_meta(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: value for key, value in event.items() if not key.startswith("_")}
