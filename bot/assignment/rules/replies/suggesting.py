"""What a first reply most likely says, for a person to keep or change; nothing where that is not sure.

The phrasebook and the names on offer come first, then what was learnt. What a person has to read abstains:
long replies, other languages, what takes something back, words that nobody has filed yet, and questions and
what sounds like an opt-out, but for what tells of the person: that the number is wrong, that they moved.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from bot.assignment.rules.law import tags
from bot.assignment.rules.law.optout import Meaning, meaning_of, own_text
from bot.assignment.rules.replies import language
from bot.assignment.rules.replies.filing_rules import Asked, Effect
from bot.assignment.rules.replies.learnt import Model
from bot.assignment.rules.replies.matching import LONGEST_WHOLE, QUESTION_MARKS
from bot.assignment.rules.replies.meanings import meaning, meanings, named, readings, turns, without_fillers
from bot.assignment.rules.replies.traits import key, traits
from bot.assignment.rules.replies.wording import Wording, wording
from bot.vocabulary import Asks, Spoken

_ASKED = re.compile(f"[{QUESTION_MARKS}]+")  # however often it is written, one question
ANSWER, TAG = "answer ", "tag "  # how labels begin


def suggested(
    body: str, questions: Sequence[Asked], offered: Collection[str], model: Model | None = None
) -> Effect | None:
    """The one tag or answer that a reply most likely says, of those on offer."""
    heard = meaning_of(body) if len(body) <= LONGEST_WHOLE else Meaning.STOP
    if heard not in {Meaning.NONE, Meaning.DOUBTFUL}:
        return None
    text = own_text(body)
    said, asking = without_fillers(wording(text)), len(_ASKED.findall(text))
    if not said or asking > 1:
        return None
    found = _by_phrase(said, questions, offered)
    if asking or heard is Meaning.DOUBTFUL:  # in whatever words, a question is no answer
        return found if found is not None and _says_who(found) else None
    return found or _learnt(text, said, questions, offered, model)


def _says_who(of: Effect) -> bool:
    """Whether it tells of the person, whatever they want: that the number is wrong, say."""
    return of.kind is Spoken.TAG and named(of.name) != meanings().rude


def label_of(effect: Effect) -> str:
    """Under what a tag or an answer is learnt, whichever question it answers."""
    return f"{ANSWER}{key(effect.value)}" if effect.kind is Spoken.ANSWER else f"{TAG}{key(effect.name)}"


def _by_phrase(said: Wording, questions: Iterable[Asked], offered: Iterable[str]) -> Effect | None:
    choices = [Effect(Spoken.ANSWER, each.prompt, option) for each, option in _options(questions)]
    same = [effect for effect in choices if wording(effect.value) in readings(said)]
    meant = meaning(said)
    if same or not meant:
        return _only(same)
    if meant in meanings().answers:
        return _only(effect for effect in choices if named(effect.value) == meant)
    own = (tag for tag in offered if tag != tags.OPT_OUT)
    return _only(Effect(Spoken.TAG, tag) for tag in own if named(tag) == meant)


def _learnt(
    text: str, said: Wording, questions: Sequence[Asked], offered: Iterable[str], model: Model | None
) -> Effect | None:
    if model is None or turns(said) or not model.knows(said) or not language.is_ours(text):
        return None
    by_tag = {label_of(Effect(Spoken.TAG, tag)): tag for tag in offered if tag != tags.OPT_OUT}
    sure = {asked: model.sure(traits(said, asked)) for asked in [each.prompt for each in questions] or [""]}
    answers = [
        Effect(Spoken.ANSWER, each.prompt, option)
        for each, option in _options(questions)
        if sure[each.prompt] == f"{ANSWER}{key(option)}"
    ]
    filed = {Effect(Spoken.TAG, by_tag[label]) for label in sure.values() if label in by_tag}
    everywhere = len(set(sure.values())) == 1
    return _only(answers) if answers else _only(filed if everywhere else ())


def _options(questions: Iterable[Asked]) -> list[tuple[Asked, str]]:
    return [(each, option) for each in questions if each.asks is Asks.CHOICE for option in each.options]


def _only(effects: Iterable[Effect]) -> Effect | None:
    found = set(effects)
    return found.pop() if len(found) == 1 else None
