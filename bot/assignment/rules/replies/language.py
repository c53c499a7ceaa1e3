"""Whether a reply is in a language that replies are read in: English or Spanish."""

from functools import cache

_OURS = ("en", "es")
_FEWEST_WORDS = 4  # of fewer nobody can tell


def is_ours(text: str) -> bool:
    """Few words always are: what nobody filed before is not sure anyway."""
    return len(text.split()) < _FEWEST_WORDS or language_of(text) in _OURS


@cache
def warm() -> None:
    """Its table is read from a file with the first text, which takes more than half a second."""
    language_of("warm")


def language_of(text: str) -> str:
    """The language of some words, by its code of two or three letters."""
    import py3langid

    found: str = py3langid.classify(text)[0]
    return found
