"""/contacts: files in, files out, and numbers opted out by hand."""

import csv
import io

import pytest

from bot.assignment.contacts import lists as core
from bot.handlers.brought import MOST_BYTES
from tests.assignment.bank import phone, row


def sheet(*rows):
    return "\n".join(["cell,first name,city", *rows]).encode()


async def brings(ana, content, name="october.csv", **fields):
    """Hand a file in."""
    await ana.command("/contacts import")
    await ana.until(lambda screen: screen.modal)
    await ana.upload(name, content, to="File")
    await ana.submit(**fields)


def attached(slack, member):
    """The newest file before somebody, as rows of cells."""
    found = [file for message in member.sees().messages for file in message.body.get("files", [])]
    content = slack.world.files.get(found[-1]["id"]).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


async def test_a_file_becomes_a_list_and_its_message_tells_what_was_left_out(ana, bank):
    rows = [f"{phone(0)},Maria,Albany", f"{phone(1)},José,Troy", "555-01,Nobody,", f"{phone(0)},Marie,Albany"]
    await brings(ana, sheet(*rows))
    await ana.until("is loaded: 2 contacts")
    assert "is loaded: 2 contacts" in ana.modal, "it is answered where it was asked for"
    for words in (
        "Phone number: “cell”",
        "For texts: {{city}} from “city”",
        "1 row repeated a number; the last row of each counts.",
        "1 row could not be loaded:",
        "Line 4 has no phone number that could be texted (“555-01”).",
    ):
        assert words in ana.sees()
    assert "Reading october.csv" not in ana.sees(), "the progress gave way to the report"
    await ana.press("New campaign with this list")
    await ana.until("october (2 contacts)")
    assert ana.modal.title == "New campaign"


async def test_many_rows_left_out_come_as_a_file_without_formulas(slack, ana, bank):
    await brings(ana, sheet(f"{phone(0)},Maria,", *[f"=1+{number},Bad," for number in range(12)]))
    await ana.until("… and 2 more.")
    await ana.until("rows left out")
    header, first, *rest = attached(slack, ana)
    assert header == ["line", "reason", "cell"]
    assert first == ["3", "The row has no phone number that could be texted.", "'=1+0"]
    assert len(rest) == 11


@pytest.mark.parametrize(
    "content, why",
    [
        (b"%PDF-1.7 nothing to see", "This is a pdf and no table"),
        (b"name,city\nMaria,Albany\n", "No column holds phone numbers. There is name and city."),
        (b"phone\n", "column names and no row below them"),
    ],
)
async def test_a_file_that_is_no_list_is_refused_in_words_and_leaves_nothing(ana, bank, content, why):
    await brings(ana, content)
    await ana.until(why)
    assert "Nothing was loaded" in ana.sees()
    assert (
        not bank.do(core.all_lists, bank.ana).rows
        or "failed" in bank.do(core.all_lists, bank.ana).rows[0].name
    )


async def test_the_very_same_file_is_not_loaded_twice(ana, bank):
    await brings(ana, sheet(f"{phone(0)},Maria,"))
    await ana.until("is loaded: 1 contact")
    await ana.close()
    await brings(ana, sheet(f"{phone(0)},Maria,"), name="again.csv")
    await ana.until("This very file was loaded before")
    assert len(bank.do(core.all_lists, bank.ana).rows) == 1


async def test_a_taken_name_and_a_huge_file_are_refused_at_their_fields(slack, ana, bank):
    bank.load([row(0)], name="October")
    await ana.command("/contacts import")
    await ana.until(lambda screen: screen.modal)
    file = await ana.upload("october.csv", sheet(), to="File")
    file.size = MOST_BYTES + 1
    await ana.fill("File", [slack.world.shown_file(file)])
    await ana.submit()
    assert ana.sees().errors == {
        "name": "There is a list called october already. Choose another name.",
        "file": "This file is larger than 256 MB. Split it, or ask whoever runs Baton to load it.",
    }


async def test_lists_are_shown_with_their_sizes_and_their_reports(ana, bank):
    bank.draft([row(0), row(1)])
    await ana.command("/contacts")
    await ana.until("2 contacts · used by 1 campaign")
    await ana.press("Open")
    await ana.until("Report")
    await ana.press("Report")
    await ana.until("is loaded: 2 contacts.")


async def test_an_export_holds_who_opted_out_and_no_formulas(slack, ana, bank):
    bank.load([row(0, first_name="=cmd()"), row(1)], name="October voters")
    await ana.command(f"/contacts optout {phone(1)}")
    await ana.until("will not be texted again by any campaign")
    await ana.command("/contacts export oct")
    await ana.until("is in your direct messages with Baton")
    header, first, second = attached(slack, ana)
    assert (header[0], header[-1]) == ("phone", "opted_out")
    assert first[:2] == [phone(0), "'=cmd()"]
    assert [first[-1], second[-1]] == ["no", "yes"]


async def test_numbers_are_opted_out_and_back_in_without_showing_them(ana, bank):
    number = phone(3)
    await ana.command("/contacts optin " + number)
    await ana.until("This number has not opted out")
    await ana.command(f"/contacts optout {number[2:5]}-{number[5:8]}-{number[8:]}")
    await ana.until(f"{number[-4:]} will not be texted again")
    await ana.command("/contacts optin " + number)
    await ana.until(f"{number[-4:]} may be texted again")
    assert number not in ana.sees()
    await ana.command("/contacts optout nobody")
    await ana.until("This is no phone number that could be texted")


async def test_what_nobody_knows_is_answered_with_what_to_type(ana, bank):
    await ana.command("/contacts dance")
    await ana.until("Type /contacts alone to see all lists")
    await ana.command("/contacts export October")
    await ana.until("No contact list is called “October”")


@pytest.mark.parametrize("typed", ["", "import", "export", "optout +12025550123", "optin +12025550123"])
async def test_volunteers_are_refused_privately(ben, bank, typed):
    await ben.command(f"/contacts {typed}")
    await ben.until("Only admins can do this")
    assert ben.sees().ephemerals[-1].is_ephemeral
    assert not ben.sees().modals
