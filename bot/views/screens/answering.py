"""What a conversation offers to answer with one press, and how its prepared replies are told apart."""

from collections.abc import Sequence
from zlib import crc32

from bot.assignment.outcomes.conversations import Answer, CannedReply, Question, Thread
from bot.views.parts import Button, Choice, Line, Part
from bot.views.phrases.conversations import inbox as words
from bot.views.phrases.words import Strong, shortened
from bot.views.tokens import token

# The first of the prepared replies, in the order that the campaign gives them.
_QUICK = 3
_TITLE, _BODY = 75, 160


def quick(of: Thread) -> list[Part]:
    """The first prepared replies, each sent by one press with what it files."""
    return [
        Line(
            (Strong(shortened(reply.title, _TITLE)), f"\n{shortened(reply.body, _BODY)}"),
            Button(words.REPLY, send(of, place)),
            words.files(reply),
        )
        for place, reply in enumerate(of.canned[:_QUICK])
    ]


def send(of: Thread, place: int) -> str:
    """The token that sends the prepared reply in a place: these very words, once."""
    return token("send_prepared", of.conversation_id, place, fingerprint(of.canned[place]), version(of))


def sent(of: Thread, place: int, mark: int) -> Answer | None:
    """What sending it comes to; None where other words stand in its place now."""
    picked = chosen(of, place)
    if picked is None or fingerprint(picked) != mark:
        return None
    return Answer(picked.body, (picked.tag,) if picked.tag else (), (picked.answer,) if picked.answer else ())


def offered(questions: Sequence[Question]) -> list[Choice]:
    """Every answer to a question, to be picked for a prepared reply."""
    return [(f"{prompt} {option}", str(_mark(prompt, option))) for prompt, option in _answers(questions)]


def picked(questions: Sequence[Question], value: str | None) -> tuple[str, str] | None:
    """The answer that was picked of those offered; None where there is no such any more."""
    return next((each for each in _answers(questions) if str(_mark(*each)) == value), None)


def _answers(questions: Sequence[Question]) -> list[tuple[str, str]]:
    return [(question.prompt, option) for question in questions for option in question.options]


def _mark(prompt: str, option: str) -> int:
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
