"""Names: a first name that can be said aloud, written as people write it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.sheets.contact_rows import ContactRow, contact_of
from bot.assignment.rules.sheets.sheet import Row, open_sheet
from bot.assignment.rules.texts.names import as_written, first_name, last_name, split_name

FILES = Path(__file__).parent / "files"


def test_whole_names_of_the_field_have_first_names_that_can_be_said():
    with open_sheet(FILES / "whole_names.csv") as sheet:
        rows = [contact_of(row) for row in sheet if isinstance(row, Row)]
    names = [row.first_name for row in rows if isinstance(row, ContactRow)]
    assert names == ["John", "Mary", "John", "John", "Ana", "Ana"]


@pytest.mark.parametrize(
    "name, first, last",
    [
        ("Ana Ruiz", "Ana", "Ruiz"),
        ("John Smith, Jr.", "John", "Smith"),
        ("John Q. Public III", "John", "Public"),
        ("Mary Lee, PhD", "Mary", "Lee"),
        ("Lee, Mary, PhD", "Mary", "Lee"),
        ("Mary Lee CPA", "Mary", "Lee"),
        ("Ana Ruiz Esq.", "Ana", "Ruiz"),
        ("Mr. & Mrs. John Smith", "John", "Smith"),
        ("Mr. and Mrs. Smith", "", "Smith"),
        ("Mr Smith", "", "Smith"),
        ("Mrs. Ruiz", "", "Ruiz"),
        ("Dr. Ana Ruiz", "Ana", "Ruiz"),
        ("Rev. Dr. Ana Ruiz", "Ana", "Ruiz"),
        ("Hon. Ana Ruiz", "Ana", "Ruiz"),
        ("Sgt. Joe Friday", "Joe", "Friday"),
        ("Smith, Mr. John", "John", "Smith"),
        ("van der Berg, Jan", "Jan", "van der Berg"),
        ("de la Cruz, Maria", "Maria", "de la Cruz"),
        ("John & Jane Smith", "John & Jane", "Smith"),
        ("Smith, John & Jane", "John & Jane", "Smith"),
        ("William “Bill” Gates", "William", "Gates"),
        ("J. Edgar Hoover", "J. Edgar", "Hoover"),
        ("A.J. Cruz", "A.J.", "Cruz"),
        ("Prince Rogers", "Prince", "Rogers"),
        ("Dean Martin", "Dean", "Martin"),
        ("Do Kim", "Do", "Kim"),
        ("The Smith Family", "", "The Smith Family"),
        ('"Ruiz, Ana"', "Ana", "Ruiz"),
        ("Dr. John and Mrs. Mary Smith", "John and Mary", "Smith"),
        ("Mr. John Smith and Mrs. Mary Smith", "John", "Smith and Mary Smith"),
        ("Doña Ana Ruiz", "Ana", "Ruiz"),
        ("Lic. Ana Ruiz", "Ana", "Ruiz"),
        ("Señora Ruiz", "", "Ruiz"),
        ("Unknown Voter", "", "Unknown Voter"),
        ("&", "", ""),
        ("Current Resident", "", "Current Resident"),
        ("李小龙", "李小龙", ""),
        ("Ana\n Ruiz", "Ana", "Ruiz"),
        ("NULL", "", ""),
        ("ana@example.org", "", ""),
        ("x" * 300 + " Ruiz, Jr.", "x" * 300, "Ruiz, Jr."),
    ],
)
def test_a_whole_name_is_taken_apart(name, first, last):
    assert split_name(name) == (first, last)


@pytest.mark.parametrize(
    "name, last, first",
    [
        ("Dr. Ana Ruiz", "Ruiz", "Ana"),
        ("Mr. & Mrs. John Smith", "Smith", "John"),
        ("ANA RUIZ", "Ruiz", "ANA"),
        ("Smith, Mr. John", "Smith", "John"),
        ("John Smith, Jr.", "Smith", "John"),
    ],
)
def test_of_a_whole_name_beside_the_last_one_the_first_is_left(name, last, first):
    assert split_name(name, last) == (first, last)


@pytest.mark.parametrize(
    "cell, name",
    [
        ("Mr. & Mrs.", ""),
        ("Mr. & Mrs. John", "John"),
        ("&", ""),
        ("NULL NULL", ""),
        ("John, Jr.", "John"),
        ("JOHN JR", "JOHN"),
        ("Ana (Annie)", "Ana"),
        ('"Ana"', "Ana"),
        ("Ana", "Ana"),
        ("Dr. Ana", "Ana"),
        ("Rev. Dr. Ana Maria", "Ana Maria"),
        ("Mr John", "John"),
        ("Ana M.", "Ana"),
        ("John Q", "John"),
        ("Mary Ann", "Mary Ann"),
        ("J. Edgar", "J. Edgar"),
        ("A B", "A B"),
        ("Don", "Don"),
        ("Ana  \n Maria", "Ana Maria"),
        ("Mr.", ""),
        ("NULL", ""),
        ("n/a", ""),
        ("-", ""),
        ("ana@example.org", ""),
        ("202-555-0101", ""),
    ],
)
def test_a_first_name_in_a_column_of_its_own_loses_only_what_nobody_says(cell, name):
    assert first_name(cell) == name


@pytest.mark.parametrize(
    "cell, name", [("Null", "Null"), ("NULL", ""), ("null", ""), ("N/A", ""), ("Ruiz", "Ruiz")]
)
def test_somebody_may_be_called_null_but_not_in_capitals(cell, name):
    assert last_name(cell) == name


@pytest.mark.parametrize(
    "written, first, last",
    [
        ("JOHN AND MARY", "John and Mary", "John and Mary"),
        ("JOHN", "John", "John"),
        ("john", "John", "John"),
        ("MCDONALD", "McDonald", "McDonald"),
        ("MACDONALD", "Macdonald", "MacDonald"),
        ("MACHADO", "Machado", "Machado"),
        ("MACK", "Mack", "Mack"),
        ("O'BRIEN", "O'Brien", "O'Brien"),
        ("O’NEIL", "O’Neil", "O’Neil"),
        ("D'ANGELO", "D'Angelo", "D'Angelo"),
        ("KE'SHAWN", "Ke'Shawn", "Ke'Shawn"),
        ("DE LA CRUZ", "De la Cruz", "de la Cruz"),
        ("van der berg", "Van der Berg", "van der Berg"),
        ("MARIA DE LOS ANGELES", "Maria de los Angeles", "Maria de los Angeles"),
        ("mary-jane", "Mary-Jane", "Mary-Jane"),
        ("ÁNGEL ÑÚÑEZ", "Ángel Ñúñez", "Ángel Ñúñez"),
        ("ST. JOHN", "St. John", "St. John"),
        ("SMITH III", "Smith Iii", "Smith III"),
        ("JP", "JP", "Jp"),
        ("aj", "AJ", "Aj"),
        ("A.J.", "A.J.", "A.J."),
        ("ED", "Ed", "Ed"),
        ("NG", "NG", "Ng"),
        ("J", "J", "J"),
        ("DeShawn", "DeShawn", "DeShawn"),
        ("LaTonya", "LaTonya", "LaTonya"),
        ("Van Der Berg", "Van Der Berg", "Van Der Berg"),
        ("李小龙", "李小龙", "李小龙"),
        ("", "", ""),
    ],
)
def test_capitals_and_small_letters_alone_are_written_as_people_write_them(written, first, last):
    assert (as_written(written), as_written(written, last=True)) == (first, last)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_at_all_is_some_name(name, last):
    first, _ = split_name(name, last)
    assert first_name(first) == first_name(first_name(first))
    as_written(first)
    as_written(last, last=True)
