"""/audit: what was done, by whom and to whom, looked at and taken away as a file."""

import csv
import io
from datetime import UTC, datetime

import pytest

from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members as core
from bot.handlers.files.record import Sizes, files
from bot.handlers.slack.commands.audit_typed import Typed, parse_typed
from bot.views.slack.native.audit import file
from bot.views.tokens import token
from tests.assignment.bank import NEW_YORK, phone
from tests.assignment.plans import Handing
from tests.clock import TUESDAY


@pytest.fixture
def evening(bank):
    return Handing(bank)


@pytest.fixture
def moved(bank, evening):
    """Two of Ben's conversations that Ana moved to Cleo; the plan's id."""
    return evening.give(evening.ben, evening.cleo, count=2, note="Ben left early").id


def attached(slack, member):
    """Every file before somebody, as rows of cells."""
    found = [file for message in member.sees().messages for file in message.body.get("files", [])]
    contents = [slack.world.files.get(file["id"]).content.decode("utf-8-sig") for file in found]
    return [list(csv.reader(io.StringIO(content))) for content in contents]


def told(screen):
    """The newest private answer, on one line."""
    return " ".join(screen.ephemerals[-1].text.split()) if screen.ephemerals else ""


async def asks(member, typed, sees):
    """Type it and wait for the private answer."""
    await member.command(f"/audit {typed}".strip())
    return told(await member.until(lambda screen: sees in told(screen)))


# Looked at.


async def test_the_record_tells_what_was_done_newest_first_and_offers_to_undo(ana, evening, moved):
    said = await asks(ana, "", "moved 2 conversations from Ben Okafor to Cleo Diaz · Early voting · in Slack")
    assert "“Ben left early”" in said
    assert said.index("moved 2") < said.index("Ben Okafor claimed 4 contacts")
    await ana.press("Undo")
    await ana.until("2 conversations went back to whoever had them")
    await ana.press("Refresh")
    await ana.until("took back 2 conversations from Cleo Diaz to Ben Okafor")
    assert "Undo" not in told(ana.sees())


async def test_what_is_older_than_a_day_cannot_be_undone_from_here(ana, bank, evening, moved):
    bank.clock.forward(TUESDAY.replace(day=12) - TUESDAY)
    said = await asks(ana, "", "moved 2 conversations")
    assert "Undo" not in said


async def test_a_person_is_found_by_mention_and_by_name(ana, bank, evening, moved):
    bank.do(core.enrol, Identity("slack", "T0RIVER", "U0BEN", "Ben Okafor", zone=NEW_YORK))
    said = await asks(ana, "cleo", "of Cleo Diaz")
    assert "moved 2 conversations" in said
    assert "claimed" not in said
    await asks(ana, "@ben", "of Ben Okafor")


async def test_a_campaign_is_found_by_the_beginning_of_its_name_and_chosen_from_the_menu(ana, bank, evening):
    runoff = bank.open(1, name="Runoff")
    said = await asks(ana, "in run", "in Runoff")
    assert "Ana Moreau opened the campaign" in said
    assert "claimed" not in said
    await ana.choose(token("audit_of", 0, runoff, 0, 0), "Early voting")
    await ana.until("claimed 4 contacts")
    await ana.choose(token("audit_of", 0, evening.campaign, 0, 0), "All campaigns")
    await ana.until("Everything, newest first.")


async def test_pages_are_turned_in_their_place(ana, bank, evening):
    for limit in range(20):
        bank.do(core.set_cap, bank.ana, evening.ids["cleo"], limit)
    await asks(ana, "", "limited Cleo Diaz to 19 contacts")
    await ana.press("Earlier")
    await ana.until("limited Cleo Diaz to 7 contacts")
    assert "limited Cleo Diaz to 19 contacts" not in ana.sees()
    await ana.press("Newest")
    await ana.until("limited Cleo Diaz to 19 contacts")
    assert len(ana.sees().ephemerals) == 1


async def test_a_contact_is_shown_with_everybody_who_held_them_and_how(ana, evening, moved):
    number = phone(0)
    said = await asks(
        ana, f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:]}", "Held 2 times , newest first."
    )
    assert f"First0 L. ••• ••• {number[-4:]}" in said
    assert "Cleo Diaz Early voting ·" in said
    assert "Moved by Ana Moreau from Ben Okafor in Slack: “Ben left early”" in said
    assert "Claimed by Ben Okafor in Slack." in said
    assert "Moved by Ana Moreau to Cleo Diaz in Slack" in said
    assert "Last0" not in said
    assert number not in said
    await ana.press("Open")
    await ana.until(lambda screen: screen.modal)


# Taken away.


