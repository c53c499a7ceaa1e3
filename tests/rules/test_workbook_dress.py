"""Workbooks as organisers have them: filtered, coloured, of several sheets, strict, or packed once more."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from bot.assignment.rules.sheets.sheet import Caution, Refused, Row, SheetRefused, Warned, open_sheet

FILES = Path(__file__).parent / "files"
TABLE = [["phone", "first_name"], ["2025550101", "Ana"], ["2025550102", "Ben"], ["2025550103", "Cal"]]


def written(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, table in sheets.items():
        sheet = book.create_sheet(title)
        for cells in table:
            sheet.append(cells)
    return book


def read(content):
    with open_sheet(io.BytesIO(content)) as sheet:
        rows = [row.values for row in sheet if isinstance(row, Row)]
        return rows, sheet.warnings


def names(content):
    return [row["first_name"] for row in read(content)[0]]


def archive(*files, inside=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", inside) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return packed.getvalue()


def changed(content, change, name="xl/worksheets/sheet1.xml"):
    """The same package with one part, or with every part, changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = [(part, old.read(part)) for part in old.namelist()]
    return archive(*((part, change(xml) if name in {"", part} else xml) for part, xml in parts))


@pytest.mark.parametrize(
    "file, numbers, warnings",
    [
        ("filtered_rows", ["202-555-0101"], (Warned(Caution.HIDDEN_ROWS, "Sheet", 2),)),
        ("coloured_header_row", ["2025550101"], ()),
        (
            "empty_first_sheet",
            ["202-555-0101", "2025550102", "2025550103"],
            (Warned(Caution.FIRST_SHEET_ONLY, "Contacts"),),
        ),
        ("line_break_escape", ["2025550101"], ()),
    ],
)
def test_files_from_the_field_come_out_right(file, numbers, warnings):
    rows, warned = read((FILES / f"{file}.xlsx").read_bytes())
    assert [row["phone"] for row in rows] == numbers
    assert warned == warnings
    assert not any("_x000D_" in cell for row in rows for cell in row.values())


@pytest.mark.parametrize("hide", ["hidden", "height", "grouped", "filtered by another program"])
def test_what_a_sheet_hides_is_left_out_and_counted(hide):
    book = book_of(S=TABLE)
    row = book["S"].row_dimensions[3]
    match hide:
        case "hidden":
            row.hidden = True
        case "grouped":
            book["S"].row_dimensions.group(3, 3, hidden=True)
    content = written(book)
    if hide == "height":
        content = changed(
            content, lambda xml: xml.replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
        )
    if hide.startswith("filtered"):
        content = changed(content, lambda xml: xml.replace(b'<row r="3"', b"<row hidden = 'true' r='3'"))
    rows, warned = read(content)
    assert [row["first_name"] for row in rows] == ["Ana", "Cal"]
    assert warned == (Warned(Caution.HIDDEN_ROWS, "S", 1),)


def test_hidden_rows_are_found_in_large_sheets_and_without_row_numbers():
    table = [TABLE[0], *([f"20255501{index % 100:02}", f"{'x' * 300}{index}"] for index in range(9_000))]
    book = book_of(S=table)
    for number in range(5_000, 5_100):
        book["S"].row_dimensions[number].hidden = True
    content = written(book)
    rows, warned = read(content)
    assert (len(rows), warned) == (8_900, (Warned(Caution.HIDDEN_ROWS, "S", 100),))


def test_a_hidden_row_without_content_is_none():
    book = book_of(S=[*TABLE, [None, None]])
    book["S"].row_dimensions[5].hidden = True
    book["S"].row_dimensions[40].hidden = True
    assert (len(read(written(book))[0]), read(written(book))[1]) == (3, ())


def test_a_hidden_column_is_loaded_and_named():
    book = book_of(S=TABLE)
    book["S"].column_dimensions["B"].hidden = True
    rows, warned = read(written(book))
    assert rows[0]["first_name"] == "Ana"
    assert warned == (Warned(Caution.HIDDEN_COLUMN, "first_name"),)


@pytest.mark.parametrize(
    "before", [[], [["Contacts of October"]], [["name", "city"], ["Ana", "Troy"]], [[None]]]
)
def test_the_sheet_that_holds_phone_numbers_is_read_and_named(before):
    rows, warned = read(written(book_of(Cover=before, Voters=TABLE, Notes=[["x"], ["y"]])))
    assert len(rows) == 3
    assert warned == (Warned(Caution.FIRST_SHEET_ONLY, "Voters"),)


