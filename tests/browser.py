"""Fixture: Chromium, driven by Playwright; the machine's own, for the wheel brings none."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext

NewContext = Callable[..., Awaitable["BrowserContext"]]

# The browser lives as long as the process that runs tests, and so does the event loop that drives it.
IN_BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
fixture = partial(pytest_asyncio.fixture, loop_scope="session")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@fixture(scope="session")
async def browser() -> AsyncIterator["Browser"]:
    """A running browser; without one the tests that need it are skipped, and fail where CI is set."""
    from playwright.async_api import async_playwright

    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            f"no browser: none of {', '.join(NAMES)} is here"
        )
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's own sandbox refuses root
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=executable, args=as_root)
        yield running
        await running.close()


@fixture
async def new_context(browser: "Browser") -> AsyncIterator[NewContext]:
    """Call it for a browser window of somebody else's, with nothing kept from before; closed in the end."""
    async with AsyncExitStack() as stack:

        async def new(**settings: Any) -> "BrowserContext":
            return await stack.enter_async_context(await browser.new_context(**settings))

        yield new