async def test_an_export_comes_as_a_file_in_which_nothing_is_a_formula(slack, ana, bank, evening):
    mallory = bank.person('=HYPERLINK("x")')
    bank.do(core.set_cap, bank.ana, bank.person_id(mallory), 5)
    evening.hand(evening.conversations[0], mallory, "+SUM(A1)\nsecond line")
    await asks(ana, "export", "The record is in your direct messages with Baton")
    (header, *rows), *_ = attached(slack, ana)
    assert header[:4] == ["at", "actor", "what", "surface"]
    move = dict(zip(header, rows[-1], strict=True))
    assert (move["to"], move["note"]) == ('\'=HYPERLINK("x")', "'+SUM(A1)\nsecond line")
    assert move["number"] == f"••• ••• {phone(0)[-4:]}"
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]
    assert phone(0) not in str(rows)


async def test_the_button_exports_what_is_looked_at(slack, ana, evening, moved):
    await asks(ana, "cleo", "of Cleo Diaz")
    await ana.press("Export CSV")
    await ana.until("The record is in your direct messages with Baton")
    ((_, *rows),) = attached(slack, ana)
    assert [row[2] for row in rows] == ["reassign", "reassign"]
    assert "The record: Cleo Diaz" in ana.sees()


async def test_a_contacts_history_is_exported_too(slack, ana, evening, moved):
    await asks(ana, phone(0), "Held 2 times ,")
    await ana.press("Export CSV")
    await ana.until("The record is in your direct messages with Baton")
    ((_, *rows),) = attached(slack, ana)
    assert [row[2] for row in rows] == ["claim", "reassign"]


async def test_a_long_record_comes_in_several_files(bank, evening, desk):
    found = [each async for each in files(desk, bank.ana, RecordFilter(), file, Sizes(2, 2))]
    rows = [list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")))) for file in found]
    assert [row[2] for file in rows for row in file] == [
        *("what", "import", "draft"),
        *("what", "open", "claim"),
    ]
    assert [(file.name, file.title) for file in found] == [
        ("record.csv", "The record: everything"),
        ("record-2.csv", "The record: everything, part 2"),
    ]


# Not understood, and refused.


@pytest.mark.parametrize(
    "typed, answer",
    [
        ("dance", "Type /audit alone to see what was done last"),
        ("in October", "No campaign is called “October”"),
        ("+1 202 555 0199", "contact"),
        ("12345678901234567890", "This is no phone number"),
    ],
)
async def test_what_nobody_knows_is_answered_with_what_to_type(ana, evening, typed, answer):
    await asks(ana, typed, answer)


async def test_a_campaign_that_may_be_several_is_asked_for(ana, bank, evening):
    bank.open(1, name="Early birds")
    await asks(ana, "in early", "“early” may be Early birds or Early voting. Type more of its name.")


@pytest.mark.parametrize("typed", ["", "export", "in Early voting", "cleo", phone(0), f"export {phone(0)}"])
async def test_volunteers_are_refused_privately(slack, ben, evening, typed):
    await ben.command(f"/audit {typed}")
    await ben.until("Only admins can do this")
    assert ben.sees().ephemerals[-1].is_ephemeral
    assert not attached(slack, ben)


async def test_a_button_pressed_by_somebody_who_is_no_admin_any_more_shows_nothing(ana, bank, evening, moved):
    await asks(ana, "", "moved 2 conversations")
    omar = bank.person("Omar Haddad", admin=True)
    bank.do(core.set_role, omar, bank.person_id(bank.ana), "volunteer")
    await ana.press("Export CSV")
    await ana.until("Only admins can do this")


@pytest.mark.parametrize(
    "text, meant",
    [
        ("", Typed()),
        ("export", Typed(exports=True)),
        ("<@U0BEN|ben> in “Early voting”", Typed(account="U0BEN", campaign="Early voting")),
        ("EXPORT +1 (202) 555-0123", Typed(exports=True, phone="+1 (202) 555-0123")),
        ("<tel:+12025550123|+1 202 555 0123>", Typed(phone="+1 202 555 0123")),
        ("Ingrid Inman", Typed(rest="Ingrid Inman")),
        ("in GOTV 2026-11-03 weekend", Typed(campaign="GOTV 2026-11-03 weekend")),
        ("since never", Typed(rest="since never")),
        ("since 2026-13-01", Typed()),
    ],
)
def test_what_is_typed_is_taken_apart(text, meant):
    assert parse_typed(text, NEW_YORK) == meant


@pytest.mark.parametrize("text", ["since 2026-01-01 in Runoff", "in Runoff since 2026-01-01"])
def test_a_day_begins_at_midnight_where_the_reader_is(text):
    typed = parse_typed(text, NEW_YORK)
    assert typed == Typed(campaign="Runoff", since=datetime(2026, 1, 1, 5, tzinfo=UTC))
