"""/audit: what was done, by whom and to whom, looked at and taken away as a file."""

import csv
import io

import pytest

from bot.assignment.people import members as core
from bot.handlers.discord.commands import audit
from bot.handlers.files.record import Sizes
from tests.assignment.bank import phone
from tests.assignment.plans import Handing
from tests.handlers.discord.town import labels


@pytest.fixture
def evening(bank):
    return Handing(bank)


@pytest.fixture
def moved(evening):
    """Two of Ben's conversations that Ana moved to Cleo."""
    return evening.give(evening.ben, evening.cleo, count=2, note="Ben left early").id


async def rows(message):
    """The file before somebody, as rows of cells."""
    (file,) = message.attachments
    content = await file.read()
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def plain(said):
    return " ".join(said.replace("**", "").split())


async def test_the_record_tells_what_was_done_newest_first_and_offers_to_undo(ana, moved):
    said = plain(await ana.run("audit"))
    assert "moved 2 conversations from Ben Okafor to Cleo Diaz · Early voting · in Slack" in said
    assert "“Ben left early”" in said
    assert said.index("moved 2") < said.index("Ben Okafor claimed 4 contacts")
    assert "Undo" in labels(ana.panel)
    assert "<@" not in said
    assert ana.panel.ephemeral
    await ana.press("Undo")
    assert "2 conversations went back to whoever had them" in plain(await ana.press("Undo"))
    assert "took back 2 conversations from Cleo Diaz to Ben Okafor" in plain(await ana.run("audit"))


async def test_a_person_is_suggested_found_by_name_and_by_mention(ana, ben, evening, moved):
    (cleo,) = await ana.suggested("audit", "person", "cleo")
    said = plain(await ana.run("audit", person=cleo))
    assert "of Cleo Diaz" in said
    assert "claimed" not in said
    assert "of Cleo Diaz" in plain(await ana.run("audit", person="cleo"))
    await ben.run("text")
    assert "of Ben" in plain(await ana.run("audit", person=f"<@{ben.account}>"))
    assert "There is no person “zoe”" in await ana.run("audit", person="zoe")
    assert "“b” may be “Ben” or “Ben Okafor”. Which one?" in await ana.run("audit", person="b")


async def test_a_campaign_is_found_and_chosen_from_the_menu_in_the_same_panel(bank, ana, evening):
    bank.open(1, name="Runoff")
    assert await ana.suggested("audit", "campaign", "run") == ["Runoff"]
    said = plain(await ana.run("audit", campaign="Runoff"))
    assert "Ana Moreau opened the campaign" in said
    assert "claimed" not in said
    panel = ana.panel.id
    assert "claimed 4 contacts" in plain(await ana.choose("audit_of", str(evening.campaign)))
    assert "Everything, newest first." in await ana.choose("audit_of", "0")
    assert ana.panel.id == panel
    assert "There is no campaign “mayor”" in await ana.run("audit", campaign="mayor")


async def test_pages_are_turned_in_their_place_and_leave_nothing_out(bank, town, ana, evening):
    for limit in range(20):
        bank.do(core.set_cap, bank.ana, evening.ids["cleo"], limit)
    said = plain(await ana.run("audit"))
    panel = ana.panel.id
    await town.restart()
    for _ in range(3):
        said += plain(await ana.press("Earlier"))
        if "opened the campaign" in said:
            break
    assert all(f"limited Cleo Diaz to {counted}" in said for counted in ["1 contact", "19 contacts", "7"])
    assert "limited Cleo Diaz to 19 contacts" in plain(await ana.press("Newest"))
    assert ana.panel.id == panel


async def test_pages_full_of_undo_and_long_notes_leave_nothing_out(ana, bank, evening):
    for number in range(14):
        pair = (evening.ben, evening.cleo)
        giver, getter = pair if number % 2 == 0 else pair[::-1]
        evening.give(giver, getter, count=1, note=f"{number:03} " + "Ü" * 300)
    said = await ana.run("audit")
    while "Earlier" in labels(ana.panel):
        said += await ana.press("Earlier")
    assert all(f"{number:03} Ü" in said for number in range(14))


async def test_a_contact_is_shown_with_everybody_who_held_them(ana, moved):
    number = phone(0)
    said = plain(await ana.run("audit", number=f"{number[:2]} {number[2:5]} {number[5:]}"))
    assert "Held 2 times, newest first." in said
    assert f"First0 L. ••• ••• {number[-4:]}" in said
    assert "Moved by Ana Moreau from Ben Okafor in Slack: “Ben left early”" in said
    assert "Last0" not in said
    assert number not in said
    assert "This is no phone number" in await ana.run("audit", number="12345678901234567890")


async def test_days_are_suggested_and_begin_at_midnight_where_the_reader_is(ana, moved):
    days = await ana.suggested("audit", "since", "yest")
    assert days == ["2026-03-09"]
    said = await ana.run("audit", since=days[0])
    assert "<t:1773028800:f>" in said, "midnight in New York, where most of the team is"
    assert "is no day" in await ana.run("audit", since="never")


async def test_the_record_comes_as_a_file_in_which_nothing_is_a_formula(ana, bank, evening):
    mallory = bank.person('=HYPERLINK("x")')
    evening.hand(evening.conversations[0], mallory, "+SUM(A1)\nsecond line")
    assert "The record: everything" in await ana.run("audit", export=True)
    assert ana.panel.ephemeral
    header, *found = await rows(ana.panel)
    move = dict(zip(header, found[-1], strict=True))
    assert (move["to"], move["note"]) == ('\'=HYPERLINK("x")', "'+SUM(A1)\nsecond line")
    assert phone(0) not in str(found)


async def test_the_button_exports_what_is_looked_at(ana, moved):
    await ana.run("audit", person="cleo")
    assert "The record: Cleo Diaz" in await ana.press("Export CSV")
    assert [row[2] for row in (await rows(ana.panel))[1:]] == ["reassign", "reassign"]


async def test_a_long_record_comes_in_several_files(monkeypatch, ana, evening):
    monkeypatch.setattr(audit, "_SIZES", Sizes(at_once=2, bytes=1))
    assert "The record: everything, part " in await ana.run("audit", export=True)


async def test_volunteers_are_refused_privately_where_the_command_was_opened_to_them(town, ben, moved):
    await town.allow("audit", ben)
    for options in ({}, {"export": True}, {"number": phone(0)}, {"person": "cleo"}):
        assert "Only admins can do this" in await ben.run("audit", **options)
        assert ben.panel.ephemeral
        assert not ben.panel.attachments
    assert await ben.suggested("audit", "person", "cleo") == []
