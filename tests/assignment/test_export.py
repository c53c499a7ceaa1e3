"""A list leaves as it came, with who opted out, a part at a time, and comes back the same."""

import csv
import io
from random import Random

import pytest

from bot.assignment.contacts import lists
from bot.assignment.contacts.importing import load_list
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.texting.optout import opt_out_number
from bot.views import sheets
from bot.views.phrases.contacts import imported
from tests.assignment.bank import phone, row

PHONES = ("Cell", "Phone", "cell", "Home Phone")
NAMES = (("First Name", "Last Name"), ("Name",), ())
OWN = (
    "Voter ID",
    "City",
    "Time Zone",
    "timezone",
    "Email",
    "E-mail",
    "Notes",
    "Ünnamed",
    "State",
    "Notes",
    "",
)
CELLS = ("", "0042", "=1+1", "-2", "+3", "'quoted", "Albany", "Zoë; Ann", "two\nlines", "NY", "@home", "'=1")


def test_an_export_holds_every_contact_with_its_columns_and_whether_it_opted_out(bank):
    list_id = bank.load([row(0, email="f@example.org", assigned_to="ben@example.org"), row(1, zone="a|b")])
    bank.do(opt_out_number, bank.ana, phone(1))
    page = bank.do(lists.export, bank.ana, list_id)
    known = ("phone", "first_name", "last_name", "email", "timezone", "assigned_user_email")
    assert page.header == (*known, "city", "opted_out")
    assert page.lines == (
        (phone(0), "First0", "Last0", "f@example.org", "America/New_York", "ben@example.org", "Albany", "no"),
        (phone(1), "First1", "Last1", "", "", "", "Albany", "yes"),
    )
    assert page.last is None


def test_an_export_names_people_by_their_address_where_they_have_one(bank):
    ben, cleo = bank.person("Ben Okafor", email="ben@example.org"), bank.person("Cleo Diaz")
    keys = [f"person:{bank.person_id(who)}" for who in (ben, cleo)]
    rows = [row(index, assigned_to=key) for index, key in enumerate([*keys, "person:999", "person:x"])]
    lines = bank.do(lists.export, bank.ana, bank.load(rows)).lines
    assert [line[5] for line in lines] == ["ben@example.org", keys[1], "person:999", "person:x"]


def test_parts_of_an_export_follow_each_other_without_gap_or_overlap(bank):
    list_id = bank.load([row(index) for index in range(5)])
    first = bank.do(lists.export, bank.ana, list_id, limit=2)
    second = bank.do(lists.export, bank.ana, list_id, first.last, limit=2)
    third = bank.do(lists.export, bank.ana, list_id, second.last, limit=2)
    phones = [line[0] for page in (first, second, third) for line in page.lines]
    assert phones == [phone(index) for index in range(5)]
    assert third.last is None


def test_only_admins_export_and_only_whole_lists(bank):
    list_id = bank.load([row(0)])
    with pytest.raises(NotAnAdmin):
        bank.do(lists.export, bank.person("Ben Okafor"), list_id)
    begun = bank.do(lists.begin_import, bank.ana, "Half", "hash")
    with pytest.raises(NoSuchThing):
        bank.do(lists.export, bank.ana, begun.list_id)


def file_of(chance: Random, contacts: int) -> list[list[str]]:
    """A list as it may come: columns in any order, some twice, cells that a spreadsheet would run."""
    phones = chance.sample(PHONES, chance.randint(1, 3))
    names, own = chance.choice(NAMES), chance.sample(OWN, chance.randint(0, 7))
    labels = chance.sample(all_ := [*phones, *names, *own], len(all_))
    rows = []
    for index in range(contacts):
        said = {
            "First Name": "Maria",
            "Last Name": "O'Neil",
            "Name": "Ana Maria Ruiz",
            "Time Zone": "",
            "timezone": "",
            "State": "NY",
        }
        said |= dict.fromkeys(phones, phone(index))
        rows.append([said.get(label, chance.choice(CELLS)) for label in labels])
    return [labels, *rows]


async def test_what_was_exported_comes_back_without_a_warning_and_is_exported_the_same(bank, desk, tmp_path):
    async def load(content: bytes, name: str):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(content)
        return await load_list(desk, bank.ana, path, name, quiet)

    bank.do(opt_out_number, bank.ana, phone(1))
    for seed in range(6):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(file_of(Random(seed), 4))
        first = await load(text.getvalue().encode(), f"First {seed}")
        left = bank.do(lists.export, bank.ana, first.list.id)
        assert len(set(left.header)) == len(left.header)
        again = await load(sheets.sheet(left.header, left.lines), f"Again {seed}")
        assert (imported.alarms(again), imported.others(again), again.rejected) == ([], [], 0)
        came = bank.do(lists.export, bank.ana, again.list.id)
        assert (came.header, came.lines) == (left.header, left.lines)


async def quiet(_rows: int, _share: float) -> None:
    pass
