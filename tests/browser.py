"""Fixture: Chromium, driven by Playwright; the machine's own, for the wheel brings none."""

import os
import shutil
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture
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
