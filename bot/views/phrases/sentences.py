"""Whole sentences with named places, in the reader's language.

`tr("No open campaign is called “{typed}”.", typed=typed)` looks the sentence up as it stands, then fills it.
Numbers and names of things go into places; words of a sentence never do, for other languages bend them.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from string import Formatter

from bot.views.phrases.languages import Later, catalogue_of, number, spoken
from bot.views.phrases.words import Hour, Word, Words

# What goes into a place: a word, words, or a number.
Place = Word | Words | int
# What lasts no longer ends on the day of its start, or in the night that follows.
_ONE_DAY = timedelta(hours=18)


def later(sentence: str) -> str:
    """A sentence for a constant: its language is chosen when it is shown."""
    return Later(sentence)


def tr(sentence: str, /, **places: str | int) -> str:
    """A sentence; `{{` is a brace where there are places."""
    told = catalogue_of(spoken()).gettext(sentence)
    return "".join(str(word) for word in _filled(told, places)) if places else told


def tr_n(one: str, many: str, n: int, /, **places: str | int) -> str:
    """A sentence of `{n}` things: one, or many of them."""
    return "".join(str(word) for word in _filled(_chosen(one, many, n), {"n": n, **places}))


def say(sentence: str, /, **places: Place) -> Words:
    """A sentence with places for words that platforms show in their own way: strong ones, and times."""
    told = catalogue_of(spoken()).gettext(sentence)
    return _filled(told, places) if places else (told,)


def say_n(one: str, many: str, n: int, /, **places: Place) -> Words:
    """A sentence of `{n}` things, with places for words that platforms show in their own way."""
    return _filled(_chosen(one, many, n), {"n": n, **places})


def span(starts: datetime, ends: datetime) -> Words:
    """From when until when; the day is said once, where the end can be no other."""
    return say("{starts} until {ends}", starts=starts, ends=Hour(ends) if ends - starts < _ONE_DAY else ends)


def _chosen(one: str, many: str, n: int) -> str:
    return catalogue_of(spoken()).ngettext(one, many, n)


def _filled(told: str, places: dict[str, Place] | dict[str, str | int]) -> Words:
    """The words of a sentence, those beside each other that are plain in one."""
    words: list[Word] = []
    for literal, name in _pieces(told):
        for word in (literal, *(_words(places[name]) if name is not None else ())):
            if isinstance(word, str) and words and isinstance(words[-1], str):
                words[-1] += str(word)
            elif word != "":
                words.append(word)
    return tuple(words)


def _words(of: Place) -> Words:
    if isinstance(of, tuple):
        return of
    return (number(of),) if isinstance(of, int) else (of,)


@lru_cache(maxsize=4096)
def _pieces(told: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(told))
