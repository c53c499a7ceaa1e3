"""What a first reply most likely says, for a person to keep or change; nothing where that is not sure.

The phrasebook and the names on offer come first, then what was learnt. What a person has to read abstains:
long replies, other languages, what takes something back, and questions, but for what files a tag.
"""

from collections.abc import Collection, Iterable, Sequence

from bot.assignment.rules.law import tags
from bot.assignment.rules.law.optout import Meaning, meaning_of, own_text
from bot.assignment.rules.replies import language
from bot.assignment.rules.replies.filing_rules import Asked, Effect
from bot.assignment.rules.replies.learnt import Model
from bot.assignment.rules.replies.matching import LONGEST_WHOLE, QUESTION_MARKS
from bot.assignment.rules.replies.meanings import meaning, meanings, named, turns
from bot.assignment.rules.replies.traits import key, traits
from bot.assignment.rules.replies.wording import Wording, without_courtesies, wording
from bot.vocabulary import Asks, Spoken

ANSWER, TAG = "answer ", "tag "  # how labels begin


def suggested(
    body: str, questions: Sequence[Asked], offered: Collection[str], model: Model | None = None
) -> Effect | None:
    """The one tag or answer that a reply most likely says, of those on offer."""
    if len(body) > LONGEST_WHOLE or meaning_of(body) is not Meaning.NONE:
        return None
    text = own_text(body)
    said, asking = wording(text), sum(text.count(mark) for mark in QUESTION_MARKS)
    if not said or asking > 1:
        return None
    found = _by_phrase(said, questions, offered)
    if asking:  # in whatever words, a question is no answer
        return found if found is not None and found.kind is Spoken.TAG else None
    return found or _learnt(text, said, questions, offered, model)


def label_of(effect: Effect) -> str:
    """Under what a tag or an answer is learnt, whichever question it answers."""
    return f"{ANSWER}{key(effect.value)}" if effect.kind is Spoken.ANSWER else f"{TAG}{key(effect.name)}"


def _by_phrase(said: Wording, questions: Iterable[Asked], offered: Iterable[str]) -> Effect | None:
    choices = [Effect(Spoken.ANSWER, each.prompt, option) for each, option in _options(questions)]
    same = [effect for effect in choices if wording(effect.value) in (said, without_courtesies(said))]
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
    if model is None or turns(said) or not language.is_ours(text):
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
