"""Draws pages with Block Kit.

- Buttons and menus beside each other share one row; a menu with a label stands at the end of its line.
- A line of a list ends with its button, and its small print is below in the same block. Only rich text and
  notes show times on the reader's clock: where there are any, button and small print have their own blocks.
- A button's question is a dialog that Slack puts by itself. In a modal, the button that submits is its own.
- Where a window stands on top of another, closing it is the way back (`handlers.slack.pages`).
- Messages hold 50 blocks and views 100: rows are drawn as far as they fit.
"""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    SectionBlock,
    StaticSelectElement,
)

from bot.views import parts as page
from bot.views.fitting import Size, fitted
from bot.views.parts import Attached, Button, Buttons, Line, Menu, Page, Part, Question, Style, Unpaintable
from bot.views.phrases import mishaps
from bot.views.phrases.words import Strong, Words
from bot.views.slack import inputs, parts
from bot.views.slack.surfaces import MOST_IN_MESSAGE, MOST_IN_VIEW, File, Home, Message, Modal

_ENOUGH = 10**9
_STYLES = {Style.PLAIN: None, Style.PRIMARY: "primary", Style.DANGER: "danger"}


def message(of: Page) -> Message:
    """The page as a message."""
    return Message(parts.flat(page.summary(of)), blocks(of.parts, MOST_IN_MESSAGE))


def modal(of: Page) -> Modal:
    """The page as a window; the button that submits is the window's own."""
    title = of.title or next((part.text for part in of.parts if isinstance(part, page.Heading)), "Baton")
    kept = [each for part in of.parts for each in _without_submit(part)]
    drawn, close = blocks(kept, MOST_IN_VIEW), of.close.label if of.close else mishaps.CLOSE
    for item in (item for part in of.parts if isinstance(part, Buttons) for item in part.items):
        if isinstance(item, Button) and item.submits:
            return Modal(title, drawn, submit=item.label, token=item.token, close=close)
    return Modal(title, drawn, close=close)


def home(of: Page) -> Home:
    """The page as one person's App Home."""
    return Home(blocks(of.parts, MOST_IN_VIEW))


def file(of: Attached) -> File:
    """A file, which Slack puts into no message: it comes by itself."""
    return File(of.name, of.content, of.title, parts.flat(of.comment) if of.comment else "", of.told)


def blocks(of: Sequence[Part], most: int = MOST_IN_VIEW) -> list[Block]:
    """The parts as at most so many blocks, as long as what is not a row fits in."""
    return _drawn(fitted(of, (most, _ENOUGH), _size))


def button(of: Button) -> ButtonElement:
    """A button with its question."""
    sure = confirmation(of.question) if of.question else None
    return parts.button(of.label, of.token, style=_STYLES[of.style], confirm=sure)


def confirmation(of: Question) -> ConfirmObject:
    """A question as the dialog that Slack puts."""
    text = of.text if isinstance(of.text, str) else parts.bare(of.text)
    return parts.confirmation(of.title, text, of.yes, of.no)


def _size(of: Sequence[Part]) -> Size:
    return len(_drawn(of)), 0


def _drawn(of: Sequence[Part]) -> list[Block]:
    return [block for part in of for block in _painted(part)]


def _painted(part: Part) -> Iterator[Block]:
    match part:
        case page.Heading():
            yield parts.heading(part.text)
        case page.Paragraph():
            yield parts.paragraph(*part.words)
        case page.Note():
            yield parts.note(*part.words)
        case page.Quote():
            yield parts.quote(part.text)
        case page.Divider():
            yield parts.divider()
        case Line():
            yield from _line(part)
        case Buttons():
            yield ActionsBlock(elements=[_element(item) for item in part.items])
            yield from (note for item in part.items if isinstance(item, Menu) for note in _rest(item))
        case Menu():
            yield SectionBlock(text=parts.plain(part.label), accessory=_element(part))
            yield from _rest(part)
        case _:
            raise Unpaintable(type(part).__name__)


def _line(of: Line) -> Iterator[Block]:
    end = button(of.button) if of.button else None
    told, small = _timeless(of.words), _timeless(of.small, " · ")
    if told is None:
        yield parts.paragraph(*of.words)
        yield from [parts.buttons(end)] if end else []
    else:
        yield parts.row("\n".join(filter(None, (told, small))), end)
    if of.small and (told is None or small is None):
        yield parts.note(*of.small)


def _timeless(words: Words, between: str = "") -> str | None:
    """Words as plain text; None where a time is among them."""
    told = [word.text if isinstance(word, Strong) else word for word in words]
    kept = [word for word in told if isinstance(word, str)]
    return between.join(kept) if len(kept) == len(told) else None


def _element(of: Button | Menu) -> ButtonElement | StaticSelectElement:
    if isinstance(of, Button):
        return button(of)
    return inputs.picked(of.choices, initial=of.initial, action_id=of.token)


def _rest(of: Menu) -> list[Block]:
    if len(of.choices) <= inputs.MOST_OPTIONS:
        return []
    if of.rest is None:
        raise Unpaintable(f"{of.token} has more choices than a menu")
    return [parts.note(of.rest(inputs.MOST_OPTIONS))]


def _without_submit(part: Part) -> list[Part]:
    if not isinstance(part, Buttons):
        return [part]
    return page.buttons(*(item for item in part.items if isinstance(item, Menu) or not item.submits))
