"""What came with a text beside its words, shown to whoever asked for it."""

from bot.assignment.outcomes.media import Bringing, Brought, TextMedia
from bot.views.parts import Attached, Button, Line, Page, Paragraph, Part, notice
from bot.views.phrases import media as words
from bot.views.tokens import token
from bot.vocabulary import MediaKind

_SEEN = {MediaKind.PICTURE, MediaKind.VIDEO}
# Kinds of pictures that neither chat draws: they come as files.
_UNDRAWN = {"heic"}


def way(conversation_id: int, message_id: int, kinds: tuple[MediaKind, ...]) -> list[Part]:
    """What came with a text, and the press that shows it; nothing where nothing came."""
    if not kinds:
        return []
    return [Line((words.sent(kinds),), Button(words.SHOW, token("media", conversation_id, message_id)))]


def under_way(of: TextMedia) -> Page:
    """While it is being fetched."""
    return notice(words.under_way(of), title=words.TITLE)


def media(of: TextMedia, found: Bringing) -> Page:
    """The files, and why others are not among them."""
    pairs = list(zip(of.kinds, found, strict=True))
    missing = [(kind, each) for kind, each in pairs if not isinstance(each, Brought)]
    brought = [each for each in found if isinstance(each, Brought)]
    return Page(
        [Paragraph(words.here(of)), *(Paragraph(words.missing(*each)) for each in missing)],
        title=words.TITLE,
        files=[_file(of, number, each) for number, each in enumerate(brought, 1)],
    )


def _file(of: TextMedia, number: int, each: Brought) -> Attached:
    kind, ending = each.format.kind, each.format.ending
    seen = kind in _SEEN and ending not in _UNDRAWN
    return Attached(
        words.file_name(kind, number, ending),
        each.content,
        words.alternative(of, kind),
        told=words.alternative(of, kind) if seen else "",
    )
