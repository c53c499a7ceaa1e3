"""What the log says, as its real formatter writes it."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that is logged, libraries at their most talkative included; JSON unless asked otherwise."""
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in root.manager.loggerDict}
    logs.configure(getattr(request, "param", "json"), "debug", stream=stream)
    yield stream
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()
