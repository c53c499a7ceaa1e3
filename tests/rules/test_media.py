"""What comes with a text: known by its bytes, whatever it calls itself."""

import pytest

from bot.assignment.rules.texts.media import Medium, format_of, kinds, read, stored
from bot.vocabulary import MediaKind

SHOWN = {
    b"\xff\xd8\xff\xe0..JFIF": ("picture", "jpg"),
    b"\x89PNG\r\n\x1a\n....": ("picture", "png"),
    b"GIF89a....": ("picture", "gif"),
    b"RIFF....WEBPVP8 ": ("picture", "webp"),
    b"\0\0\0\x18ftypheic....": ("picture", "heic"),
    b"#!AMR\n....": ("sound", "amr"),
    b"OggS\0\2....": ("sound", "ogg"),
    b"ID3\3....": ("sound", "mp3"),
    b"\xff\xfb\x90d....": ("sound", "mp3"),
    b"RIFF....WAVEfmt ": ("sound", "wav"),
    b"\0\0\0\x1cftypM4A ....": ("sound", "m4a"),
    b"\0\0\0\x18ftyp3gp4....": ("video", "3gp"),
    b"\0\0\0\x18ftypmp42....": ("video", "mp4"),
    b"\0\0\0\x14ftypqt  ....": ("video", "mov"),
    b"\x1aE\xdf\xa3....": ("video", "webm"),
    b"\xef\xbb\xbfbegin:vcard\r\nVERSION:3.0": ("card", "vcf"),
}
REFUSED = [
    b"",
    b"<html><script>",
    b"<svg xmlns=",
    b"%PDF-1.7",
    b"MZ\x90",
    b"PK\3\4",
    b"RIFF....AVI ",
    b"Yes!",
]


def test_formats_are_known_by_their_bytes():
    found = {content: format_of(content) for content in SHOWN}
    assert {of: (each.kind, each.ending) for of, each in found.items() if each} == SHOWN


@pytest.mark.parametrize("content", REFUSED)
def test_what_could_be_anything_is_no_format(content):
    assert format_of(content) is None


def test_the_provider_says_of_what_kind_a_file_is():
    types = ["image/jpeg", "audio/amr", "video/3gpp", "text/x-vcard", "application/pdf", ""]
    said = [Medium("ME1", each) for each in types]
    assert [each.kind for each in said] == ["picture", "sound", "video", "card", "file", "file"]
    assert read(stored(said)) == tuple(said)
    assert (stored([]), kinds(None)) == (None, ())
    assert kinds(stored(said[:1])) == (MediaKind.PICTURE,)