def test_a_hidden_sheet_is_passed_over():
    book = book_of(Old=TABLE[:2], New=TABLE[2:] and [TABLE[0], *TABLE[2:]])
    book["Old"].sheet_state = "veryHidden"
    book.active = 1
    assert names(written(book)) == ["Ben", "Cal"]


def test_without_any_phone_numbers_the_first_sheet_that_says_something_is_named():
    with pytest.raises(SheetRefused) as caught:
        read(written(book_of(Empty=[], Notes=[["name", "city"], ["Ana", "Troy"]])))
    assert (caught.value.code, caught.value.facts) == (Refused.NO_PHONE_COLUMN, {"columns": ("name", "city")})


@pytest.mark.parametrize("wide", [10, 300, 5_000])
def test_blank_columns_at_the_end_do_not_count(wide):
    book = book_of(S=TABLE)
    for column in range(3, wide):
        book["S"].cell(1, column).fill = PatternFill("solid", fgColor="FFFF00")
    rows, warned = read(written(book))
    assert (rows[0], warned) == ({"phone": "2025550101", "first_name": "Ana"}, ())


def test_cells_beside_the_columns_cost_no_row_and_are_told():
    rows, warned = read(written(book_of(S=[TABLE[0], [*TABLE[1], None, "called twice"], TABLE[2]])))
    assert len(rows) == 2
    assert warned == (Warned(Caution.CELLS_BESIDE, "2", 1),)


@pytest.mark.parametrize(
    "stored, read_as",
    [
        ("Hall A_x000D_\nRoom 2", "Hall A\nRoom 2"),
        ("Hall A_x000D_Room 2", "Hall A\nRoom 2"),
        ("Hall A_x000d_\nRoom 2", "Hall A\nRoom 2"),
        ("Hall A_x000D__x000A_Room 2", "Hall A\nRoom 2"),
        ("Hall A_x000A_Room 2", "Hall A\nRoom 2"),
        ("Hall A\r\nRoom 2", "Hall A\nRoom 2"),
        ("_x000D_\n Hall A _x000D_", "Hall A"),
        ("Hall_x0009_A", "Hall\tA"),
        ("Hall_x0007_A", "HallA"),
        ("Hall_x005F_x000D_A", "Hall_x000D_A"),
        ("snake_x_case", "snake_x_case"),
        ("_x00E9_", "é"),
        ("_xD83D_", ""),
    ],
)
def test_what_xml_cannot_hold_is_read_as_it_was_meant(stored, read_as):
    content = changed(
        written(book_of(S=[["phone", "place"], ["2025550101", "PLACE"]])),
        lambda xml: xml.replace(b"PLACE", stored.replace("\r", "&#13;").encode()),
        name="",
    )
    assert read(content)[0][0]["place"] == read_as


def test_a_table_of_text_may_hold_the_same_line_break():
    sheet = open_sheet(io.BytesIO(b"phone,place\n2025550101,Hall A_x000D_Room 2\n"))
    assert [row.values["place"] for row in sheet if isinstance(row, Row)] == ["Hall A\nRoom 2"]


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
}


def strict(content):
    def change(xml):
        for usual, name in STRICT.items():
            xml = xml.replace(usual, name)
        return xml

    return changed(content, change, name="")


def test_a_strict_workbook_is_read_with_all_that_it_hides():
    book = book_of(Cover=[], S=TABLE)
    book["S"].row_dimensions[2].hidden = True
    content = strict(written(book))
    rows, warned = read(content)
    assert [row["first_name"] for row in rows] == ["Ben", "Cal"]
    assert warned == (Warned(Caution.FIRST_SHEET_ONLY, "S"), Warned(Caution.HIDDEN_ROWS, "S", 1))


def test_a_strict_bomb_is_refused():
    bomb = changed(strict(written(book_of(S=TABLE))), lambda xml: xml + b" " * (20 * 2**20), "xl/styles.xml")
    with pytest.raises(SheetRefused) as caught:
        read(bomb)
    assert caught.value.code is Refused.WORKBOOK_TOO_LARGE


def test_the_names_of_the_columns_are_found_below_a_title_and_so_is_their_sheet():
    title = [["Riverside volunteers"], [], ["Made on", "2026-03-01"]]
    content = written(book_of(About=[["Read me"]], Voters=[*title, *TABLE]))
    rows, warned = read(content)
    assert [row["first_name"] for row in rows] == ["Ana", "Ben", "Cal"]
    assert warned == (Warned(Caution.FIRST_SHEET_ONLY, "Voters"), Warned(Caution.LINES_ABOVE, "4"))
