"""Contact files of any dress become rows; whatever is wrong with one row costs no other."""

import csv
import io
import os
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.sheets.sheet import (
    Caution,
    Column,
    Problem,
    Reason,
    Refused,
    Row,
    SheetRefused,
    Warned,
    open_sheet,
)

ANA = {"phone": "2025550142", "first_name": "Ana"}
BEN = {"phone": "2025550143", "first_name": "Ben"}
PLAIN = "phone,first name\n2025550142,Ana\n2025550143,Ben\n"


def read(content):
    """The sheet of some bytes (or text in UTF-8) and all it yields."""
    sheet = open_sheet(io.BytesIO(content.encode() if isinstance(content, str) else content))
    return sheet, list(sheet)


def values(content):
    return [item.values for item in read(content)[1] if isinstance(item, Row)]


def problems(content):
    return [item for item in read(content)[1] if isinstance(item, Problem)]


def refusal(content):
    with pytest.raises(SheetRefused) as caught:
        read(content)
    return caught.value


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end_will_do(separator, end):
    assert values(PLAIN.replace(",", separator).replace("\n", end)) == [ANA, BEN]


def test_the_line_that_excel_writes_for_itself_is_obeyed():
    assert values("sep=;\nphone;first name,nick\n2025550142;Ana,A\n") == [
        {"phone": "2025550142", "first_name_nick": "Ana,A"}
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_recognised_with_and_without_their_mark(encoding):
    sheet, rows = read("phone,first name\n2025550142,Zoë 🙂\n".encode(encoding))
    assert rows == [Row(2, {"phone": "2025550142", "first_name": "Zoë 🙂"})]
    assert sheet.warnings == ()


def test_a_big_endian_mark_is_recognised():
    assert values(b"\xfe\xff" + PLAIN.encode("utf-16-be")) == [ANA, BEN]


def test_an_old_windows_file_is_read_with_a_warning():
    sheet, rows = read("phone,nombre\n2025550142,Núñez “el niño”\n".encode("cp1252"))
    assert rows[0].values["name"] == "Núñez “el niño”"
    assert sheet.warnings == (Warned(Caution.OLD_ENCODING),)


def test_a_foreign_byte_in_a_unicode_file_is_mended_with_a_warning():
    content = b"phone,first name\n2025550142,Zo\xc3\xab\n2025550143,Zo\xc3\xab\n2025550144,Zo\xeb\n"
    sheet, rows = read(content)
    assert [row.values["first_name"] for row in rows] == ["Zoë"] * 3
    assert sheet.warnings == (Warned(Caution.STRAY_BYTES, "4"),)


def test_lines_are_counted_as_an_editor_counts_them():
    content = 'phone,note\n\n2025550142,"two\nlines"\n2025550143,x\n'
    assert [row.line for row in read(content)[1]] == [3, 5]


def test_cells_lose_the_blanks_around_them_and_the_guard_of_an_export():
    assert values("phone,note\n '+12025550142 , '=1\n") == [{"phone": "+12025550142", "note": "=1"}]


def test_blank_rows_are_no_rows():
    assert values("\n\nphone,first name\n\n,\n2025550142,Ana\n , \n\x1a") == [ANA]


def test_a_short_row_lacks_its_last_cells():
    assert values("phone,first name,city\n2025550142,Ana\n") == [ANA | {"city": ""}]


def test_a_row_with_more_cells_than_the_header_is_kept_and_its_other_cells_are_told():
    sheet, rows = read("phone,first name\n2025550142,Ana,Ruiz\n2025550143,Ben,,\n")
    assert rows == [Row(2, ANA, ("Ruiz",)), Row(3, BEN)]
    assert sheet.warnings == (Warned(Caution.CELLS_BESIDE, "2", 1),)


def test_a_nul_spoils_only_its_own_row():
    content = "phone,first name\n2025550142,A\0na\n2025550143,Ben\n"
    assert problems(content) == [Problem(2, Reason.UNREADABLE)]
    assert values(content) == [BEN]


@pytest.mark.parametrize(
    "row", ['"Ana,2025550142', '2025550142,"Ana', '2025550142,"Ana ""A', '"2025550142,Ana']
)
def test_a_quote_left_open_spoils_only_its_own_row(row):
    rows = "".join(f"20255501{number},Ben\n" for number in range(10, 99))
    content = f"phone,first name\n2025550199,Zoe\n{row}\n{rows}"
    assert problems(content) == [Problem(3, Reason.UNCLOSED_QUOTE)]
    assert len(values(content)) == 90


def test_a_quote_left_open_does_not_swallow_rows_up_to_the_next_quoted_one():
    content = 'phone,note\n2025550142,"call back\n2025550143,x\n2025550144,"fine, thanks"\n2025550145,y\n'
    assert problems(content) == [Problem(2, Reason.UNCLOSED_QUOTE)]
    assert [row["phone"][-1] for row in values(content)] == ["3", "4", "5"]


def test_a_quote_left_open_does_not_swallow_rows_up_to_an_inch_mark():
    content = 'phone,size,note\n"2025550142,3,x\n2025550143,4,5"\n2025550144,6,y\n'
    assert problems(content) == [Problem(2, Reason.UNCLOSED_QUOTE)]
    assert [row["phone"][-1] for row in values(content)] == ["3", "4"]


def test_a_quote_left_open_in_the_last_row_is_a_problem():
    assert problems(PLAIN + '2025550144,"Cy') == [Problem(4, Reason.UNCLOSED_QUOTE)]


def test_quotes_inside_a_cell_are_letters():
    content = 'phone,name\n2025550142,Ana "Annie" Ruiz\n2025550143,"Ben ""Bo"" Lee"\n2025550144,"Cy" Poe\n'
    assert [row["name"] for row in values(content)] == ['Ana "Annie" Ruiz', 'Ben "Bo" Lee', "Cy Poe"]


def test_a_cell_of_several_lines_is_kept():
    assert values('phone,note\r\n2025550142,"a\r\n""b"",\r\nc"\r\n') == [
        {"phone": "2025550142", "note": 'a\n"b",\nc'}
    ]


@pytest.mark.parametrize("filler", ["x" * 200_000, '"' + "x" * 200_000 + '"', "x" * 2_000_000])
def test_a_giant_field_spoils_only_its_own_row(filler):
    content = f"phone,first name\n2025550142,{filler}\n2025550143,Ben\n"
    assert problems(content) == [Problem(2, Reason.ROW_TOO_LONG)]
    assert values(content) == [BEN]


def test_a_giant_quoted_field_of_many_lines_is_given_up_line_by_line():
    content = 'phone,first name\n2025550142,"' + "x\n" * 500 + "\n2025550143,Ben\n"
    assert problems(content)[0] == Problem(2, Reason.UNCLOSED_QUOTE)
    assert values(content)[-1] == BEN


@pytest.mark.parametrize(
    "content, code",
    [
        ("", Refused.EMPTY),
        (" \n\r\n\t\n", Refused.EMPTY),
        (",,,\n", Refused.EMPTY),
        ("\ufeff", Refused.EMPTY),
        ("phone,name\n", Refused.HEADER_ONLY),
        ("phone,name\n\n,\n", Refused.HEADER_ONLY),
        ("first name,city\nAna,Troy\n", Refused.NO_PHONE_COLUMN),
        ("just some words", Refused.NO_PHONE_COLUMN),
        ("2025550142,Ana\n2025550143,Ben\n", Refused.NO_HEADER),
        ("phone" + ",x" * 300 + "\n", Refused.TOO_MANY_COLUMNS),
        ("<!DOCTYPE html><html>phone,name</html>", Refused.NOT_A_SHEET),
        (b"%PDF-1.7\n%\xe2\xe3", Refused.NOT_A_SHEET),
        (b"\x89PNG\r\n\x1a\n", Refused.NOT_A_SHEET),
        (b"\xff\xfe\x00\x00p\x00\x00\x00", Refused.NOT_A_SHEET),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refused.OLD_OR_LOCKED_EXCEL),
        (bytes(range(256)) * 20, Refused.NOT_A_SHEET),
        (b"\0" * 5_000, Refused.NOT_A_SHEET),
        ("x" * 100_000, Refused.NOT_A_SHEET),
        ('phone,"name\n' * 200, Refused.NOT_A_SHEET),
    ],
)
def test_what_is_no_contact_list_is_refused(content, code):
    assert refusal(content).code is code


