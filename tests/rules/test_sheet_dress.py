"""Tables of text as programs leave them: ragged, with blanks beside quotes, with zeros behind the file."""

import io

import pytest

from bot.assignment.rules.sheets.sheet import Caution, Problem, Refused, Row, SheetRefused, Warned, open_sheet

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
        ("2025550142,Ana,x,extra,,more", "Ana"),
        ('2025550142,"Ana\nMaria",x,extra', "Ana\nMaria"),
        ('2025550142,"Ana\nMaria\nLuz",x,,"extra"', "Ana\nMaria\nLuz"),
    ],
)
def test_a_ragged_row_is_lost_neither_itself_nor_with_others(row, first_name):
    content = f"phone,first_name,last_name\n2025550141,Zoe,z\n{row}\n2025550143,Ben,y\n"
    assert problems(content) == []
    assert [each["phone"][-1] for each in values(content)] == ["1", "2", "3"]
    assert values(content)[1]["first_name"] == first_name


TITLES = [
    "Riverside volunteers\n",
    "Volunteers, friends, and others of Riverside\n",
    "Riverside volunteers,,\nMade on,2026-03-01,\n\n",
    "\n\nQuestions? Call 202-555-0100\n\n",
    '"Riverside ""east"" side"\n',
    "Phones of Riverside\nJune\nconfidential\n",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_names_of_the_columns_are_found_below_a_title(title, separator):
    table = "last name,phone,first name,city\nRuiz,2025550142,Ana,x\n,2025550143,Ben,y\n"
    sheet, rows = read(title + table.replace(",", separator))
    line = title.count("\n") + 1
    assert [(row.line, row.values["phone"], row.values["first_name"]) for row in rows] == [
        (line + 1, "2025550142", "Ana"),
        (line + 2, "2025550143", "Ben"),
    ]
    assert sheet.warnings == (Warned(Caution.LINES_ABOVE, str(line)),)


def test_a_title_stands_above_a_file_of_numbers_alone():
    assert values("Riverside\nphone\n2025550142\n") == [{"phone": "2025550142"}]


@pytest.mark.parametrize(
    "content, code",
    [
        # No contact is taken for a title.
        ("2025550142,Ana\nphone,first name\n2025550143,Ben\n", Refused.NO_HEADER),
        ("name,contact,by,when\nAna,,phone,today\nBen,2025550143,phone,today\n", Refused.NO_PHONE_COLUMN),
        ("who,digits,by\nAna,2025550142,sms\nBen,2025550143,sms\n", Refused.NO_PHONE_COLUMN),
        ("Riverside\nphone,first name\n\n", Refused.HEADER_ONLY),
    ],
)
def test_where_no_row_names_the_columns_a_file_is_refused(content, code):
    with pytest.raises(SheetRefused) as refused:
        read(content)
    assert refused.value.code is code


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
