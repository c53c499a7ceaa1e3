"""Somebody before the demo's page, and what they do there."""

import os
import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeout

# Where the pictures of the walks are kept; those of the documents are made with PICTURES=docs/pictures.
PICTURES = Path(os.environ.get("PICTURES", ".pictures"))
# Milliseconds; CI's machine may be busy with other tests.
PATIENCE = 45_000


class Visitor:
    """Somebody who sits before the page and knows Slack."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.modal = page.locator("[data-qa=modal]").last
        self.pane = page.locator("[data-qa=pane]")

    async def goes_to(self, place: str) -> None:
        await self.page.locator("[data-qa=sidebar]").get_by_text(place, exact=True).click()

    async def opens_home(self) -> Locator:
        """The *Home* tab of the app."""
        await self.goes_to("Baton")
        await self.page.locator("[data-tab=home]").click()
        return self.page.locator("[data-qa=home]")

    async def opens_messages(self) -> None:
        """What the app has written to this person."""
        await self.goes_to("Baton")
        await self.page.locator("[data-tab=messages]").click()

    async def types(self, command: str) -> None:
        composer = self.page.locator("[data-qa=composer]")
        await composer.fill(command)
        await composer.press("Enter")

    async def presses(self, label: str) -> None:
        await self.pane.get_by_role("button", name=label, exact=True).last.click()

    async def fills(self, label: str, words: str) -> None:
        await self.modal.get_by_label(label).first.fill(words)

    async def chooses(self, label: str, option: str) -> None:
        await self.modal.get_by_label(label).first.click()
        await self.page.locator("[data-qa=options]").get_by_text(option, exact=False).first.click()

    async def chooses_several(self, label: str, *options: str) -> None:
        await self.modal.get_by_label(label).first.click()
        for option in options:
            await self.page.locator("[data-qa=options]").get_by_text(option, exact=False).first.click()
        await self.page.keyboard.press("Escape")  # a list of several stays open

    async def submits(self) -> None:
        await self.modal.locator("[data-qa=modal-submit]").click()

    async def agrees(self) -> None:
        """To the question that a button asks back."""
        await self.page.locator("[data-qa=confirm-yes]").click()

    async def closes(self) -> None:
        await self.modal.locator("[data-qa=modal-close]").click()
        await expect(self.page.locator("[data-qa=modal]")).to_have_count(0)

    async def reads(self, words: str | re.Pattern[str], *, where: Locator | None = None) -> None:
        await expect((where or self.pane).get_by_text(words).last).to_be_visible(timeout=PATIENCE)

    async def sees(self, words: re.Pattern[str]) -> bool:
        """Whether the words are there, or come within a few seconds."""
        try:
            await self.pane.get_by_text(words).last.wait_for(timeout=PATIENCE / 5)
        except PlaywrightTimeout:
            return False
        return True

    async def keeps_a_picture(self, name: str) -> None:
        await self.page.screenshot(path=PICTURES / f"{name}.png")
