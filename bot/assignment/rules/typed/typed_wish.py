"""Reads what somebody typed to have conversations moved: whose, which, to whom, how.

    [from] SOURCE to TARGET [waiting [2h] | unsent | answered | all] [tag T] [field F=V] [in CAMPAIGN]
    [only N] [random | even | by load] [note WORDS]

A source is a mention, a name, `list`, `team` or `filter` and a name, `anybody` or `nobody`; a target is
mentions, a name, `on-shift`, `admins` or `pool`. What follows comes in any order. Names of several words may
stand bare as long as none of them is a word of this language; in quotes they always may.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.assignment.rules.typed.typed_tokens import Kind, Token, tokens
from bot.assignment.rules.typed.wish_terms import (
    PREFIXES,
    SOURCES,
    TARGETS,
    By,
    Fault,
    Misread,
    Party,
    TypedWish,
)
from bot.vocabulary import Portion, Split


class _Misread(Exception):
    def __init__(self, fault: Fault, word: str = "") -> None:
        super().__init__(fault, word)
        self.told = Misread(fault, word)


_MENTIONS = {Kind.ACCOUNT: By.ACCOUNT, Kind.GROUP: By.GROUP}
_PORTIONS = {
    "waiting": Portion.WAITING,
    "unsent": Portion.UNSENT,
    "untexted": Portion.UNSENT,
    "answered": Portion.ANSWERED,
    "all": Portion.ALL,
    "everything": Portion.ALL,
}
_SPLITS = {
    "random": Split.RANDOM,
    "randomly": Split.RANDOM,
    "even": Split.EVEN,
    "evenly": Split.EVEN,
    "load": Split.LOAD,
}
_LONGER = {"longer", "more", "than", "over", "for", "at", "least"}
_UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 60),
    **dict.fromkeys(("d", "day", "days"), 60 * 24),
}
_TIME = re.compile(r"(?P<number>[0-9]{1,5}(?:\.[0-9]{1,2})?)(?P<unit>[a-z]*)")
_TIMES = re.compile(rf"(?:{_TIME.pattern.replace('?P<number>', '').replace('?P<unit>', '')})+")
_NUMBER = re.compile(r"[0-9]{1,9}")


def parse(text: str) -> TypedWish | Misread:
    """A wish, or the word at which it could not be understood; never raises."""
    reader = _Reader(tokens(text))
    try:
        return reader.parse()
    except _Misread as wrong:
        return wrong.told


@dataclass
class _Reader:
    ahead: list[Token]
    wish: TypedWish = field(default_factory=lambda: TypedWish(Party(By.NAME), ()))

    def parse(self) -> TypedWish:
        while self.ahead:
            word = self._next().keyword
            if self._next().is_pause:
                self.ahead.pop(0)
            elif word in _KEYWORDS:
                self.ahead.pop(0)
                _KEYWORDS[word](self)
            elif self.wish.targets or self.wish.source != Party(By.NAME):
                raise _Misread(Fault.UNEXPECTED, self._next().text)
            else:
                self.source()
        if self.wish.source == Party(By.NAME):
            raise _Misread(Fault.NO_SOURCE)
        if not self.wish.targets:
            raise _Misread(Fault.NO_TARGET)
        return self.wish

    def source(self) -> None:
        if self.wish.source != Party(By.NAME):
            raise _Misread(Fault.UNEXPECTED, self._next().text if self.ahead else "from")
        party = self._party(SOURCES, Fault.NO_SOURCE)
        from_pool = party.by is By.NOBODY and party.text.endswith("pool")
        portion = self.wish.portion or (Portion.UNSENT if from_pool else None)
        self.wish = replace(self.wish, source=party, portion=portion)

    def targets(self) -> None:
        if self.wish.targets:
            raise _Misread(Fault.UNEXPECTED, "to")
        found = [self._party(TARGETS, Fault.NO_TARGET)]
        while found[-1].by is By.ACCOUNT and self._more_accounts():
            found.append(self._party(TARGETS, Fault.NO_TARGET))
        self.wish = replace(self.wish, targets=tuple(found))

    def portion(self, said: Portion) -> None:
        self.wish = replace(self.wish, portion=said)

    def waiting(self) -> None:
        self.portion(Portion.WAITING)
        if self.ahead and (self._next().keyword in _LONGER or _TIME.match(self._next().text)):
            self.waited()

    def waited(self) -> None:
        while self.ahead and self._next().keyword in _LONGER:
            self.ahead.pop(0)
        self.wish = replace(self.wish, waited=self._minutes())

    def split(self, said: Split) -> None:
        self.wish = replace(self.wish, split=said)

    def by(self) -> None:
        how = self._take(Fault.NO_VALUE, "by")
        if how.keyword not in _SPLITS:
            raise _Misread(Fault.UNEXPECTED, how.text)
        self.split(_SPLITS[how.keyword])

    def limit(self) -> None:
        said = self._take(Fault.NUMBER, "only").text
        number = said.replace(",", "")
        if not _NUMBER.fullmatch(number) or int(number) == 0:
            raise _Misread(Fault.NUMBER, said)
        self.wish = replace(self.wish, limit=int(number))

    def tag(self) -> None:
        self.wish = replace(self.wish, tag=self._phrase("tag"))

    def field_(self) -> None:
        name = self._phrase("field")
        if not self.ahead or self._next().kind is not Kind.EQUALS:
            raise _Misread(Fault.FIELD, name)
        self.ahead.pop(0)
        self.wish = replace(self.wish, field=(name, self._phrase(f"{name}=")))

    def campaign(self) -> None:
        if self.ahead and self._next().keyword in {"all", "everything"}:
            self.ahead.pop(0)
            return
        self.wish = replace(self.wish, campaign=self._phrase("in"))

    def note(self) -> None:
        """In quotes, or all the rest."""
        first = self._take(Fault.NO_VALUE, "note")
        if first.kind is Kind.QUOTED:
            self.wish = replace(self.wish, note=first.text)
            return
        self.wish = replace(self.wish, note=" ".join([first.shown, *(one.shown for one in self.ahead)]))
        self.ahead = []

    def _next(self) -> Token:
        return self.ahead[0]

    def _take(self, fault: Fault, after: str) -> Token:
        if not self.ahead:
            raise _Misread(fault, after)
        return self.ahead.pop(0)

    def _phrase(self, after: str) -> str:
        """What is in quotes, or the words up to the next one of this language."""
        if self.ahead and self._next().kind is Kind.QUOTED and self._next().text:
            return self.ahead.pop(0).text
        words: list[str] = []
        while self.ahead and self._next().kind is Kind.WORD and self._next().keyword not in _KEYWORDS:
            words.append(self.ahead.pop(0).text)
        if not "".join(words).strip(","):
            raise _Misread(Fault.NO_VALUE, after)
        return " ".join(words).strip(", ")

    def _party(self, words: Mapping[str, By], missing: Fault) -> Party:
        if not self.ahead:
            raise _Misread(missing)
        first = self._next()
        if first.kind in _MENTIONS:
            self.ahead.pop(0)
            return Party(_MENTIONS[first.kind], first.text, first.label)
        if first.keyword in PREFIXES and len(self.ahead) > 1:
            self.ahead.pop(0)
            return Party(PREFIXES[first.keyword], self._phrase(first.text))
        if first.kind is not Kind.QUOTED and (first.kind is not Kind.WORD or first.keyword in _KEYWORDS):
            raise _Misread(missing, first.text)
        name = self._phrase(first.text)
        said = re.sub(r"[\s_-]+", " ", name.casefold())
        if first.kind is Kind.WORD and said in words:
            return Party(words[said], said)
        return Party(By.NAME, name.removeprefix("@") or name)

    def _more_accounts(self) -> bool:
        """Whether another account follows, perhaps after a comma or an *and*."""
        joints = 0
        while joints < len(self.ahead) and (
            self.ahead[joints].is_pause or self.ahead[joints].keyword == "and"
        ):
            joints += 1
        follows = joints < len(self.ahead) and self.ahead[joints].kind is Kind.ACCOUNT
        if follows:
            del self.ahead[:joints]
        return follows

    def _minutes(self) -> int:
        """A time such as 2h, 90 minutes or 1h30m."""
        said = self._take(Fault.TIME, "waiting").text.casefold()
        if said.replace(".", "").isdigit() and self.ahead and self._next().keyword in _UNITS:
            said += self.ahead.pop(0).keyword
        parts = [(one["number"], one["unit"]) for one in _TIME.finditer(said)]
        if not _TIMES.fullmatch(said) or any(unit not in _UNITS for _, unit in parts):
            raise _Misread(Fault.TIME, said)
        return round(sum(float(number) * _UNITS[unit] for number, unit in parts))


def _portion(said: Portion) -> Callable[[_Reader], None]:
    return lambda reader: reader.portion(said)


def _split(said: Split) -> Callable[[_Reader], None]:
    return lambda reader: reader.split(said)


_KEYWORDS: dict[str, Callable[[_Reader], None]] = {
    **{word: _portion(said) for word, said in _PORTIONS.items()},
    **{word: _split(said) for word, said in _SPLITS.items()},
    "from": _Reader.source,
    "to": _Reader.targets,
    "waiting": _Reader.waiting,
    "waited": _Reader.waited,
    "by": _Reader.by,
    "only": _Reader.limit,
    "tag": _Reader.tag,
    "tagged": _Reader.tag,
    "field": _Reader.field_,
    "in": _Reader.campaign,
    "note": _Reader.note,
}
