"""Text as bare words: no case, accents, punctuation or invisible characters, and spelled as was meant."""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

# Apostrophes, and the Hangul fillers: letters by category, blank to the eye.
_GONE = dict.fromkeys(map(ord, "'\u2019\u2018\u02bc\u00b4`\u2032\u115f\u1160\u3164\uffa0"))
_BARRED = str.maketrans("đĐłŁøØ", "dDlLoO")  # letters with a bar, which Unicode does not take apart
_NOT_A_WORD = re.compile(r"[\W_]+")
# Of Chinese, Japanese and Korean, where spaces mean little.
_SIGN_FOR_A_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_NUMBER_SIGN = re.compile(r"(?<![^\s])#(?=[\s.,!?]|$)")  # one that stands alone: "remove my #"
_SPACED_OUT = re.compile(r"(?<!\w)[^\W\d_](?:[ .\-*_][^\W\d_]){2,}(?!\w)")
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_WITH_SIGNS = re.compile(r"[\w$@]+")
_AS_LETTERS = [str.maketrans("0345789$@1", f"oeastbgsa{one}") for one in "il"]
_SENTENCE_ENDS = re.compile(r"[.!?,;:()\n\r\u2028\u2029]+|\s[-\u2013\u2014]+(?=\s|[^\W\d])")
# Letters that a word needs, so that a slip is not another word: to be swapped, or left out or doubled.
_SHORTEST_SWAPPED, _SHORTEST_SLIP = 4, 6
_LONGEST_RUN = 40  # letters, of words that are run together


def plain_words(text: str) -> str:
    """Only the words: lower case, one space between, no accents, punctuation or invisible characters."""
    return " ".join(_NOT_A_WORD.sub(" ", folded(text)).split())


def folded(text: str) -> str:
    """Lower case, without accents and invisible characters; signs that stand for a word stand apart."""
    spelled = unicodedata.normalize("NFKD", text.translate(_GONE).translate(_BARRED)).casefold()
    seen = "".join(filter(_is_seen, unicodedata.normalize("NFKD", spelled)))
    return _SIGN_FOR_A_WORD.sub(r" \g<0> ", unicodedata.normalize("NFC", seen))


def _is_seen(char: str) -> bool:
    """False for accents and what has no width, so that the letters around them close up."""
    return char.isspace() or unicodedata.category(char) not in {"Mn", "Me", "Cf", "Cc"}


class Spelling:
    """Reads words as those that are known: drawn out, run together, with digits for letters or a slip."""

    def __init__(self, known: AbstractSet[str], run_together: AbstractSet[str] = frozenset()) -> None:
        self._known = known
        self._run_together = run_together
        self._slips = {slip: word for word in sorted(known) for slip in _slips(word) if slip not in known}

    def sentences_of(self, text: str) -> list[list[str]]:
        """The plain words of a text by sentences and lines, each as it was meant, if that is known."""
        lettered = _SPACED_OUT.sub(self._closed_up, _NUMBER_SIGN.sub(" number ", folded(text)))
        if "$" in lettered or "@" in lettered:
            lettered = _WITH_SIGNS.sub(lambda found: self._as_meant(found[0]), lettered)
        sentences = (_NOT_A_WORD.sub(" ", part).split() for part in _SENTENCE_ENDS.split(lettered))
        return [" ".join(map(self._as_meant, words)).split() for words in sentences if words]

    def _closed_up(self, found: re.Match[str]) -> str:
        """Letters with spaces between ("s t o p") as the word that they spell, if it is known."""
        word = _NOT_A_WORD.sub("", found[0])
        return word if word in self._known else found[0]

    def _as_meant(self, word: str) -> str:
        if word in self._known:
            return word
        for reading in _readings(word):
            if reading in self._known:
                return reading
        return self._slips.get(word) or self._apart(word) or word

    def _apart(self, word: str) -> str:
        """Words that are run together ("nomoretexts") with spaces between, if each may be; else nothing."""
        cut = {0: ""}  # what the first letters are, taken apart
        for end in range(1, len(word) + 1 if len(word) <= _LONGEST_RUN else 0):
            for start in list(cut):
                if word[start:end] in self._run_together:
                    cut[end] = f"{cut[start]} {word[start:end]}".strip()
                    break
        return cut.get(len(word), "")


def undrawn(word: str) -> tuple[str, str]:
    """A word with its drawn-out letters once and twice: "yesss" as "yes" and "yess"."""
    return _DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word)


def _readings(word: str) -> Iterator[str]:
    yield from undrawn(word)
    if not word.isdecimal():
        for letters in _AS_LETTERS:
            yield word.translate(letters)


_VOWELS = "aeiou"
# Each letter with its neighbours on the keyboard.
_BESIDE = {
    letter: f"{row[place - 1 : place]}{row[place + 1 : place + 2]}"
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}


def _slips(word: str) -> Iterator[str]:
    """The word with a letter left out, doubled or mistaken (a vowel for any), or two swapped."""
    for place in range(1, len(word) - 1):
        if len(word) >= _SHORTEST_SWAPPED:
            yield word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
        if len(word) >= _SHORTEST_SLIP:
            yield word[:place] + word[place + 1 :]
            yield word[:place] + word[place] + word[place:]
            mistaken = _BESIDE.get(word[place], "") + (_VOWELS if word[place] in _VOWELS else "")
            yield from (word[:place] + letter + word[place + 1 :] for letter in mistaken)
    if len(word) >= _SHORTEST_SLIP and not word.endswith("s"):
        yield word[:-1]
