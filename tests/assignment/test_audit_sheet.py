"""The record as a sheet: a row for each event and each move, in parts of any size."""

from datetime import timedelta

import pytest

from bot.assignment.audit import query
from bot.assignment.conversations import inbox
from bot.assignment.outcomes.audit import RecordFilter
from bot.assignment.people import members
from bot.assignment.reassignment import hand_on
from tests.assignment.bank import phone
from tests.assignment.plans import Handing

EVERYTHING = RecordFilter()
HOUR = timedelta(hours=1)


@pytest.fixture
def evening(bank):
    return Handing(bank)


@pytest.fixture
def ids(evening):
    return evening.ids


def sheet(bank, asked=EVERYTHING, limit=1000):
    """Every row of an export, as a dict, put together from its parts."""
    part = bank.do(query.export, bank.ana, asked, None, limit)
    found = list(part.lines)
    while part.next:
        part = bank.do(query.export, bank.ana, asked, part.next, limit)
        assert len(part.lines) <= limit
        found += part.lines
    return [dict(zip(part.header, cells, strict=True)) for cells in found]


def test_a_sheet_has_a_row_for_each_event_and_each_move_oldest_first(bank, evening, ids):
    plan = evening.give(evening.ben, evening.cleo, count=2, note="Ill")
    bank.clock.forward(HOUR)
    bank.do(inbox.take, bank.ana, evening.conversations[1])
    evening.undo(plan)
    rows = sheet(bank)
    assert [each["what"] for each in rows] == [
        *("import", "draft", "open", "claim"),
        *("reassign", "reassign", "take", "undo", "undo"),
    ]
    there, _, taken, back, stayed = rows[-5:]
    assert there == {
        "at": "2026-03-10T19:00:00+00:00",
        "actor": "Ana Moreau",
        "what": "reassign",
        "surface": "slack",
        "campaign": "Early voting",
        "contact": "First0 L.",
        "number": f"••• ••• {phone(0)[-4:]}",
        "person": "",
        "from": "Ben Okafor",
        "to": "Cleo Diaz",
        "reason": "",
        "note": "Ill",
        "state": "moved",
        "details": "",
    }
    assert (back["from"], back["to"], back["state"]) == ("Cleo Diaz", "Ben Okafor", "undone")
    assert (taken["from"], taken["to"], taken["contact"]) == ("Cleo Diaz", "Ana Moreau", "First1 L.")
    assert (stayed["reason"], stayed["state"]) == ("holder", "kept")
    assert rows[3]["details"] == "dealt: 4"


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_parts_of_a_sheet_follow_each_other_wherever_they_are_cut(bank, evening, ids, limit):
    evening.give(evening.ben, evening.cleo)
    bank.do(members.set_cap, bank.ana, ids["cleo"], 9)
    bank.clock.forward(HOUR)
    evening.give(evening.cleo, evening.ben, count=2)
    whole = sheet(bank)
    assert len(whole) == 4 + 1 + 4 + 2
    assert sheet(bank, limit=limit) == whole


def test_of_a_person_only_their_moves_are_written_unless_they_decided_them(bank, evening, ids):
    evening.give(evening.ben, evening.cleo, bank.ana, count=2)
    assert [each["to"] for each in sheet(bank, RecordFilter(person_id=ids["cleo"]))] == ["Cleo Diaz"]
    assert len(sheet(bank, RecordFilter(person_id=ids["ana"], since=bank.clock()))) == 2


def test_of_a_contact_every_change_of_hands_is_written(bank, evening, ids):
    a = evening.conversations[0]
    bank.do(hand_on.hand_on, evening.ben, a, evening.to(evening.cleo), "Call her")
    bank.clock.forward(HOUR)
    bank.do(members.suspend, bank.ana, ids["cleo"])
    rows = sheet(bank, RecordFilter(conversation_id=a))
    assert [(each["what"], each["from"], each["to"], each["note"]) for each in rows] == [
        ("claim", "", "Ben Okafor", ""),
        ("hand_on", "Ben Okafor", "Cleo Diaz", "Call her"),
        ("suspend", "Cleo Diaz", "", ""),
    ]
