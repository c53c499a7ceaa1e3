"""The demo, as production wiring over the sandbox."""

import pytest


@pytest.fixture
async def demo(told, tmp_path):
    """A fresh demo whose contacts answer only when they are told to."""
    from baton_sandbox.demo.showing import showing

    async with showing(tmp_path, port=0) as shown:
        shown.stage.twilio.phones.set_auto(False)
        yield shown
