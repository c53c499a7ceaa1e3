"""Files into lists: whole or not at all, every bad row reported, the same file once."""

import pytest

from bot.assignment.contacts import lists
from bot.assignment.contacts.importing import load_list
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.refusals.general import FileRefused, NameTaken, NotAnAdmin
from bot.assignment.rules.sheets.sheet_terms import Caution, Reason, Refused
from bot.storage.contacts import contacts as rows
from bot.storage.texting import numbers
from tests.assignment.bank import phone

ANA = Identity("slack", "T1", "UANA", "Ana Moreau", is_admin=True)


@pytest.fixture
async def door(desk):
    await desk.run(members.enrol, ANA)
    return desk


@pytest.fixture
def file(tmp_path):
    def write(content: str, encoding: str = "utf-8"):
        path = tmp_path / "contacts.csv"
        path.write_bytes(content.encode(encoding))
        return path

    return write


async def quiet(_rows: int, _share: float) -> None:
    pass


def everybody(session, now, list_id):
    return [each for each, _ in rows.page(session, list_id, after=0, limit=100)]


async def test_good_rows_are_loaded_and_bad_ones_reported_with_line_and_reason(door, file):
    path = file(f"Cell;First Name;Ward\n{phone(0)};Maria;3\nnonsense;Lee;4\n;Kim;5\n{phone(1)};Ben;6\n")
    loaded = await load_list(door, ANA, path, "Ward list", quiet)
    assert (loaded.list.size, loaded.rejected, loaded.merged) == (2, 2, 0)
    assert [(each.line, each.reason) for each in loaded.problems] == [
        (3, Reason.PHONE_INVALID),
        (4, Reason.PHONE_MISSING),
    ]
    assert "ward" in loaded.list.fields
    [maria, _] = await door.read(everybody, loaded.list.id)
    assert (maria.first_name, maria.fields, maria.zone) == ("Maria", {"ward": "3"}, "America/New_York")


async def test_the_last_row_of_a_number_wins_and_the_merge_is_counted(door, file):
    many = "".join(f"{phone(index % 3)},Ada\n" for index in range(2_497))
    many += "".join(f"{phone(index % 3)},{name}\n" for index, name in enumerate(("Bea", "Cal", "Dee"), 2_497))
    loaded = await load_list(door, ANA, file("phone,first_name\n" + many), "Ward list", quiet)
    assert (loaded.list.size, loaded.merged) == (3, 2_497)
    assert {each.first_name for each in await door.read(everybody, loaded.list.id)} == {
        "Bea",
        "Cal",
        "Dee",
    }


async def test_the_same_file_again_is_the_same_list(door, file):
    path = file(f"phone\n{phone(0)}\n")
    first = await load_list(door, ANA, path, "Ward list", quiet)
    again = await load_list(door, ANA, path, "Another name", quiet)
    assert again.repeated
    assert again.list == first.list


@pytest.mark.parametrize(
    "content,code",
    [
        ("", Refused.EMPTY),
        ("phone\n", Refused.HEADER_ONLY),
        ("name,city\nAna,Albany\n", Refused.NO_PHONE_COLUMN),
    ],
)
async def test_a_file_that_is_no_contact_list_leaves_nothing(door, file, content, code):
    with pytest.raises(FileRefused) as refusal:
        await load_list(door, ANA, file(content), "Ward list", quiet)
    assert refusal.value.code is code
    assert (await load_list(door, ANA, file(f"phone\n{phone(0)}\n"), "Ward list", quiet)).list.size == 1


async def test_an_old_encoding_is_read_with_a_warning(door, file):
    path = file(f"phone,first_name\n{phone(0)},José\n", "latin-1")
    loaded = await load_list(door, ANA, path, "Ward list", quiet)
    assert [each.caution for each in loaded.warnings] == [Caution.OLD_ENCODING]
    assert [each.first_name for each in await door.read(everybody, loaded.list.id)] == ["José"]
    assert (await door.read(lists.problems, ANA, loaded.list.id)).warnings == loaded.warnings


async def test_names_are_not_taken_twice_and_only_admins_load(door, file):
    await load_list(door, ANA, file(f"phone\n{phone(0)}\n"), "Ward list", quiet)
    with pytest.raises(NameTaken):
        await load_list(door, ANA, file(f"phone\n{phone(1)}\n"), "ward LIST", quiet)
    ben = Identity("slack", "T1", "UBEN", "Ben")
    await door.run(members.enrol, ben)
    with pytest.raises(NotAnAdmin):
        await load_list(door, ben, file(f"phone\n{phone(2)}\n"), "Other", quiet)


async def test_an_import_that_died_is_swept_away(door, clock):
    begun = await door.run(lists.begin_import, ANA, "Half", "hash")
    clock.forward(lists._ABANDONED * 2)
    await door.run(lists.sweep)
    assert (await door.read(lists.all_lists, ANA)).rows == ()
    assert (await door.run(lists.begin_import, ANA, "Half", "hash")).list_id != begun.list_id


@pytest.mark.parametrize(
    "column,cell,barred", [("Opted out", "yes", True), ("opt_out", "TRUE", True), ("opted_out", "no", False)]
)
async def test_an_opt_out_that_the_file_knows_of_is_obeyed_everywhere(door, file, column, cell, barred):
    await load_list(door, ANA, file(f"phone,{column}\n{phone(0)},{cell}\n{phone(1)},\n"), "Voters", quiet)
    assert await door.read(opted_out, phone(0)) is barred
    assert await door.read(opted_out, phone(1)) is False


async def test_no_file_takes_an_opt_out_back(door, file):
    await load_list(door, ANA, file(f"phone,opted_out\n{phone(0)},yes\n"), "Voters", quiet)
    await load_list(door, ANA, file(f"phone,opted_out\n{phone(0)},no\n"), "Later", quiet)
    assert await door.read(opted_out, phone(0))


def opted_out(session, now, number):
    known = numbers.find(session, number)
    return known is not None and known.opted_out_at is not None
