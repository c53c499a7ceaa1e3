"""Work in a thread for somebody who may stop waiting for it: it then ends soon, and changes nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How long a transaction waits for the one writer of SQLite, or for a connection, in seconds.
PATIENCE = 10

_here = threading.local()


class GivenUp(Exception):
    """Whoever asked for this work does not wait for it any more."""


@contextmanager
def waited_for(given_up: threading.Event) -> Iterator[None]:
    """What this thread does meanwhile is of use until `given_up` is set, by whatever thread."""
    _here.given_up = given_up
    try:
        yield
    finally:
        _here.given_up = None


def of_this_thread() -> threading.Event | None:
    """What says that this thread's work is given up; None when nobody ever will."""
    given_up: threading.Event | None = getattr(_here, "given_up", None)
    return given_up


def go_on() -> None:
    """Raise GivenUp when nobody waits any more."""
    given_up = of_this_thread()
    if given_up is not None and given_up.is_set():
        raise GivenUp
