"""Columns by any name, and rows as contacts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.sheets.contact_rows import ContactRow, contact_of, field_keys, split_name
from bot.assignment.rules.sheets.sheet_columns import columns_of
from bot.assignment.rules.sheets.sheet_terms import Caution, Column, Problem, Reason, Row, Warned


def keys(*labels):
    return [column.key for column in columns_of(labels)[0]]


def contact(**values):
    return contact_of(Row(7, {"phone": "202-555-0142"} | values))


@pytest.mark.parametrize(
    "label, key",
    [
        ("Cell", "phone"),
        ("CELL PHONE", "phone"),
        ("cell_phone", "phone"),
        ("Mobile", "phone"),
        ("Phone Number", "phone"),
        ("PhoneNumber", "phone"),
        ("Telephone", "phone"),
        ("Número de teléfono", "phone"),
        ("Celular", "phone"),
        ("número", "phone"),
    ],
)
def test_the_phone_column_goes_by_many_names(label, key):
    assert keys(label) == [key]


@pytest.mark.parametrize(
    "label, key",
    [
        ("First Name", "first_name"),
        ("firstName", "first_name"),
        ("First-Name:", "first_name"),
        ("Last", "last_name"),
        ("Apellidos", "last_name"),
        ("Full name", "name"),
        ("Nombre", "name"),
        ("E-mail", "email"),
        ("Correo electrónico", "email"),
        ("ZIP Code", "zip"),
        ("Zip5", "zip"),
        ("Código postal", "zip"),
        ("State/Province", "state"),
        ("Ciudad", "city"),
        ("Time Zone", "zone"),
        ("VANID", "external_id"),
        ("assigned_user_email", "assigned_user_email"),
        ("Assigned User", "assigned_user_email"),
        ("Assignee", "assigned_user_email"),
        ("Home Phone", "home_phone"),
        ("Polling Place", "polling_place"),
    ],
)
def test_other_columns_go_by_many_names_or_keep_their_own(label, key):
    assert keys("phone", label) == ["phone", key]


def test_columns_keep_their_labels():
    assert columns_of(["Cell", "Polling Place"])[0] == [
        Column("phone", "Cell"),
        Column("polling_place", "Polling Place"),
    ]


def test_of_several_phone_columns_the_cell_phone_is_used_and_that_is_said():
    columns, warnings = columns_of(["Phone", "Cell Phone"])
    assert [column.key for column in columns] == ["phone_2", "phone"]
    assert warnings == [Warned(Caution.SEVERAL_PHONE_COLUMNS, "Cell Phone")]


def test_repeated_labels_get_keys_of_their_own_and_that_is_said():
    columns, warnings = columns_of(["phone", "Note", "note", "NOTE "])
    assert [column.key for column in columns] == ["phone", "note", "note_2", "note_3"]
    assert warnings == [Warned(Caution.REPEATED_COLUMN, "note"), Warned(Caution.REPEATED_COLUMN, "NOTE ")]


def test_unnamed_columns_are_kept_between_others_and_dropped_at_the_end():
    columns, warnings = columns_of(["phone", "", "city", "", ""])
    assert [column.key for column in columns] == ["phone", "column_2", "city"]
    assert warnings == [Warned(Caution.UNNAMED_COLUMN, "column_2")]


LABELS = st.lists(
    st.text(max_size=8) | st.sampled_from(["phone", "Phone", "cell", "phone 2", "name", "x"]), max_size=9
)


@given(LABELS)
def test_no_two_columns_share_a_key(labels):
    columns, _ = columns_of([*labels, "mobile"])
    assert len({column.key for column in columns}) == len(columns)
    assert "phone" in {column.key for column in columns}


def test_a_full_row_becomes_a_contact():
    row = contact(
        first_name="Ana",
        last_name="Ruiz",
        email="ana@example.org",
        zip="10001",
        city="New York",
        polling_place="Elm School",
        nickname="",
        assigned_user_email="ben@example.org",
    )
    assert row == ContactRow(
        phone="+12025550142",
        first_name="Ana",
        last_name="Ruiz",
        email="ana@example.org",
        zone="America/New_York@US-NY",
        fields={"zip": "10001", "city": "New York", "polling_place": "Elm School"},
        assigned_to="ben@example.org",
        line=7,
        written={"phone": "202-555-0142", "assigned_user_email": "ben@example.org"},
    )


def test_a_bare_number_is_enough():
    written = {"phone": "202-555-0142"}
    bare = ContactRow("+12025550142", "", "", "", "America/New_York", {}, "", 7, written=written)
    assert contact() == bare


def test_cells_are_kept_as_the_file_had_them_where_they_are_stored_otherwise():
    row = contact(name="Dr. Ana Ruiz", email="ana@example.org", assigned_user_email="Ben@Example.org")
    assert (row.first_name, row.last_name) == ("Ana", "Ruiz")
    assert row.written == {
        "phone": "202-555-0142",
        "name": "Dr. Ana Ruiz",
        "assigned_user_email": "Ben@Example.org",
    }


@pytest.mark.parametrize(
    "phone, problem",
    [
        ("", Problem(7, Reason.PHONE_MISSING)),
        ("555-0142", Problem(7, Reason.PHONE_INVALID, "555-0142")),
        ("none", Problem(7, Reason.PHONE_INVALID, "none")),
        ("x" * 90, Problem(7, Reason.PHONE_INVALID, "x" * 40)),
    ],
)
def test_a_row_without_a_usable_number_is_a_problem(phone, problem):
    assert contact(phone=phone) == problem


def test_a_number_column_exported_as_decimals_is_understood():
    row = contact(phone="2025550142.0")
    assert isinstance(row, ContactRow)
    assert row.phone == "+12025550142"


def test_numbers_are_read_as_dialled_in_the_region():
    row = contact_of(Row(1, {"phone": "020 7183 8750"}), "GB")
    assert isinstance(row, ContactRow)
    assert (row.phone, row.zone) == ("+442071838750", "Europe/London@GB")


@pytest.mark.parametrize(
    "name, first, last",
    [
        ("Ana", "Ana", ""),
        ("Ana Ruiz", "Ana", "Ruiz"),
        ("Ana María Ruiz Soto", "Ana", "María Ruiz Soto"),
        ("Ruiz, Ana María", "Ana María", "Ruiz"),
        ("Dr. Ana Ruiz", "Ana", "Ruiz"),
        ("MRS ANA RUIZ", "ANA", "RUIZ"),
        ("Don", "Don", ""),
    ],
)
def test_whole_names_are_split(name, first, last):
    assert split_name(name) == (first, last)
    row = contact(name=name)
    assert isinstance(row, ContactRow)
    assert (row.first_name, row.last_name) == (first, last)


def test_a_name_beside_a_last_name_is_the_first_name():
    assert split_name("Ana María", "Ruiz") == ("Ana María", "Ruiz")
    assert split_name("Ana Ruiz", "Ruiz") == ("Ana", "Ruiz")
    assert split_name("Ruiz", "Ruiz") == ("Ruiz", "Ruiz")


def test_a_first_name_beside_a_whole_name_wins():
    row = contact(name="Dr. Ana Ruiz", first_name="Annie", last_name="Ruiz")
    assert isinstance(row, ContactRow)
    assert row.first_name == "Annie"


def test_scripts_may_use_every_column_that_is_no_part_of_a_contact():
    columns, _ = columns_of(["Cell", "Name", "Assigned to", "ZIP", "Polling Place"])
    assert field_keys(columns) == ("first_name", "last_name", "email", "zip", "polling_place")


@given(
    st.dictionaries(st.sampled_from(["name", "zip", "state", "zone", "first_name", "x"]), st.text()),
    st.text(),
)
def test_any_row_at_all_is_a_contact_or_a_problem(values, phone):
    stripped = {key: value.strip() for key, value in values.items()}
    assert isinstance(contact_of(Row(1, stripped | {"phone": phone.strip()})), ContactRow | Problem)


@pytest.mark.parametrize(
    "values, told",
    [
        ({"first_name": "First0"}, "First0"),
        ({"first_name": "Maria2", "last_name": "Ruiz"}, "Maria2"),
        ({"name": "The Ruiz Family"}, "The Ruiz Family"),
        ({"first_name": "NULL", "name": "J4"}, "J4"),
        ({"first_name": "NULL"}, ""),
        ({"first_name": ""}, ""),
        ({"first_name": "Maria"}, ""),
        ({"first_name": "J4", "name": "Ana Ruiz"}, ""),
    ],
)
def test_a_name_of_which_nothing_can_be_said_aloud_is_told(values, told):
    read = contact(**values)
    assert isinstance(read, ContactRow)
    assert read.noted == ((Warned(Caution.NAME_UNSAID, told),) if told else ())
