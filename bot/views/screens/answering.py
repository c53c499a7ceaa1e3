"""What a conversation offers to answer with one press, and how its prepared replies are told apart."""

from collections.abc import Iterable, Sequence
from zlib import crc32

from bot.assignment.outcomes.conversations import Answer, CannedReply, Question, Thread
from bot.assignment.rules.replies.filing_rules import Effect
from bot.views.parts import Button, Choice, Line, Part, Style
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.conversations import suggesting
from bot.views.phrases.words import Strong, shortened
from bot.views.tokens import token
from bot.vocabulary import Direction, Spoken

# The first of the prepared replies, in the order that the campaign gives them.
_QUICK = 3
_TITLE, _BODY = 75, 160


def quick(of: Thread) -> list[Part]:
    """The first prepared replies, each sent by one press with what it files; the suggested one in front."""
    picked = likely_reply(of)
    others = [place for place in range(len(of.canned)) if place != picked]
    places = [*([] if picked is None else [picked]), *others][:_QUICK]
    return [*_to_file(of), *(_quick(of, place, suggested=place == picked) for place in places)]


def _quick(of: Thread, place: int, *, suggested: bool) -> Part:
    reply = of.canned[place]
    title = Strong(shortened(reply.title, _TITLE))
    said = f"\n{shortened(reply.body, _BODY)}"
    shown = (*suggesting.marked(title), said) if suggested else (title, said)
    style = Style.PRIMARY if suggested else Style.PLAIN
    return Line(shown, Button(words.REPLY, send(of, place), style), words.files(reply))


def _to_file(of: Thread) -> list[Part]:
    """What is suggested to be filed where no prepared reply does it."""
    if of.suggested is None or likely_reply(of) is not None or not of.may_file:
        return []
    press = token("file_suggested", of.conversation_id, mark(of.suggested), version(of))
    return [Line(suggesting.likely(of.suggested), Button(suggesting.FILE, press, Style.PRIMARY))]


def send(of: Thread, place: int) -> str:
    """The token that sends the prepared reply in a place: these very words, once."""
    subject = (of.conversation_id, place, fingerprint(of.canned[place]), version(of))
    return token("send_prepared", *subject, suggestion(of))


def suggestion(of: Thread) -> int:
    """What a conversation opened with, as a number for tokens; 0 for nothing."""
    return mark(of.suggested) if of.suggested else 0


def mark(of: Effect) -> int:
    """A number for a tag or an answer."""
    return number(f"{of.kind}\n{of.name}\n{of.value}") or 1


def marked(of: Thread, its: int) -> Effect | None:
    """The tag or answer on offer that has this number."""
    choices = [Effect(Spoken.ANSWER, asked, option) for asked, option in _answers(of.questions)]
    choices += [Effect(Spoken.TAG, tag) for tag in of.tags]
    return next((each for each in choices if mark(each) == its), None) if its else None


def as_suggested(of: Thread, its: int) -> Answer | None:
    """What filing the suggestion comes to; None where it is on offer no more."""
    effect = marked(of, its)
    if effect is None:
        return None
    tags = (effect.name,) if effect.kind is Spoken.TAG else ()
    answers = ((effect.name, effect.value),) if effect.kind is Spoken.ANSWER else ()
    return Answer(tags=tags, answers=answers, suggested=effect)


def likely_tags(of: Thread) -> tuple[str, ...]:
    """The tags that a form opens with although nobody filed them."""
    effect = of.suggested
    return (*of.proposed, *((effect.name,) if effect and effect.kind is Spoken.TAG else ()))


def likely_answer(of: Thread, prompt: str) -> str:
    """The answer that a form opens with although nobody filed it; nothing where one stands."""
    effect = of.suggested
    its = effect is not None and (effect.kind, effect.name) == (Spoken.ANSWER, prompt)
    return effect.value if effect and its and not of.standing.answers.get(prompt) else ""


def sent(of: Thread, place: int, words_: int, its: int = 0) -> Answer | None:
    """What sending it comes to, where `its` was suggested; None where other words stand in its place now."""
    picked = chosen(of, place)
    if picked is None or fingerprint(picked) != words_:
        return None
    tags, answers = (picked.tag,) if picked.tag else (), (picked.answer,) if picked.answer else ()
    return Answer(picked.body, tags, answers, suggested=marked(of, its))


def offered(questions: Sequence[Question]) -> list[Choice]:
    """Every answer to a question, to be picked for a prepared reply."""
    return [(f"{prompt} {option}", str(_choice(prompt, option))) for prompt, option in _answers(questions)]


def picked(questions: Sequence[Question], value: str | None) -> tuple[str, str] | None:
    """The answer that was picked of those offered; None where there is no such any more."""
    return next((each for each in _answers(questions) if str(_choice(*each)) == value), None)


def _answers(questions: Sequence[Question]) -> list[tuple[str, str]]:
    return [(question.prompt, option) for question in questions for option in question.options]


def _choice(prompt: str, option: str) -> int:
    return number(f"{prompt}\n{option}")


def chosen(of: Thread, place: int | None) -> CannedReply | None:
    """The prepared reply in a place, if there still is one."""
    return of.canned[place] if place is not None and 0 <= place < len(of.canned) else None


def fingerprint(of: CannedReply) -> int:
    """A number for the exact words of a prepared reply."""
    return number(of.body)


def number(words: str) -> int:
    return crc32(words.encode(errors="replace"))


def version(of: Thread) -> int:
    """How far a conversation has come: what is drawn before a message or report is older than it."""
    return len(of.lines) + len(of.reports)


def heard(of: Thread) -> str:
    """The last words of the contact; empty where they wrote nothing."""
    return next((line.body for line in reversed(of.lines) if line.direction == "in"), "")


def likely_reply(of: Thread) -> int | None:
    """Its place among the prepared replies; None once a person has filed something."""
    effects = {of.suggested} if of.suggested else set()
    heard = sum(line.direction is Direction.IN for line in of.lines)
    if heard == 1 and of.waits and all(each.rule for each in of.reports):
        effects |= {each for report in of.reports for each in _effects(report.tags, report.answers)}
    return next((place for place, reply in enumerate(of.canned) if effects & _files(reply)), None)


def _files(reply: CannedReply) -> set[Effect]:
    return _effects([reply.tag] if reply.tag else [], [reply.answer] if reply.answer else [])


def _effects(tags: Iterable[str], answers: Iterable[tuple[str, str]]) -> set[Effect]:
    return {Effect(Spoken.TAG, tag) for tag in tags} | {Effect(Spoken.ANSWER, *said) for said in answers}
