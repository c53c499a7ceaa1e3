"""Small pieces of Block Kit; foreign words stay plain, times are the reader's own, and no limit is passed."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    RichTextBlock,
    RichTextElementParts,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)

from bot.views.phrases.languages import day
from bot.views.phrases.sentences import later, tr
from bot.views.phrases.words import Ago, Hour, Strong, Word, Words, clock, harmless, shortened

# https://docs.slack.dev/reference/block-kit
_SECTION, _HEADER, _BUTTON, _CONFIRM = 3000, 150, 75, 300
_CONTEXT = 10
_EACH_IN_CONTEXT = 2000
_DAY, _AGO, _TIME = "{date_short_pretty}", "{ago}", "{time}"
_TextPart = RichTextElementParts.Text
_BOLD = RichTextElementParts.TextStyle(bold=True)


def clean(text: str, limit: int) -> str:
    """Foreign text as Slack takes it: no control characters, never empty, at most `limit` characters."""
    kept = harmless(text)
    return shortened(kept, limit) if kept.strip() else "-"


def plain(text: str, limit: int = _SECTION) -> PlainTextObject:
    """Text without any markup; `:names:` stay as they are typed."""
    return PlainTextObject(text=clean(text, limit), emoji=False)


def heading(text: str) -> HeaderBlock:
    """A large line."""
    return HeaderBlock(text=plain(text, _HEADER))


def paragraph(*words: Word) -> RichTextBlock:
    """Sentences; nothing in them can mention, link or format."""
    return RichTextBlock(elements=[line(*words)])


def line(*words: Word) -> RichTextSectionElement:
    """Sentences as a part of a rich text block."""
    return RichTextSectionElement(elements=[_rich(word) for word in words if word != ""])


def quote(text: str) -> RichTextBlock:
    """Somebody's words, set apart."""
    return RichTextBlock(elements=[quoted(text)])


def quoted(text: str) -> RichTextQuoteElement:
    """Somebody's words as a part of a rich text block."""
    return RichTextQuoteElement(elements=[_TextPart(text=clean(text, _SECTION))])


def row(text: str, button: ButtonElement | None = None) -> SectionBlock:
    """A line of a list, with a button at its end."""
    return SectionBlock(text=plain(text), accessory=button)


def note(*words: Word) -> ContextBlock:
    """A small grey line; each word is an element of its own."""
    return ContextBlock(elements=[_small(word) for word in words[:_CONTEXT]])


def divider() -> DividerBlock:
    """A line across."""
    return DividerBlock()


def buttons(*elements: ButtonElement) -> ActionsBlock:
    """Buttons side by side."""
    return ActionsBlock(elements=list(elements))


def button(
    label: str, token: str, *, style: str | None = None, confirm: ConfirmObject | None = None
) -> ButtonElement:
    """A button that carries a token; `style` is primary or danger, at most one primary a screen."""
    return ButtonElement(text=plain(label, _BUTTON), action_id=token, style=style, confirm=confirm)


def confirmation(question: str, text: str, yes: str, no: str = later("Cancel")) -> ConfirmObject:
    """A question asked before a button does what it says."""
    return ConfirmObject(
        title=plain(question, 100), text=plain(text, _CONFIRM), confirm=plain(yes, 30), deny=plain(no, 30)
    )


def flat(words: Words) -> str:
    """Sentences as a message's fallback text: escaped, with times in the reader's zone."""
    return "".join(_marked(word) for word in words)


def bare(words: Words, zone: str = "") -> str:
    """Sentences without any markup, for places that know none; times are told in `zone` or in UTC."""
    return "".join(_told(word, ZoneInfo(zone) if zone else UTC) for word in words)


def _rich(word: Word) -> RichTextElementParts.Date | RichTextElementParts.Text:
    match word:
        case Strong():
            return _TextPart(text=clean(word.text, _SECTION), style=_BOLD)
        case str():
            return _TextPart(text=harmless(word) or "-")
        case Ago():
            return _date(word.at, _AGO)
        case Hour():
            return _date(word.at, _TIME)
        case datetime():
            return _date(word, _moment())


def _date(at: datetime, form: str) -> RichTextElementParts.Date:
    return RichTextElementParts.Date(timestamp=int(at.timestamp()), format=form, fallback=_fallback(at))


def _small(word: Word) -> PlainTextObject | MarkdownTextObject:
    match word:
        case Strong():
            return plain(word.text, _EACH_IN_CONTEXT)
        case str():
            return plain(word, _EACH_IN_CONTEXT)
        case Ago() | Hour() | datetime():
            return MarkdownTextObject(text=_marked(word))


def _marked(word: Word) -> str:
    match word:
        case Strong():
            return _escaped(word.text)
        case str():
            return _escaped(word)
        case Ago():
            return f"<!date^{int(word.at.timestamp())}^{_AGO}|{_fallback(word.at)}>"
        case Hour():
            return f"<!date^{int(word.at.timestamp())}^{_TIME}|{_fallback(word.at)}>"
        case datetime():
            return f"<!date^{int(word.timestamp())}^{_moment()}|{_fallback(word)}>"


def _told(word: Word, zone: tzinfo) -> str:
    match word:
        case Strong():
            return str(word.text)
        case str():
            return str(word)
        case Ago():
            return _told(word.at, zone)
        case Hour():
            return f"{clock(word.at.astimezone(zone))} {word.at.astimezone(zone).tzname()}"
        case datetime():
            there = word.astimezone(zone)
            return f"{tr('{day} at {time}', day=day(there), time=clock(there))} {there.tzname()}"


def _moment() -> str:
    """A moment as Slack writes it by each reader's clock, in their words for the day."""
    return tr("{day} at {time}", day=_DAY, time=_TIME)


def _fallback(at: datetime) -> str:
    return f"{at.astimezone(UTC):%b %d, %H:%M} UTC"


def _escaped(text: str) -> str:
    return harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
