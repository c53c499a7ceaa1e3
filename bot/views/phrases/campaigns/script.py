"""What admins write line by line: tags and survey questions, there and back, and what is wrong with one."""

import re
from collections.abc import Sequence

from bot.assignment.outcomes.conversations import Question
from bot.vocabulary import Asks

_FIELDS_HINT = (
    "{{first_name|friend}} says the contact's first name, or “friend” where the list has none. "
    "{{user.first_name}} is whoever sends the text. "
)
_COLUMNS_SHOWN = 12
SHORT_FIELDS_HINT = (
    "{{first_name|friend}} is the contact's name or “friend”; {{user.first_name}} is who sends."
)
NAME_HINT = "What your team calls it."
ORGANISATION_HINT = "Who writes; every first text has to say it."
TITLE_HINT = "What volunteers pick it by."
ANSWER, ANSWER_HINT = "Answer", "Filed as the contact’s answer when somebody sends the reply."
TAG_HINT = "Filed on the conversation whenever this reply is sent. Opt out opts the number out as well."
CHANNEL_HINT = "A card with Start stands there. Baton needs View Channel and Send Messages in it."
OTHER_LISTS = "For another one, press New campaign on that list: /contacts has all of them."
MORE_TEXTS_HINT = "With several first texts, each contact gets one of them, by chance."
QUESTIONS_HINT = "One in a line, its answers behind it: Will you vote? yes / no. Or “number”, or “words”."
TAGS_HINT = "Separated by commas: supporter, moved. Opt out and Wrong number are always there."

_TAG, _PROMPT, _OPTION = 60, 150, 60
_MOST_TAGS, _MOST_QUESTIONS, _MOST_OPTIONS = 50, 10, 10
# What is written behind a question that offers no choice.
_ASKED = {Asks.NUMBER: "number", Asks.WORDS: "words"}
_QUESTION = re.compile(r"(?P<prompt>.*\S)\s*\?(?P<options>[^?]*)")


def fields_hint(columns: Sequence[str] = ()) -> str:
    """What a text may say of its contact; `columns` are those of the list, if it is known."""
    if not columns:
        return f"{_FIELDS_HINT}Every other column of the list works the same way."
    shown = [f"{{{{{column}}}}}" for column in columns[:_COLUMNS_SHOWN]]
    more = f" and {len(columns) - len(shown)} more" if len(columns) > len(shown) else ""
    return f"{_FIELDS_HINT}This list also has {', '.join(shown)}{more}."


class Miswritten(ValueError):
    """A line that cannot be read; the message says which, and what to write."""


def tags_of(text: str) -> tuple[str, ...]:
    """Tags between commas or line breaks, each once; raises Miswritten."""
    tags = tuple(dict.fromkeys(tag for part in re.split(r"[,\n;]", text) if (tag := " ".join(part.split()))))
    if len(tags) > _MOST_TAGS:
        raise Miswritten(f"There are {len(tags)} tags; at most {_MOST_TAGS} fit.")
    for tag in tags:
        if len(tag) > _TAG:
            raise Miswritten(f"The tag “{tag[:20]}…” is too long; write at most {_TAG} characters.")
    return tags


def tags_written(tags: tuple[str, ...]) -> str:
    """Tags as `tags_of` reads them."""
    return ", ".join(tags)


def questions_of(text: str) -> tuple[Question, ...]:
    """A question for each line that is not blank; raises Miswritten."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > _MOST_QUESTIONS:
        raise Miswritten(f"There are {len(lines)} questions; at most {_MOST_QUESTIONS} fit.")
    questions = [_question(number, line) for number, line in lines]
    prompts = [question.prompt for question in questions]
    for (number, _), prompt in zip(lines, prompts, strict=True):
        if prompts.count(prompt) > 1:
            raise Miswritten(f"Line {number} asks what another line asks too.")
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
        raise Miswritten(f"Line {number} has no question mark. Write, say: Will you vote? yes / no / maybe")
    options = tuple(dict.fromkeys(part for raw in found["options"].split("/") if (part := raw.strip())))
    asks = next((kind for kind, word in _ASKED.items() if options == (word,)), Asks.CHOICE)
    if asks is not Asks.CHOICE and len(found["prompt"]) <= _PROMPT:
        return Question(f"{found['prompt']}?", (), asks)
    if len(options) < 2:  # noqa: PLR2004  one answer is no choice
        raise Miswritten(
            f"Line {number} offers no choice. Write answers after the question mark, yes / no, "
            "or “number”, or “words”."
        )
    if len(options) > _MOST_OPTIONS or len(found["prompt"]) > _PROMPT or max(map(len, options)) > _OPTION:
        limits = f"{_PROMPT} characters, and at most {_MOST_OPTIONS} answers of {_OPTION}"
        raise Miswritten(f"Line {number} is too long: a question has at most {limits}.")
    return Question(f"{found['prompt']}?", options)
