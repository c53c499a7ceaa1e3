"""In which language Baton speaks to somebody, and in the channel of a campaign."""

from bot.views.phrases.sentences import later, say
from bot.views.phrases.words import Words
from bot.vocabulary import Language

# What comes back where somebody leaves it to their platform.
APP = "app"
LABEL, SHORT = later("The language that Baton speaks to you"), later("Language")
CHANNEL = later("Language in the channel")
CHANNEL_HINT = later("What Baton posts for everybody. In private it speaks to each person in theirs.")
# As those who speak them call them.
_NAMES = {Language.ENGLISH: "English", Language.SPANISH: "Español"}


def choices() -> list[tuple[str, str]]:
    """The languages that somebody may choose."""
    return [(str(later("As in my chat app")), APP), *of_channel()]


def of_channel() -> list[tuple[str, str]]:
    """The languages that a channel may have."""
    return [(name, language.value) for language, name in _NAMES.items()]


def called(language: Language) -> str:
    """What a language is called."""
    return _NAMES[language]


def chosen(language: Language) -> Words:
    """Another language was chosen, and is spoken already."""
    return say("Baton speaks {language} to you from now on.", language=_NAMES[language])
