"""What came too late, and a form that was refused: each with the way on."""

from bot.views.parts import Button, Page, Paragraph, Quote, Style, buttons, notice
from bot.views.phrases import mishaps as words
from bot.views.phrases.words import Words


def go_on(written: str) -> Page:
    """A window or form came too late: the button with this token once more."""
    return notice(words.TOO_LATE, Button(words.GO_ON, written, Style.PRIMARY), title=words.TITLE)


def fix(told: Words, typed: str, opener: str, *ways: Button) -> Page:
    """What is wrong with a form, what was typed into it, and the way back to it."""
    kept = [Quote(typed)] if typed else []
    mend = buttons(Button(words.FIX, opener, Style.PRIMARY), *ways)
    return Page([Paragraph(told), *kept, *mend], title=words.TITLE)
