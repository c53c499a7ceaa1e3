"""A contact file with everything wrong in it, brought in a real browser by an admin who reads the report."""

import re

import openpyxl
import pytest
from playwright.async_api import expect

from tests.browser import IN_BROWSER
from tests.walks.visitor import PATIENCE, PICTURES

pytestmark = [*IN_BROWSER, pytest.mark.timeout(400)]

HEADER = ("Cell", "Full name", "OptedOut", "SMS consent", "TCPA", "Email opt-out", "Assigned to", "Ward")
ROWS: tuple[tuple[str | None, ...], ...] = (
    ("202-555-0101", "JOHN SMITH, JR.", "FALSE", "yes", None, "yes", "Ana Moreau", "3"),
    ("202-555-0102", "Mr. & Mrs. Luis Ruiz", "TRUE", None, None, None, None, "3"),
    ("202-555-0103", "Mary Lee, PhD", "2026-03-01", None, None, None, None, "4"),
    ("202-555-0104", "Ana Ruiz", None, "no", None, None, "zed@example.org", "4"),
    ("202-555-0105", "Cal Poe", "NULL", "ask me later", None, None, "Ana Moreau", "4"),
    ("202-555-0106", "Dee Fox", None, "yes", "A7", None, None, "5"),
    ("555-0107", "Eve Ash", None, None, None, None, None, "5"),
    (None, "Flo Oak", None, None, None, None, None, "5"),
    ("202-555-0101", "John Smith", None, None, None, None, "Ana Moreau", "3"),
    ("202-555-0108", "Gus Elm", None, None, None, None, None, "9"),
    ("202-555-0109", "Hal Fir", None, None, None, None, None, "9"),
)


@pytest.fixture
def file(tmp_path):
    """A workbook whose first sheet is empty and of which a filter hides the ninth ward."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Voters")
    sheet.append(HEADER)
    for row in ROWS:
        sheet.append(row)
    for number, row in enumerate(ROWS, 2):
        sheet.row_dimensions[number].hidden = row[-1] == "9"
    path = tmp_path / "october.xlsx"
    book.save(path)
    return path


async def test_an_organiser_understands_the_report_of_a_file_with_everything_wrong_in_it(visit, demo, file):
    ana = await visit("U0ANA")
    await ana.page.set_viewport_size({"width": 1440, "height": 1150})
    await ana.types("/contacts import")
    await ana.fills("Name", "October voters")
    await ana.modal.locator("input[type=file]").set_input_files(file)
    await ana.submits()
    await ana.reads(re.compile("October voters is loaded: 6 contacts"), where=ana.modal)
    for told in (
        "Read this before anybody is texted",
        "Does “TCPA” say who may be texted?",
        "SMS consent: ask me later",
        "Opted out by this file: 2 rows, by the column “OptedOut”",
        "Kept for their own volunteers: Ana Moreau (2)",
        "Baton does not know: zed@example.org (1)",
        "Hidden rows: 2",
        "Only the sheet “Voters” was read",
        "Phone number: “Cell”",
        "“Email opt-out”",
        "Line 8 has no phone number that could be texted",
    ):
        await ana.reads(re.compile(re.escape(told)), where=ana.modal)
    await ana.keeps_a_picture("import-report")
    await ana.modal.get_by_role("button", name="Take the opt-outs back").click()
    await ana.keeps_a_picture("import-take-back")
    await ana.agrees()
    await ana.reads(re.compile("2 numbers of October voters may be texted again"), where=ana.modal)


async def test_the_same_report_on_discord(new_context, demo, file):
    expect.set_options(timeout=PATIENCE)
    context = await new_context(viewport={"width": 1440, "height": 1150})
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    await page.goto(f"{demo.url}/discord?as=ana")
    await page.locator("[data-qa=entry]").fill("/contacts import")
    await page.keyboard.press("Enter")
    await page.locator("[data-qa=run]").click()
    await page.locator("[data-qa=modal] input[type=file]").last.set_input_files(file)
    await page.locator("[data-qa=modal-submit]").click()
    report = page.locator("[data-qa=message]").last
    await expect(report).to_contain_text("october is loaded: 6 contacts")
    await expect(report).to_contain_text("Read this before anybody is texted")
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / "discord-import-report.png")
    await report.get_by_role("button", name="Take the opt-outs back").click()
    await page.get_by_role("button", name="Take the opt-outs back").last.click()
    await expect(page.get_by_text("may be texted again").last).to_be_visible()
    assert demo.stage.discord.hub.mistakes == []
