"""Words as Discord's markdown: foreign words stay plain, and times are the reader's own."""

import re
from datetime import datetime

from bot.views.phrases.words import Ago, Hour, Strong, Word, Words, harmless, shortened

# What begins a mark anywhere: https://discord.com/developers/docs/reference#message-formatting and
# https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101
_ANYWHERE = re.compile(r"[\\`*_~|<>\[\]()@]")
# What begins one only at the start of a line: titles, lists, small print; and what makes an address a link.
_LINE_START = re.compile(r"^(?P<space>[^\S\n]*)(?P<mark>[#+-]|[0-9]+(?=\.))", re.MULTILINE)
_SCHEME = re.compile(r":(?=//)")
_HALF_A_TIME = re.compile(r"<(t(:[0-9]*(:[a-zA-Z]?)?)?)?\Z")


def marked(words: Words) -> str:
    """Sentences as markdown; nothing in them can mention, link or format."""
    return "".join(_marked(word) for word in words)


def fitted(words: Words, limit: int) -> str:
    """Sentences as markdown of at most `limit` characters, cut off where they would be longer."""
    told = ""
    for word in words:
        written, room = _marked(word), limit - len(told)
        if len(written) > room:
            cut = word.text if isinstance(word, Strong) else word
            return told + (_fitting(cut, room) if isinstance(cut, str) and room > 1 else "")
        told += written
    return told


def plain(text: str) -> str:
    """Foreign text, so escaped that it reads as it was typed."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", harmless(text))
    escaped = _LINE_START.sub(_defused, escaped)
    return _SCHEME.sub(r"\\:", escaped)


def quoted(text: str, limit: int) -> str:
    """Somebody's words, set apart: at most `limit` characters of markdown."""
    lines = _fitting(text.strip() or "-", limit).split("\n")
    return "\n".join(f"> {line}" for line in lines)


def unquoted(written: str) -> str:
    """What somebody wrote, read back from `quoted` when nothing of it was cut off."""
    lines = (line.removeprefix(">").removeprefix(" ") for line in written.split("\n"))
    return re.sub(r"\\(.)", r"\1", "\n".join(lines))


def small(words: Words, limit: int = 4000) -> str:
    """A small grey line of about so many characters; line breaks would end it."""
    return f"-# {fitted(words, limit)}".replace("\n", "\n-# ")


def cut(markdown: str, limit: int) -> str:
    """Markdown of this module in at most `limit` characters; no escape, time or strong word is cut in two."""
    if len(markdown) <= limit:
        return markdown
    kept = _HALF_A_TIME.sub("", markdown[: max(0, limit - 3)])
    if (len(kept) - len(kept.rstrip("\\"))) % 2:
        kept = kept[:-1]
    # Of four stars two open a strong word, and two close it.
    stars = re.sub(r"\\.", "", kept, flags=re.DOTALL).count("*") % 4
    if stars % 2:
        kept, stars = kept[:-1], stars - 1
    return f"{kept.rstrip()}…{'*' * stars}"[:limit]


def bare(text: str, limit: int) -> str:
    """Foreign text for places that know no markdown: labels, titles, options; never empty."""
    kept = harmless(text).strip()
    return shortened(kept, limit) if kept else "-"


def _fitting(text: str, limit: int) -> str:
    """Escaping makes text longer; what is cut off is cut before it is escaped."""
    room = limit
    while True:
        escaped = plain(shortened(text, room))
        size = len(escaped) + 2 * escaped.count("\n") + 2
        if size <= limit or room <= 1:
            return escaped
        room = min(room - 1, room * limit // size)


def _marked(word: Word) -> str:
    match word:
        case Strong():
            kept = plain(word.text)
            return f"**{kept}**" if kept.strip() else kept
        case str():
            return plain(word)
        case Ago():
            return f"<t:{int(word.at.timestamp())}:R>"
        case Hour():
            return f"<t:{int(word.at.timestamp())}:t>"
        case datetime():
            return f"<t:{int(word.timestamp())}:f>"


def _defused(found: re.Match[str]) -> str:
    mark = found["mark"]
    return f"{found['space']}{mark}\\" if mark[0].isdigit() else f"{found['space']}\\{mark}"
