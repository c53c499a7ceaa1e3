"""The demo whose contacts answer only when they are told to, and whoever sits before its page."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from baton_sandbox.demo.showing import Demo, showing
from tests.browser import NewContext, fixture
from tests.walks.bank import TextBank, text_bank

if TYPE_CHECKING:
    from tests.walks.visitor import Visitor


@fixture
async def demo(tmp_path) -> AsyncIterator[Demo]:
    async with showing(tmp_path / "demo", fresh=True, port=0) as shown:
        shown.stage.twilio.phones.set_auto(False, 1.0)
        yield shown


@pytest.fixture
def visit(new_context: NewContext, demo: Demo) -> Callable[[str], Awaitable["Visitor"]]:
    from playwright.async_api import expect

    from tests.walks.visitor import PATIENCE, Visitor

    expect.set_options(timeout=PATIENCE)

    async def visits(account: str) -> Visitor:
        context = await new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE)
        page = await context.new_page()
        await page.goto(f"{demo.url}/?as={account}#C0TEXTBANK")
        return Visitor(page)

    return visits


@pytest.fixture(params=["slack", "discord"])
def platform(request) -> str:
    """Each walk is walked on each platform."""
    return str(request.param)


@pytest.fixture
async def bank(database_url: str, platform: str) -> AsyncIterator[TextBank]:
    """A text bank whose people sit at this platform."""
    async with text_bank(database_url, [platform]) as bank:
        yield bank
