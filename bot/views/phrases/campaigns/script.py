"""What admins write line by line: tags and survey questions, there and back, and what is wrong with one."""

import re
from collections.abc import Sequence

from bot.assignment.outcomes.conversations import Question
from bot.views.phrases.sentences import later, tr
from bot.vocabulary import Asks

_FIELDS_HINT = later(
    "{{first_name|friend}} says the contact's first name, or “friend” where the list has none. "
    "{{user.first_name}} is whoever sends the text."
)
_COLUMNS_SHOWN = 12
SHORT_FIELDS_HINT = later(
    "{{first_name|friend}} is the contact's name or “friend”; {{user.first_name}} is who sends."
)
NAME_HINT = later("What your team calls it.")
ORGANISATION_HINT = later("Who writes; every first text has to say it.")
TITLE_HINT = later("What volunteers pick it by.")
ANSWER, ANSWER_HINT = later("Answer"), later("Filed as the contact’s answer when somebody sends the reply.")
TAG_HINT = later(
    "Filed on the conversation whenever this reply is sent. Opt out opts the number out as well."
)
CHANNEL_HINT = later("A card with Start stands there. Baton needs View Channel and Send Messages in it.")
OTHER_LISTS = later("For another one, press New campaign on that list: /contacts has all of them.")
MORE_TEXTS_HINT = later("With several first texts, each contact gets one of them, by chance.")
QUESTIONS_HINT = later(
    "One in a line, its answers behind it: Will you vote? yes / no. Or “number”, or “words”."
)
TAGS_HINT = later("Separated by commas: supporter, moved. Opt out and Wrong number are always there.")

_TAG, _PROMPT, _OPTION = 60, 150, 60
_MOST_TAGS, _MOST_QUESTIONS, _MOST_OPTIONS = 50, 10, 10
# What is written behind a question that offers no choice.
_ASKED = {Asks.NUMBER: "number", Asks.WORDS: "words"}
_QUESTION = re.compile(r"(?P<prompt>.*\S)\s*\?(?P<options>[^?]*)")


def fields_hint(columns: Sequence[str] = ()) -> str:
    """What a text may say of its contact; `columns` are those of the list, if it is known."""
    if not columns:
        return tr("{hint} Every other column of the list works the same way.", hint=_FIELDS_HINT)
    shown = [f"{{{{{column}}}}}" for column in columns[:_COLUMNS_SHOWN]]
    hidden, named = len(columns) - len(shown), ", ".join(shown)
    if not hidden:
        return tr("{hint} This list also has {columns}.", hint=_FIELDS_HINT, columns=named)
    return tr("{hint} This list also has {columns} and {n} more.", hint=_FIELDS_HINT, columns=named, n=hidden)


class Miswritten(ValueError):
    """A line that cannot be read; the message says which, and what to write."""


def tags_of(text: str) -> tuple[str, ...]:
    """Tags between commas or line breaks, each once; raises Miswritten."""
    tags = tuple(dict.fromkeys(tag for part in re.split(r"[,\n;]", text) if (tag := " ".join(part.split()))))
    if len(tags) > _MOST_TAGS:
        raise Miswritten(tr("There are {count} tags; at most {most} fit.", count=len(tags), most=_MOST_TAGS))
    for tag in tags:
        if len(tag) > _TAG:
            raise Miswritten(
                tr("The tag “{tag}…” is too long; write at most {most} characters.", tag=tag[:20], most=_TAG)
            )
    return tags


def tags_written(tags: tuple[str, ...]) -> str:
    """Tags as `tags_of` reads them."""
    return ", ".join(tags)


def questions_of(text: str) -> tuple[Question, ...]:
    """A question for each line that is not blank; raises Miswritten."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > _MOST_QUESTIONS:
        raise Miswritten(
            tr("There are {count} questions; at most {most} fit.", count=len(lines), most=_MOST_QUESTIONS)
        )
    questions = [_question(number, line) for number, line in lines]
    prompts = [question.prompt for question in questions]
    for (number, _), prompt in zip(lines, prompts, strict=True):
        if prompts.count(prompt) > 1:
            raise Miswritten(tr("Line {number} asks what another line asks too.", number=number))
    return tuple(questions)


def questions_written(questions: tuple[Question, ...]) -> str:
    """Questions as `questions_of` reads them."""
    return "\n".join(map(question_written, questions))


def question_written(of: Question) -> str:
    """One question and its answers, or what is asked for instead of a choice."""
    return f"{of.prompt} {_ASKED.get(of.asks) or ' / '.join(of.options)}"


def _question(number: int, line: str) -> Question:
    found = _QUESTION.fullmatch(line)
    if found is None:
        raise Miswritten(
            tr(
                "Line {number} has no question mark. Write, say: Will you vote? yes / no / maybe",
                number=number,
            )
        )
    options = tuple(dict.fromkeys(part for raw in found["options"].split("/") if (part := raw.strip())))
    asks = next((kind for kind, word in _ASKED.items() if options == (word,)), Asks.CHOICE)
    if asks is not Asks.CHOICE and len(found["prompt"]) <= _PROMPT:
        return Question(f"{found['prompt']}?", (), asks)
    if len(options) < 2:  # noqa: PLR2004  one answer is no choice
        raise Miswritten(
            tr(
                "Line {number} offers no choice. Write answers after the question mark, yes / no, "
                "or “number”, or “words”.",
                number=number,
            )
        )
    if len(options) > _MOST_OPTIONS or len(found["prompt"]) > _PROMPT or max(map(len, options)) > _OPTION:
        raise Miswritten(
            tr(
                "Line {number} is too long: a question has at most {prompt} characters, and at most "
                "{most} answers of {option}.",
                number=number,
                prompt=_PROMPT,
                most=_MOST_OPTIONS,
                option=_OPTION,
            )
        )
    return Question(f"{found['prompt']}?", options)
