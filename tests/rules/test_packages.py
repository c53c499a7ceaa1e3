"""Archives: one table is read as if it were not packed, and anything else is named for what it is."""

import contextlib
import resource
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assignment.rules.sheets.sheet import Refused, SheetRefused
from tests.rules.test_workbook_dress import TABLE, archive, book_of, names, read, strict, written

PLAIN = b"phone,first_name\n2025550101,Ana\n2025550102,Ben\n"
BOOK = written(book_of(S=[TABLE[0], *TABLE[1:3]]))


ONE_TABLE = [
    archive(("contacts.csv", PLAIN)),
    archive(("folder/", b""), ("folder/contacts.csv", PLAIN)),
    archive(("contacts.csv", PLAIN), ("__MACOSX/._contacts.csv", b"x"), (".DS_Store", b"x")),
    archive(("contacts.txt", PLAIN.replace(b",", b"\t"))),
    archive(("contacts.csv", PLAIN.decode().encode("utf-16"))),
    archive(("contacts.csv", PLAIN), inside=zipfile.ZIP_STORED),
    archive(("contacts.csv", PLAIN), inside=zipfile.ZIP_BZIP2),
    archive(("contacts.xlsx", BOOK)),
    archive(("no ending", BOOK)),
    archive(("a/b/c/Kontakte für März.csv", PLAIN)),
]


@pytest.mark.parametrize("content", ONE_TABLE, ids=range(len(ONE_TABLE)))
def test_an_archive_of_one_table_is_read(content):
    assert names(content) == ["Ana", "Ben"]


OTHERS = [
    (archive(("a.csv", PLAIN), ("b.csv", PLAIN)), Refused.SEVERAL_FILES),
    (archive(*((f"{number}.csv", PLAIN) for number in range(1_500))), Refused.SEVERAL_FILES),
    (archive(("folder/", b"")), Refused.EMPTY),
    (archive(("list.pdf", b"%PDF-1.7")), Refused.NOT_A_SHEET),
    (archive(("more.zip", archive(("a.csv", PLAIN)))), Refused.SEVERAL_FILES),
    (archive(("empty.csv", b"")), Refused.EMPTY),
    (archive(("a.csv", PLAIN))[:60], Refused.BROKEN_WORKBOOK),
    (archive(("letter.docx", archive(("word/document.xml", b"<x/>")))), Refused.NOT_A_SHEET),
]


@pytest.mark.parametrize("content, code", OTHERS, ids=range(len(OTHERS)))
def test_other_archives_are_named_for_what_they_are(content, code):
    with pytest.raises(SheetRefused) as caught:
        read(content)
    assert caught.value.code is code


def test_an_archive_that_grows_without_end_is_refused(monkeypatch):
    monkeypatch.setattr("bot.assignment.rules.sheets.packages.MOST_BYTES_UNPACKED", 1_000)
    with pytest.raises(SheetRefused) as caught:
        read(archive(("contacts.csv", PLAIN * 100)))
    assert caught.value.code is Refused.WORKBOOK_TOO_LARGE


WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
LONG = PLAIN + b"".join(b"2025550%03d,Name%d\n" % (number, number * 7919) for number in range(800))


@pytest.mark.parametrize("inside", WAYS)
@given(data=st.data())
def test_a_damaged_archive_is_read_or_refused_and_nothing_else(inside, data):
    whole = archive(("contacts.csv", LONG), inside=inside)
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(SheetRefused):
        read(bytes(damaged))


@pytest.mark.parametrize("inside", WAYS)
def test_what_is_damaged_in_an_archive_is_told_so(inside):
    damaged = bytearray(archive(("contacts.csv", LONG), inside=inside))
    damaged[60:90] = bytes(30)
    with pytest.raises(SheetRefused) as caught:
        read(bytes(damaged))
    assert caught.value.code is Refused.BROKEN_ARCHIVE


@contextlib.contextmanager
def no_file_longer_than(size):
    """As on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("content", [archive(("contacts.csv", LONG)), strict(BOOK)], ids=["zip", "strict"])
def test_a_disk_that_is_full_is_not_the_files_fault(content):
    with no_file_longer_than(100), pytest.raises(OSError, match="too large"):
        read(content)
