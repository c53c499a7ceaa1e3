"""What comes with a text beside its words: what the provider calls it, and which format its bytes have.

A file is shown by what its bytes are, whatever the sender called it: a page of the web that calls itself a
picture is none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.vocabulary import MediaKind

# https://www.twilio.com/docs/messaging/guides/accepted-mime-types: up to ten with one message.
MOST = 10
# By the first half of a MIME type.
_KINDS = {"image": MediaKind.PICTURE, "audio": MediaKind.SOUND, "video": MediaKind.VIDEO}
_CARDS = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


@dataclass(frozen=True, slots=True)
class Medium:
    """One file: the provider's `id` of it and its MIME `type`, each empty where the provider did not say."""

    id: str = ""
    type: str = ""

    @property
    def kind(self) -> MediaKind:
        """What the provider takes it for."""
        if self.type in _CARDS:
            return MediaKind.CARD
        return _KINDS.get(self.type.partition("/")[0], MediaKind.FILE)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that Baton shows; `ending` is that of a file's name."""

    kind: MediaKind
    ending: str


_JPEG, _PNG = Format(MediaKind.PICTURE, "jpg"), Format(MediaKind.PICTURE, "png")
_GIF, _WEBP, _HEIC = (Format(MediaKind.PICTURE, ending) for ending in ("gif", "webp", "heic"))
_AMR, _OGG, _MP3, _WAV, _AAC, _M4A = (
    Format(MediaKind.SOUND, ending) for ending in ("amr", "ogg", "mp3", "wav", "aac", "m4a")
)
_MP4, _MOV, _3GP, _WEBM = (Format(MediaKind.VIDEO, ending) for ending in ("mp4", "mov", "3gp", "webm"))
_CARD = Format(MediaKind.CARD, "vcf")

# https://en.wikipedia.org/wiki/List_of_file_signatures
_BEGINNINGS: Mapping[bytes, Format] = {
    b"\xff\xd8\xff": _JPEG,
    b"\x89PNG\r\n\x1a\n": _PNG,
    b"GIF87a": _GIF,
    b"GIF89a": _GIF,
    b"#!AMR": _AMR,
    b"OggS": _OGG,
    b"ID3": _MP3,
    b"\xff\xfb": _MP3,
    b"\xff\xf3": _MP3,
    b"\xff\xf2": _MP3,
    b"\xff\xf1": _AAC,
    b"\xff\xf9": _AAC,
    b"\x1aE\xdf\xa3": _WEBM,
}
# What a file of several formats says of itself in its first bytes: https://mp4ra.org/registered-types/brands
_IN_RIFF = {b"WEBP": _WEBP, b"WAVE": _WAV}
_BRANDS = {
    b"hei": _HEIC,
    b"mif": _HEIC,
    b"M4A": _M4A,
    b"3gp": _3GP,
    b"3g2": _3GP,
    b"qt ": _MOV,
}


def format_of(content: bytes) -> Format | None:
    """The format that these bytes have; None for one that Baton does not show."""
    if content[:4] == b"RIFF":
        return _IN_RIFF.get(content[8:12])
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:11], _MP4)
    if content[:100].removeprefix(b"\xef\xbb\xbf").lstrip()[:11].upper() == b"BEGIN:VCARD":
        return _CARD
    return next((of for beginning, of in _BEGINNINGS.items() if content.startswith(beginning)), None)


def stored(media: Iterable[Medium]) -> list[dict[str, str]] | None:
    """As a message keeps them; None where there are none."""
    return [{"id": each.id, "type": each.type} for each in media] or None


def read(kept: Sequence[Mapping[str, str]] | None) -> tuple[Medium, ...]:
    """As a message has kept them."""
    return tuple(Medium(each["id"], each["type"]) for each in kept or ())


def kinds(kept: Sequence[Mapping[str, str]] | None) -> tuple[MediaKind, ...]:
    """What those are that a message keeps."""
    return tuple(each.kind for each in read(kept)) if kept else ()
