"""What a reply means for consent: does it say stop, sound like it, take it back, or ask for help."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, groupby
from typing import TypeVar

from bot.assignment.rules.law.phrasebook import Phrasebook, phrasebook
from bot.assignment.rules.law.phrases import UNKNOWN
from bot.assignment.rules.law.weighing import weights
from bot.assignment.rules.plain import plain_words

T = TypeVar("T", str, list[str], list[list[str]])

# Of a longer body the beginning and the end are read, which is where people say what they want.
READ = 1_000  # characters at either end
READ_WORDS = 200  # words at either end
READ_CLAUSES = 12  # clauses at either end
READ_FOR_WHY, MOST_TOLD = 30, 5  # words at either end, and of them those that say why


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
    theirs = _theirs(body, book)
    marked = _marked(theirs, book)
    if not _spoken(marked):
        return Meaning.DOUBTFUL if _SIGNS.intersection(theirs) else Meaning.NONE
    read, least = _by_phrases(marked, book)
    return read if least is None else _weighed(read, least, marked, book)


def is_demand(words: str) -> bool:
    """Whether phrases alone read a demand to stop: for what is no reply, such as the name of a tag."""
    return _by_phrases(heard(words), phrasebook())[0] is Meaning.STOP


def heard(body: str) -> list[str]:
    """The plain words of a body that are the contact's own, with a dot before and after each sentence."""
    book = phrasebook()
    return _marked(_theirs(body, book), book)


def own_text(body: str) -> str:
    """A body without what it quotes of ours and what a phone adds behind it; empty if it taps on a text."""
    book = phrasebook()
    outside, *quoted = _MARK.split(body, _MOST_MARKS)
    if quoted and book.says("reaction", book.signs(_words(outside, book))):
        return ""
    pieces = _PIECES.split(_theirs(body, book))
    while len(pieces) > 1 and _is_tail(pieces[-1], book):
        pieces.pop()
    return "".join(pieces)


def _is_tail(piece: str, book: Phrasebook) -> bool:
    """Whether a phone wrote it: also what has no words at all."""
    return not _spoken(book.without("tail", [".", *plain_words(piece).split(), "."]))


def telling(body: str) -> str:
    """The few words in a row that by themselves weigh most towards an opt-out; empty if none do."""
    sentences, groups = _sentences(_ends(heard(body), READ_FOR_WHY, ["."])), phrasebook().group_of
    runs = [
        words[start : start + length]
        for words in sentences
        for start in range(len(words))
        for length in range(1, min(MOST_TOLD, len(words) - start) + 1)
    ]
    weight, words = max(((weights().weigh(run, groups).leave, run) for run in runs), default=(0, []))
    return " ".join(words) if weight > 0 else ""


def is_yes(body: str) -> bool:
    """Whether a body says yes, in whatever dress, and nothing else."""
    book = phrasebook()
    words = _spoken(_marked(body[:READ], book))
    beside = book.without("affirmation", words)
    return len(beside) < len(words) and not book.without("courtesy", beside)


def _by_phrases(marked: list[str], book: Phrasebook) -> tuple[Meaning, float | None]:
    """What keywords and phrases say of a body, and what it must weigh to be obeyed; None: that is all."""
    # Within sentences first; then across whatever marks stand between the words of one ("por: favor").
    words = book.without("courtesy", _spoken(book.without("courtesy", marked)))
    keyword = _keyword(words, book)
    own = book.without("stop_wording", words)
    if keyword is not None or (words and not own):  # our own words and nothing beside them
        return keyword or Meaning.STOP, None
    return _in_a_sentence(marked, own, book)


def _in_a_sentence(marked: list[str], own: list[str], book: Phrasebook) -> tuple[Meaning, float]:
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
        if meant and not thought_again:
            return Meaning.STOP, _DEMANDED
        return Meaning.DOUBTFUL, _THOUGHT_AGAIN
    return (Meaning.DOUBTFUL, _IN_DOUBT) if book.says("doubtful", said) else (Meaning.NONE, _UNSAID)


def _weighed(read: Meaning, least: float, marked: list[str], book: Phrasebook) -> Meaning:
    """What phrases say of a body, unless all of it weighs clearly otherwise.

    A demand is also weighed without the marks of sentences and, in a long body, by its sentences and clauses.
    """
    apart = [marked]
    if read is Meaning.STOP:
        short = len(marked) <= _LONG
        parts = [_spoken(marked)] if short else [*_sentences(marked), *_clauses(marked, book)]
        apart += [[".", *part, "."] for part in parts]
    stop, leave = map(max, zip(*(weights().weigh(said, book.group_of) for said in apart), strict=True))
    if stop >= least:
        return Meaning.STOP
    return Meaning.DOUBTFUL if read is Meaning.STOP or leave >= _LIKELY else read


def _clauses(marked: list[str], book: Phrasebook) -> Iterator[list[str]]:
    """Sentences, and what follows "but" and its like in them, each to be read by itself.

    So a reason before a demand, or a greeting behind it, changes nothing. Single words are left to `alone`.
    """
    split = book.without("joint", book.without("stop_wording", marked), instead=(".",))
    clauses = _sentences(split)
    before: list[str] = []
    for clause in _ends(clauses, READ_CLAUSES, []):
        if len(clause) > 1 and not book.says("leads_on", book.signs(before)):
            yield clause
        before = clause


def _sentences(marked: list[str]) -> list[list[str]]:
    return [list(words) for dot, words in groupby(marked, ".".__eq__) if not dot]


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


def _keyword(said: list[str], book: Phrasebook) -> Meaning | None:
    """What words mean that are a keyword: as they stand, first ("no paren" is not "paren")."""
    kinds = (Meaning.STOP, Meaning.START, Meaning.HELP, Meaning.DOUBTFUL)
    whole = "".join(said)
    exactly = (kind for kind in kinds if whole in book.keywords[kind])
    return next(chain(exactly, (kind for kind in kinds if _is_keyword(said, kind, book))), None)


def _is_keyword(said: list[str], kind: Meaning, book: Phrasebook) -> bool:
    """Whether words are a keyword, also spelled out ("s t o p") or repeated."""
    keywords = book.keywords[kind]
    core = [word for word in said if word not in book.keywords["beside"] and not word.isdigit()]
    if not core:
        return False
    joined = {"".join(said), "".join(core), _STOPS.sub("stop", "".join(said))}
    return all(word in keywords for word in core) or not keywords.isdisjoint(joined)


def _theirs(body: str, book: Phrasebook) -> str:
    return _without_quotations(_without_quoted_lines(_ends(body, READ, " … ")), book)


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


# What a body must weigh in all (log odds) to be obeyed: where a phrase asks to stop; where one does but
# another takes it back; where phrases leave it in doubt; where they say nothing.
_DEMANDED, _THOUGHT_AGAIN, _IN_DOUBT, _UNSAID = -2.5, 2.5, 0.5, 2.0
_LIKELY = 1.0  # to be shown with the button
_LONG = 25  # words, among which one demand weighs little
_LONGEST_NAME = 3  # words
_MOST_MARKS = 40
_STOPS = re.compile("(?:stop)+")
_PIECES = re.compile(r"(?=[\n(])")  # before each of which a phone's tail may begin
_MARK = re.compile('["“”„‟«»\u2039\u203a\uff02「」『』]')
_SIGNS = frozenset("🛑⛔🚫🖕✋🤬👎😡😠🙄")  # a whole body of these is a doubtful "no more"