def test_a_refusal_names_the_columns_that_were_found():
    assert refusal("first name,,city\nAna,,Troy\n").facts == {"columns": ("first name", "city")}


def test_too_many_rows_are_refused_when_they_come():
    sheet = open_sheet(io.BytesIO(PLAIN.encode()), most_rows=1)
    rows = iter(sheet)
    assert next(rows) == Row(2, ANA)
    with pytest.raises(SheetRefused) as caught:
        next(rows)
    assert (caught.value.code, caught.value.facts) == (Refused.TOO_MANY_ROWS, {"most": 1})


def test_a_file_is_opened_by_path_and_closed(tmp_path):
    path = tmp_path / "contacts.pdf"  # names are not believed
    path.write_text(PLAIN)
    with open_sheet(path) as sheet:
        assert sheet.columns == (Column("phone", "phone"), Column("first_name", "first name"))
        assert list(sheet) == [Row(2, ANA), Row(3, BEN)]


def test_a_refused_file_is_closed(tmp_path):
    path = tmp_path / "empty.csv"
    path.touch()
    with pytest.raises(SheetRefused):
        open_sheet(str(path))


def test_a_file_of_the_caller_stays_open():
    file = io.BytesIO(PLAIN.encode())
    with open_sheet(file) as sheet:
        list(sheet)
    assert not file.closed


