"""What a reply means for consent: does it say stop, sound like it, take it back, or ask for help."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from bot.assignment.rules.law.phrasebook import Phrasebook, phrasebook
from bot.assignment.rules.law.phrases import UNKNOWN

T = TypeVar("T", str, list[str], list[list[str]])

# Of a longer body the beginning and the end are read, which is where people say what they want.
READ = 1_000  # characters at either end
READ_WORDS = 200  # words at either end
READ_CLAUSES = 12  # clauses at either end


class Meaning(StrEnum):
    """STOP is obeyed at once; DOUBTFUL is shown to a person with one button; NONE is conversation."""

    STOP = "stop"
    DOUBTFUL = "doubtful"
    START = "start"
    HELP = "help"
    NONE = "none"


def meaning_of(body: str) -> Meaning:
    """Read one inbound text, whatever its case, spacing, punctuation, emoji or invisible characters.

    Leans towards STOP: a wrong one can be reversed by an admin, a missed one breaks the law.
    "Yes" never means START, though Twilio takes it so: it is how people answer questions.
    """
    book = phrasebook()
    theirs = _without_quotations(_without_quoted_lines(_ends(body, READ, " … ")), book)
    marked = _marked(theirs, book)
    # Within sentences first; then across whatever marks stand between the words of one ("por: favor").
    words = book.without("courtesy", _spoken(book.without("courtesy", marked)))
    if not _spoken(marked):
        return Meaning.DOUBTFUL if _SIGNS.intersection(theirs) else Meaning.NONE
    for kind in (Meaning.STOP, Meaning.START, Meaning.HELP, Meaning.DOUBTFUL):
        if _is_keyword(words, kind, book):
            return kind
    return _in_a_sentence(marked, words, book)


def is_yes(body: str) -> bool:
    """Whether a body says yes, in whatever dress, and nothing else."""
    book = phrasebook()
    words = _spoken(_marked(body[:READ], book))
    beside = book.without("affirmation", words)
    return len(beside) < len(words) and not book.without("courtesy", beside)


def _in_a_sentence(marked: list[str], words: list[str], book: Phrasebook) -> Meaning:
    own = book.without("stop_wording", words)
    if words and not own:  # our own words and nothing beside them
        return Meaning.STOP
    said = book.signs(own)
    by_sentence = _one_dot(book.without("courtesy", marked, instead=(".",)))
    unsigned = book.signs(book.without("stop_wording", _spoken(_unsigned(by_sentence, book))))
    demands = [
        clause for clause in map(book.signs, _clauses(by_sentence, book)) if book.says("obeyed", clause)
    ]
    if (
        demands
        or book.says("obeyed", said)
        or book.says("alone", book.signs(by_sentence))
        or book.says("obeyed", unsigned)
    ):
        whole = book.signs(_spoken(marked))
        meant = not book.says("mood", whole) or any(not book.says("mood", demand) for demand in demands)
        thought_again = book.says("second_thought", whole) or book.says("instead", book.signs(marked))
        return Meaning.STOP if meant and not thought_again else Meaning.DOUBTFUL
    return Meaning.DOUBTFUL if book.says("doubtful", said) else Meaning.NONE


def _clauses(marked: list[str], book: Phrasebook) -> Iterator[list[str]]:
    """Sentences, and what follows "but" and its like in them, each to be read by itself.

    So a reason before a demand, or a greeting behind it, changes nothing. Single words are left to `alone`.
    """
    split = book.without("joint", book.without("stop_wording", marked), instead=(".",))
    clauses = [list(words) for dot, words in groupby(split, ".".__eq__) if not dot]
    before: list[str] = []
    for clause in _ends(clauses, READ_CLAUSES, []):
        if len(clause) > 1 and not book.says("leads_on", book.signs(before)):
            yield clause
        before = clause


def _ends(whole: T, most: int, between: T) -> T:
    """A text or words, without the middle of what is too long."""
    return whole if len(whole) <= 2 * most else whole[:most] + between + whole[-most:]


def _marked(text: str, book: Phrasebook) -> list[str]:
    """Plain words with a dot before and after each sentence, without what a phone adds behind them."""
    sentences = book.spelling.sentences_of(text)
    marked = [".", *(word for words in sentences for word in [*words, "."])]
    return _one_dot([*book.without("tail", _ends(marked, READ_WORDS, ["."])), "."])


def _spoken(marked: list[str]) -> list[str]:
    return [word for word in marked if word != "."]


def _one_dot(marked: list[str]) -> list[str]:
    """With one dot where sentences that were nothing but courtesy left several."""
    return [word for place, word in enumerate(marked) if word != "." or marked[place - 1 : place] != ["."]]


def _unsigned(marked: list[str], book: Phrasebook) -> list[str]:
    """Without a last sentence or line of a few unknown words: a name."""
    begins = len(marked) - 1 - marked[-2::-1].index(".") if marked[:-1] else 0
    last = book.signs(marked[begins:-1])
    return marked[:begins] if len(last) <= _LONGEST_NAME and not last.strip(UNKNOWN) else marked


def _words(text: str, book: Phrasebook) -> list[str]:
    return _spoken(book.without("courtesy", _marked(text, book)))


def _is_keyword(said: list[str], kind: Meaning, book: Phrasebook) -> bool:
    """Whether words are a keyword, also spelled out ("s t o p") or repeated."""
    keywords = book.keywords[kind]
    core = [word for word in said if word not in book.keywords["beside"] and not word.isdigit()]
    if not core:
        return False
    joined = {"".join(said), "".join(core), _STOPS.sub("stop", "".join(said))}
    return all(word in keywords for word in core) or not keywords.isdisjoint(joined)


def _without_quoted_lines(body: str) -> str:
    """Without the lines that mail programs put ">" before."""
    return "\n".join(line for line in body.splitlines() if not line.startswith(">")) or body


def _without_quotations(body: str, book: Phrasebook) -> str:
    """Without our own words, which phones quote around a reaction and people before an answer.

    A quotation need not be closed: phones cut long ones.
    """
    outside, *quoted = _MARK.split(body, _MOST_MARKS)
    if not quoted:
        return body
    if book.says("reaction", book.signs(_words(outside, book))):
        return f"{outside} {quoted[-1] if len(quoted) > 1 else ''}"
    kept = [piece for piece in quoted if not book.says("our_words", book.signs(_words(piece, book)))]
    return " ".join([outside, *kept])


_LONGEST_NAME = 3  # words
_MOST_MARKS = 40
_STOPS = re.compile("(?:stop)+")
_MARK = re.compile('["“”„‟«»\u2039\u203a\uff02「」『』]')
_SIGNS = frozenset("🛑⛔🚫🖕✋🤬👎😡😠🙄")  # a whole body of these is a doubtful "no more"
