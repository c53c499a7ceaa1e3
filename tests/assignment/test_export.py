"""A list leaves as it came, with who opted out, a part at a time."""

import pytest

from bot.assignment.contacts import lists
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin
from bot.assignment.texting.optout import opt_out_number
from tests.assignment.bank import phone, row


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
