"""What is said of pictures, voice messages and other files that came with a text."""

from collections import Counter
from collections.abc import Sequence

from bot.assignment.outcomes.media import Missing, TextMedia
from bot.views.phrases.sentences import later, say, tr, tr_n
from bot.views.phrases.words import Words, listed, shortened
from bot.vocabulary import MediaKind

SHOW, TITLE = later("Show"), later("Sent with a text")
# Where Slack puts files, which stand in no window.
IN_MESSAGES = later("What can be shown is in your messages with Baton.")


def listing(kinds: Sequence[MediaKind]) -> str:
    """What came: a picture and 2 voice messages."""
    return listed([_counted(kind, count) for kind, count in Counter(kinds).items()])


def _counted(kind: MediaKind, n: int) -> str:
    match kind:
        case MediaKind.PICTURE:
            return tr_n("a picture", "{n} pictures", n)
        case MediaKind.SOUND:
            return tr_n("a voice message", "{n} voice messages", n)
        case MediaKind.VIDEO:
            return tr_n("a video", "{n} videos", n)
        case MediaKind.CARD:
            return tr_n("a contact card", "{n} contact cards", n)
        case MediaKind.FILE:
            return tr_n("a file", "{n} files", n)


def sent(kinds: Sequence[MediaKind]) -> str:
    """In the place of words, or below them."""
    return tr("sent {files}", files=listing(kinds))


def quoted(body: str, kinds: Sequence[MediaKind], none: str, most: int) -> str:
    """What a text says in a line of a list: its words, and what came with them; `none` without either."""
    if not kinds:
        return f"“{shortened(body or none, most)}”"
    return tr("“{words}” and {sent}", words=shortened(body, most), sent=sent(kinds)) if body else sent(kinds)


def under_way(of: TextMedia) -> Words:
    """While it is being fetched."""
    return say("{name} sent {files}, which Baton fetches now.", name=of.name, files=listing(of.kinds))


def here(of: TextMedia) -> Words:
    """Above the files."""
    return say("{name} sent {files}.", name=of.name, files=listing(of.kinds))


def missing(kind: MediaKind, why: Missing) -> Words:
    """Why one of them is not shown."""
    what = _counted(kind, 1)
    match why:
        case Missing.GONE:
            return say("Not shown: {file}. The provider does not have it any more.", file=what)
        case Missing.TOO_LARGE:
            return say("Not shown: {file}. It is too large.", file=what)
        case Missing.UNKNOWN:
            return say(
                "Not shown: {file}. It could be anything; pictures, sounds, videos and contact cards are.",
                file=what,
            )
        case Missing.AWAY:
            return say(
                "Not shown: {file}. The provider does not answer; press once more in a minute.", file=what
            )


def file_name(kind: MediaKind, number: int, ending: str) -> str:
    """What a file is called."""
    return f"{kind.value}-{number}.{ending}"


def alternative(of: TextMedia, kind: MediaKind) -> str:
    """A file in words, for those who do not see it."""
    return tr("From {name}: {file}", name=of.name, file=_counted(kind, 1))
