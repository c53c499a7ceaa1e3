"""Excel files become the same rows as text files, and none is a bomb."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assignment.rules.sheets.sheet import Caution, Refused, Row, SheetRefused, Warned, open_sheet


def workbook(*sheets):
    """The bytes of a workbook of these tables."""
    book = openpyxl.Workbook(write_only=True)
    for title, table in sheets:
        sheet = book.create_sheet(title)
        for row in table:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content):
    sheet = open_sheet(io.BytesIO(content))
    return sheet, list(sheet)


def refusal(content):
    with pytest.raises(SheetRefused) as caught:
        read(content)
    return caught.value.code


def repacked(content, name, change):
    """The same package with one part changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return file.getvalue()


CONTACTS = workbook(("Contacts", [["Phone", "First Name"], [2025550142, "Ana"], ["(202) 555-0143", "Ben"]]))
FIRST_SHEET = "xl/worksheets/sheet1.xml"


def test_rows_are_read_with_their_numbers():
    content = workbook(("S", [[None], ["Phone", "First Name"], [], [2025550142, "Ana"], [None, None]]))
    sheet, rows = read(content)
    assert rows == [Row(4, {"phone": "2025550142", "first_name": "Ana"})]
    assert sheet.warnings == ()


@pytest.mark.parametrize(
    "value, text",
    [
        (2025550142, "2025550142"),
        (2025550142.0, "2025550142"),
        (2.5, "2.5"),
        (1e20, "1e+20"),
        (True, "TRUE"),
        (None, ""),
        ("  x ", "x"),
        ("#N/A", ""),
        (date(2026, 11, 3), "2026-11-03"),
        (datetime(2026, 11, 3), "2026-11-03"),  # noqa: DTZ001 - cells know no zones
        (datetime(2026, 11, 3, 19, 30), "2026-11-03 19:30:00"),  # noqa: DTZ001
        (time(19, 30), "19:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_cells_read_as_a_person_would_type_them(value, text):
    _, rows = read(workbook(("S", [["phone", "x"], ["1", value]])))
    assert rows == [Row(2, {"phone": "1", "x": text})]


def test_only_the_first_visible_sheet_is_read_and_that_is_said():
    book = openpyxl.Workbook()
    book.worksheets[0].sheet_state = "hidden"
    for title, phone in (("Voters", "2025550142"), ("Others", "2025550143")):
        sheet = book.create_sheet(title)
        sheet.append(["phone"])
        sheet.append([phone])
    file = io.BytesIO()
    book.save(file)
    sheet, rows = read(file.getvalue())
    assert rows == [Row(2, {"phone": "2025550142"})]
    assert sheet.warnings == (Warned(Caution.FIRST_SHEET_ONLY, "Voters"),)


def test_wrong_dimensions_hide_nothing():
    wrong = repacked(
        CONTACTS, FIRST_SHEET, lambda xml: xml.replace(b"<sheetData", b'<dimension ref="A1:A1"/><sheetData')
    )
    assert len(read(wrong)[1]) == 2


def test_a_bomb_in_one_cell_is_refused():
    bomb = repacked(CONTACTS, FIRST_SHEET, lambda xml: xml.replace(b"Ana", b"A" * (20 * 2**20)))
    assert len(bomb) < 2**16
    assert refusal(bomb) is Refused.WORKBOOK_TOO_LARGE


def test_a_bomb_in_one_row_is_refused():
    cells = b'<c t="inlineStr"><is><t>x</t></is></c>' * 200_000
    bomb = repacked(
        CONTACTS, FIRST_SHEET, lambda xml: xml.replace(b"</row></sheetData>", cells + b"</row></sheetData>")
    )
    assert refusal(bomb) is Refused.WORKBOOK_TOO_LARGE


def test_a_bomb_beside_the_cells_is_refused():
    bomb = repacked(CONTACTS, "xl/styles.xml", lambda xml: xml + b" " * (20 * 2**20))
    assert refusal(bomb) is Refused.WORKBOOK_TOO_LARGE


def test_a_package_of_too_many_parts_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for number in range(1_500):
            packed.writestr(f"xl/{number}", "")
    assert refusal(file.getvalue()) is Refused.WORKBOOK_TOO_LARGE


def test_entities_are_not_multiplied():
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 50) for level in range(1, 10)
    )
    doctype = b'<!DOCTYPE x [<!ENTITY l0 "lol">' + entities + b"]>"
    laughs = repacked(
        CONTACTS,
        FIRST_SHEET,
        lambda xml: xml.replace(b"<worksheet", doctype + b"<worksheet", 1).replace(b"Ana", b"&l9;"),
    )
    assert refusal(laughs) is Refused.BROKEN_WORKBOOK


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and no more",
        CONTACTS[: len(CONTACTS) // 2],
        repacked(CONTACTS, FIRST_SHEET, lambda xml: xml[: len(xml) // 2]),
        repacked(CONTACTS, "xl/workbook.xml", lambda _: b"<workbook/>"),
        repacked(CONTACTS, "[Content_Types].xml", lambda _: b""),
    ],
)
def test_a_broken_workbook_is_refused(content):
    assert refusal(content) is Refused.BROKEN_WORKBOOK


def packed(**parts):
    """An archive of these parts; `__` in a name stands for a slash, `_dot_` for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "part, code",
    [
        ("word__document_dot_xml", Refused.NOT_A_SHEET),
        ("ppt__presentation_dot_xml", Refused.NOT_A_SHEET),
        ("META-INF__container_dot_xml", Refused.NOT_A_SHEET),
        ("content_dot_xml", Refused.OTHER_SPREADSHEET),
        ("xl__workbook_dot_bin", Refused.OTHER_SPREADSHEET),
        ("Index__Document_dot_iwa", Refused.OTHER_SPREADSHEET),
    ],
)
def test_another_kind_of_package_is_named(part, code):
    assert refusal(packed(**{part: "<x/>"})) is code


@pytest.mark.parametrize(
    "part, code",
    [
        ("EncryptedPackage", Refused.LOCKED),
        ("Workbook", Refused.OLD_EXCEL),
        ("Book", Refused.OLD_EXCEL),
        ("WordDocument", Refused.NOT_A_SHEET),
        ("Something", Refused.OLD_OR_LOCKED_EXCEL),
    ],
)
def test_an_old_file_of_microsoft_is_named_by_its_parts(part, code):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * (2**20 - 20) + part.encode("utf-16-le") + b"\0" * 99
    assert refusal(old) is code


@settings(max_examples=60)
@given(st.integers(0, len(CONTACTS) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_at_all_is_read_or_refused(place, damage):
    try:
        read(CONTACTS[:place] + damage + CONTACTS[place + len(damage) :])
    except SheetRefused as refused:
        assert refused.code in Refused  # noqa: PT017 - the other outcome is as good
