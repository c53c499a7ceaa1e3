"""The demo, as production wiring over the sandbox."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    """Everything that is logged, libraries at their most talkative included."""
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in root.manager.loggerDict}
    logs.configure("json", "debug", stream=stream)
    yield stream
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
async def demo(told, tmp_path):
    """A fresh demo whose contacts answer only when they are told to."""
    from bot.sandbox.demo.showing import showing

    async with showing(tmp_path, port=0) as shown:
        shown.stage.twilio.phones.set_auto(False)
        yield shown