class Endless(io.BytesIO):
    """A file that is made while it is read: a header, then one row over and over."""

    def __init__(self, row, count):
        super().__init__()
        self.row, self.left, self.begun = row, count, False

    def read(self, size=-1):
        if not self.begun:
            self.begun = True
            return b"phone,first name\n"
        rows = min(self.left, max(1, size // len(self.row)))
        self.left -= rows
        return self.row * rows

    def seek(self, offset, whence=os.SEEK_SET):
        self.begun = False
        return 0


@pytest.mark.parametrize("row, count", [(b"2025550142,%s\n" % (b"x" * 2_000), 4_000), (b"x" * 10_000, 1_000)])
def test_a_large_file_is_never_held_in_memory(row, count):
    tracemalloc.start()
    try:
        for _ in open_sheet(Endless(row, count)):
            pass
        assert tracemalloc.get_traced_memory()[1] < 3 * 2**20
    finally:
        tracemalloc.stop()


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=12)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=8)


@given(
    TABLES,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_a_program_writes_is_what_is_read(table, separator, end, encoding):
    file = io.StringIO(newline="")
    if end == "\r":  # where the writer forgets to quote the other line end
        table = [[cell.replace("\n", " ") for cell in row] for row in table]
    writer = csv.writer(file, delimiter=separator, lineterminator=end)
    writer.writerows([["phone", "note"], *[[f"n{number}", *row[1:]] for number, row in enumerate(table)]])
    written = [(f"n{number}", row[1].strip()) for number, row in enumerate(table)]
    read_back = [(row["phone"], row["note"]) for row in values(file.getvalue().encode(encoding))]
    assert [(phone, note.removeprefix("'")) for phone, note in read_back] == [
        (phone, note.removeprefix("'")) for phone, note in written
    ]


@given(st.binary(max_size=400) | st.text("phone,;\t\"\n\r '=+0159\0é", max_size=80).map(str.encode))
def test_any_bytes_at_all_are_rows_problems_or_a_refusal(content):
    for start in (b"", b"phone,name\n"):
        try:
            _, items = read(start + content)
        except SheetRefused:
            continue
        assert all(isinstance(item, Row | Problem) for item in items)
