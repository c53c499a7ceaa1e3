"""What the reports on a conversation come to: tags added minus removed, the newest answer to each question.

Reports are never changed. Whoever corrects one files another, which says the difference alone: so two people
who correct different things at once do not undo each other's work.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Filed(Protocol):
    """A report; an empty answer takes back the one before."""

    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def removed(self) -> Sequence[str]: ...
    @property
    def answers(self) -> Mapping[str, str]: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of a conversation now: tags, answers by the words of their question, and all notes."""

    tags: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What a report has to say so that something else stands."""

    tags: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tags or self.removed or self.answers)


NOTHING = Standing()


def standing(reports: Iterable[Filed]) -> Standing:
    """What reports, the oldest first, come to."""
    tags: dict[str, None] = {}
    answers: dict[str, str] = {}
    notes: list[str] = []
    for report in reports:
        for tag in report.removed:
            tags.pop(tag, None)
        tags |= dict.fromkeys(report.tags)
        answers |= report.answers
        notes += [report.note] if report.note else []
    return Standing(tuple(tags), {asked: answer for asked, answer in answers.items() if answer}, tuple(notes))


def kept(here: Standing, everywhere: Standing, names: Collection[str]) -> Standing:
    """What stands of a conversation, where people keep what goes by these names, wherever it was said."""
    own = tuple(tag for tag in here.tags if tag not in names)
    answers = {asked: answer for asked, answer in here.answers.items() if asked not in names}
    theirs = {asked: answer for asked, answer in everywhere.answers.items() if asked in names}
    return Standing((*own, *(tag for tag in everywhere.tags if tag in names)), answers | theirs, here.notes)


def difference(before: Standing, tags: Iterable[str], answers: Mapping[str, str]) -> Difference:
    """What to file so that of what a form showed `before`, these tags and answers stand.

    `answers` names the questions that were asked; an empty answer takes back what stood.
    """
    wanted = dict.fromkeys(tags)
    return Difference(
        tags=tuple(tag for tag in wanted if tag not in before.tags),
        removed=tuple(tag for tag in before.tags if tag not in wanted),
        answers={asked: said for asked, said in answers.items() if said != before.answers.get(asked, "")},
    )
