"""Work in a thread that can be cancelled: once nobody waits for it, it ends soon and changes nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How long a transaction waits for the one writer of SQLite, or for a connection, in seconds.
PATIENCE = 10

_here = threading.local()


class GivenUp(Exception):
    """The caller no longer waits for this work."""


@contextmanager
def waited_for(given_up: threading.Event) -> Iterator[None]:
    """Until any thread sets `given_up`, somebody waits for what this thread does within the block."""
    _here.given_up = given_up
    try:
        yield
    finally:
        _here.given_up = None


def of_this_thread() -> threading.Event | None:
    """The event that cancels this thread's work; None where nothing can."""
    given_up: threading.Event | None = getattr(_here, "given_up", None)
    return given_up


def go_on() -> None:
    """Raise GivenUp if the work was cancelled."""
    given_up = of_this_thread()
    if given_up is not None and given_up.is_set():
        raise GivenUp
