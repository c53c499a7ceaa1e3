"""Draws pages with Discord's components.

- Buttons stand five in a row; a menu takes a row of its own, above the buttons beside it.
- A line of a list ends with its button, and its small print is below it in the same text.
- What would be a window begins with its title, if with no other heading, and ends with the way back.
- A button's question is a panel of its own, which its handler words anew (`Face.question`).
- A panel holds 40 components and 4,000 characters: rows are drawn as far as they fit, and beside rows no text
  takes more than its share. Elsewhere the longest texts are cut until all fit (`Panel.layout`).
"""

from collections.abc import Iterator, Sequence

from bot.views import parts as page
from bot.views.discord import parts, surfaces
from bot.views.discord.surfaces import File, Panel
from bot.views.fitting import Size, fitted
from bot.views.parts import Button, Buttons, Menu, Page, Part, Question, Rows, Style, Unpaintable
from bot.views.phrases.words import Strong
from bot.views.tokens import token

_STYLES = {Style.PLAIN: parts.SECONDARY, Style.PRIMARY: parts.PRIMARY, Style.DANGER: parts.DANGER}
# What a frame takes, or the accounts that are rung.
_AROUND = 1
# Of a text beside rows.
_SHARE = 1500


def panel(of: Page, rings: Sequence[str] = ()) -> Panel:
    """The page as a message, which rings these accounts."""
    files = [File(each.name, each.content, each.told) for each in of.files]
    called = of.calls.get("discord", "")
    return Panel(drawn(_whole(of)), rings=rings, files=files, framed=of.public, calls=called)


def question(of: Question, deed: str) -> Panel:
    """The question; its answers carry the deed's token, and that of doing nothing."""
    yes, no = Button(of.yes, deed, Style.DANGER), Button(of.no, of.back or token("dismiss"))
    text = (of.text,) if isinstance(of.text, str) else of.text
    return panel(page.notice((Strong(of.title), "\n", *text), yes, no))


def drawn(of: Sequence[Part], most: int = surfaces.MOST_TEXT) -> list[parts.Part]:
    """The parts as components, none of which says more than so many characters."""
    longest = min(most, _SHARE) if any(isinstance(each, Rows) for each in of) else most

    def size(some: Sequence[Part]) -> Size:
        return surfaces.size([piece for part in some for piece in _painted(part, longest)])

    room = (surfaces.MOST_PARTS - _AROUND, surfaces.MOST_TEXT)
    return [piece for part in fitted(of, room, size) for piece in _painted(part, longest)]


def button(of: Button) -> parts.Button:
    """A button, which asks first where it has a question."""
    return parts.button(of.label, of.token, _STYLES[of.style], asks=of.question is not None)


def _whole(of: Page) -> list[Part]:
    """The page's parts, with what a window would have around them: its title, and the ways out and back."""
    kept = list(of.parts)
    if of.window and not any(isinstance(part, page.Heading) for part in kept):
        kept.insert(0, page.Heading(of.title))
    if ways := [each for each in (of.close, of.back) if each]:
        last = kept[-1]
        beside = last.items if isinstance(last, Buttons) else ()
        kept = [*(kept[:-1] if beside else kept), Buttons((*beside, *ways))]
    return kept


def _painted(part: Part, most: int) -> Iterator[parts.Part]:
    match part:
        case page.Heading():
            yield parts.heading(part.text)
        case page.Paragraph():
            yield parts.paragraph(*part.words, most=most)
        case page.Note():
            yield parts.note(*part.words)
        case page.Quote():
            yield parts.quote(part.text, most)
        case page.Divider():
            yield parts.divider()
        case page.Line():
            end = button(part.button) if part.button else None
            yield parts.line(part.words, end, parts.spaced(part.small), most)
        case Buttons():
            for item in (item for item in part.items if isinstance(item, Menu)):
                yield from _menu(item)
            yield from parts.buttons(*(button(item) for item in part.items if isinstance(item, Button)))
        case Menu():
            yield from _menu(part)
        case _:
            raise Unpaintable(type(part).__name__)


def _menu(of: Menu) -> Iterator[parts.Part]:
    choices = [(f"{of.prefix}: {shown}" if of.prefix else shown, value) for shown, value in of.choices]
    yield parts.menu(choices, of.token, initial=[of.initial], placeholder=of.label)
    if len(choices) > parts.MOST_OPTIONS:
        if of.rest is None:
            raise Unpaintable(f"{of.token} has more choices than a menu")
        yield parts.note(of.rest(parts.MOST_OPTIONS))
