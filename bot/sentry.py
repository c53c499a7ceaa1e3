"""Tells a Sentry of what went wrong: what the masked log says, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from bot import __version__

# How long what was told last may take to leave when Baton stops, in seconds.
_LAST_WORDS = 2.0
_LEVELS = {"error": "error", "critical": "fatal"}

Tell = Callable[[Mapping[str, Any]], None]


@contextmanager
def telling(dsn: str) -> Iterator[Tell]:
    """What to call with each masked line while the block lasts. Raises ModuleNotFoundError without the extra.

    The SDK's own ways of looking into a program (its hooks, local variables, breadcrumbs, the machine's name)
    are all off: it only carries.
    """
    import sentry_sdk  # noqa: PLC0415  an extra

    client = sentry_sdk.Client(
        dsn,
        release=f"baton@{__version__}",
        auto_enabling_integrations=False,
        auto_session_tracking=False,
        default_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        send_client_reports=False,
        server_name="baton",
    )

    def tell(line: Mapping[str, Any]) -> None:
        client.capture_event(_event(line))

    try:
        yield tell
    finally:
        client.close(timeout=_LAST_WORDS)


def _event(line: Mapping[str, Any]) -> Any:  # noqa: ANN401  the SDK's own kind of dict
    rest = dict(line)
    said, level = str(rest.pop("event", "")), _LEVELS.get(str(rest.pop("level", "")), "error")
    alike = [said, str(rest.get("error", ""))]
    return {"message": said, "level": level, "fingerprint": alike, "logger": "baton", "extra": rest}
