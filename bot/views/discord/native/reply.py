"""The forms of a conversation: a reply, a report, and a prepared reply that is asked about."""

from dataclasses import dataclass

from bot.assignment.outcomes.conversations import Question, Thread
from bot.assignment.rules.answers import LONGEST
from bot.assignment.rules.law.tags import BUILT_IN
from bot.views.discord import fields, parts
from bot.views.discord.native import thread
from bot.views.discord.parts import MOST_OPTIONS, Part
from bot.views.discord.surfaces import MOST_FIELDS, Form, Panel
from bot.views.phrases.conversations import filing, inbox, suggesting
from bot.views.screens.answering import chosen, heard, likely_answer, likely_tags, number, send, suggestion
from bot.views.tokens import token
from bot.vocabulary import Asks

# The longest text a provider takes, in characters.
_LONGEST_TEXT = 1600
_LONGEST_NOTE = 1000
_LABEL, _HEARD = 45, 800


@dataclass(frozen=True, slots=True)
class Opened:
    """One form that was opened: whatever comes back with its `stamp` is one act.

    `seen` is the newest report that it shows, and `suggested` the number of what it opened with.
    """

    stamp: int
    seen: int
    suggested: int | None = None

    def likely(self, of: Thread) -> int:
        """What it opened with: of a form that was refused, what that one did."""
        return suggestion(of) if self.suggested is None else self.suggested


def reply(of: Thread, opened: Opened, place: int | None = None) -> Form:
    """A form to write in below what the contact wrote, with a prepared reply in it when one was picked."""
    picked = chosen(of, place)
    tags = _tags(of, picked.tag if picked else None, 1)
    body = fields.typed("text", initial=picked.body if picked else "", multiline=True, most=_LONGEST_TEXT)
    words = [parts.quote(heard(of), _HEARD)] if heard(of) else []
    room = MOST_FIELDS - 2 - len(tags) - len(words)
    which = 0 if place is None else place + 1
    written = (of.conversation_id, opened.stamp, which, opened.seen, opened.likely(of))
    return Form(
        of.name,
        [
            *words,
            fields.field(inbox.TEXT, body, hint=inbox.TEXT_HINT),
            *tags,
            *_questions(of, 0, room),
            _note(),
        ],
        token("answer", *written),
    )


def report(of: Thread, opened: Opened, page: int, *, closes: bool = False) -> Form:
    """A form to file something with: its first page has tags and a note, the others more questions."""
    first, last = _span(of, page)
    asked = _questions(of, first, last)
    shown = asked if page else [*_tags(of, None, 2), *asked, _note()]
    ids = (of.conversation_id, opened.stamp, page, int(closes), opened.seen, opened.likely(of))
    return Form(of.name, shown, token("file", *ids))


def pages(of: Thread) -> list[tuple[int, str]]:
    """The forms that all of a report needs: each one's number, and what its button says."""
    found, page = [(0, inbox.REPORT)], 1
    while _span(of, page)[0] < len(of.questions):
        first, last = _span(of, page)
        found.append((page, inbox.questions(first + 1, min(last, len(of.questions)))))
        page += 1
    return found


def confirm(of: Thread, place: int) -> Panel:
    """A prepared reply as it will be sent, with the button that sends this very text once."""
    kept, picked = thread.trimmed(of), of.canned[place]
    return Panel(
        [
            parts.heading(kept.name),
            parts.quote(picked.body, 3400),
            parts.note(inbox.AS_IT_GOES, *inbox.files(picked)),
            *parts.buttons(
                parts.button(inbox.REPLY, send(of, place), parts.PRIMARY),
                parts.button(inbox.BACK, token("thread", of.conversation_id)),
            ),
        ]
    )


def names(of: Thread) -> list[str]:
    """The names of the questions' fields, each another one once anything about its question was changed."""
    return [_name(place, question) for place, question in enumerate(of.questions)]


def _span(of: Thread, page: int) -> tuple[int, int]:
    """The first question of a report's page, and the one after its last."""
    first = MOST_FIELDS - 1 - len(_tags(of, None, 2))
    return (0, first) if page == 0 else (first + (page - 1) * MOST_FIELDS, first + page * MOST_FIELDS)


def tickable(of: Thread, menus: int, ticked: str | None = None) -> tuple[str, ...]:
    """The tags that so many menus have room for: first those that stand; the built-in ones always."""
    stand = (tag for tag in of.standing.tags if tag in of.tags)
    wanted = dict.fromkeys((*((ticked,) if ticked else ()), *stand, *of.tags))
    own = [tag for tag in wanted if tag not in BUILT_IN][: max(0, menus * MOST_OPTIONS - len(BUILT_IN))]
    return (*own, *(tag for tag in BUILT_IN if tag in wanted)) if menus else ()


def _tags(of: Thread, ticked: str | None, most: int) -> list[Part]:
    """Menus of tags, so many at most, opened with those that stand."""
    tags = tickable(of, most, ticked)
    likely = likely_tags(of)
    initial = (*of.standing.tags, *likely, *((ticked,) if ticked else ()))
    label = filing.tags_label(of, inbox.TAGS)
    menus = [tags[start : start + MOST_OPTIONS] for start in range(0, len(tags), MOST_OPTIONS)]
    return [
        fields.field(
            inbox.MORE_TAGS if number else label,
            fields.ticked(
                f"tags{number}",
                [(tag, tag) for tag in menu],
                initial=initial,
                placeholder=inbox.TAGS_PICK,
            ),
            hint=suggesting.HINT if likely else "",
        )
        for number, menu in enumerate(menus)
    ]


def _questions(of: Thread, first: int, last: int) -> list[Part]:
    asked = list(enumerate(of.questions))[first:last]
    return [
        _question(
            place,
            question,
            of.standing.answers.get(question.prompt, ""),
            likely_answer(of, question.prompt),
        )
        for place, question in asked
    ]


def _question(place: int, of: Question, stands: str, likely: str) -> Part:
    name, whole = _name(place, of), of.prompt if len(of.prompt) > _LABEL else ""
    if of.asks is not Asks.CHOICE:
        return fields.field(
            of.prompt, fields.typed(name, initial=stands, most=LONGEST), hint=whole or filing.asks(of)
        )
    offered = _choices(of, stands)
    choices = [(option, str(number)) for number, option in enumerate(offered)]
    initial = str(offered.index(stands or likely)) if stands or likely else None
    menu = fields.picked(name, choices, initial=initial, placeholder=inbox.ANSWER_PICK, required=False)
    return fields.field(of.prompt, menu, hint=suggesting.HINT if likely else whole)


def _choices(of: Question, stands: str) -> list[str]:
    """What can be picked: also what stands and is no longer on offer, so that saving leaves it alone."""
    return list(dict.fromkeys((*of.options, *((stands,) if stands else ()))))


def answered(of: Thread, question: Question, said: str) -> str:
    """What was answered to a question: what was typed, or the choice that was picked by its place."""
    if question.asks is not Asks.CHOICE or not said:
        return said
    offered = _choices(question, of.standing.answers.get(question.prompt, ""))
    return offered[int(said)] if said.isdecimal() and int(said) < len(offered) else said


def _name(place: int, of: Question) -> str:
    words = "\n".join((of.prompt, of.asks, *of.options))
    return f"answer{place}.{number(words)}"


def _note() -> Part:
    return fields.field(inbox.NOTE, fields.typed("note", multiline=True, most=_LONGEST_NOTE))
