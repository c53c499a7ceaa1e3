"""Tables of text as programs leave them: ragged, with blanks beside quotes, with zeros behind the file."""

import io

import pytest

from bot.assignment.rules.sheet import Problem, Row, open_sheet

ANA = {"phone": "2025550142", "first_name": "Ana"}
BEN = {"phone": "2025550143", "first_name": "Ben"}


def read(content):
    sheet = open_sheet(io.BytesIO(content.encode() if isinstance(content, str) else content))
    return sheet, list(sheet)


def values(content):
    return [item.values for item in read(content)[1] if isinstance(item, Row)]


def problems(content):
    return [item for item in read(content)[1] if isinstance(item, Problem)]


@pytest.mark.parametrize(
    "row",
    [
        '2025550142, "Ruiz, Ana", x',
        '2025550142,  "Ruiz, Ana" ,x',
        '2025550142,"Ruiz, Ana" , "x"',
        ' "2025550142" , "Ruiz, Ana" , "x" ',
        '2025550142, "Ruiz, Ana", "x" ',
        '2025550142 , "Ruiz, Ana"  , x',
        '"2025550142", "Ruiz, Ana", "x"',
        '2025550142,   "Ruiz, Ana","x"',
        '2025550142, "Ruiz, Ana",',
        '2025550142, "Ruiz, Ana"',
        '2025550142,\t"Ruiz, Ana",x',
        '2025550142,\u00a0"Ruiz, Ana", \t"x"',
    ],
)
def test_a_blank_beside_a_quotation_mark_is_none_of_the_cell(row):
    [first, ben] = values(f"phone, first_name, last_name\n{row}\n2025550143, Ben, y\n")
    assert (first["phone"], first["first_name"]) == ("2025550142", "Ruiz, Ana")
    assert ben["first_name"] == "Ben"


@pytest.mark.parametrize(
    "row, first_name",
    [
        ('2025550142,"Ana\nMaria"', "Ana\nMaria"),
        ('2025550142,"Ana\nMaria",', "Ana\nMaria"),
        ('2025550142,"Ana\nMaria",x,,,', "Ana\nMaria"),
        ('2025550142,"Ana\n\nMaria"', "Ana\n\nMaria"),
        ('2025550142, "Ana\nMaria"', "Ana\nMaria"),
        ('2025550142,"Ana\nMaria" ,x', "Ana\nMaria"),
        ('2025550142,"Ana, Maria"', "Ana, Maria"),
        ("2025550142,Ana", "Ana"),
        ("2025550142", ""),
        ("2025550142,Ana,x,,,,", "Ana"),
    ],
)
def test_a_ragged_row_is_lost_neither_itself_nor_with_others(row, first_name):
    content = f"phone,first_name,last_name\n2025550141,Zoe,z\n{row}\n2025550143,Ben,y\n"
    assert problems(content) == []
    assert [each["phone"][-1] for each in values(content)] == ["1", "2", "3"]
    assert values(content)[1]["first_name"] == first_name


@pytest.mark.parametrize("zeros", [1, 7, 512, 4_096, 300_000, 700_000])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\x1a"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_zero_bytes_behind_a_file_cost_no_row(zeros, end, encoding):
    content = ("phone,first name\n2025550142,Ana\n2025550143,Ben" + end).encode(encoding)
    sheet, rows = read(content + b"\0" * (zeros * 2 if encoding == "utf-16" else zeros))
    assert rows == [Row(2, ANA), Row(3, BEN)]
    assert sheet.warnings == ()


def test_zero_bytes_between_rows_are_no_padding():
    content = b"phone,first name\n2025550142,Ana\n" + b"\0" * 400_000 + b"\n2025550143,Ben\n"
    _, rows = read(content)
    assert [type(row) for row in rows] == [Row, Problem, Row]
