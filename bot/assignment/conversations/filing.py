"""Filing a report: what a form was filled in with becomes the difference to what it showed."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assignment.offered import Filed, Offer
from bot.assignment.outcomes.conversations import Answer, Question
from bot.assignment.refusals.filing import AnswerRefused, TagNotOffered
from bot.assignment.rules import answers
from bot.assignment.rules import standing as rules
from bot.assignment.rules.law import tags
from bot.assignment.rules.standing import Difference, Standing
from bot.assignment.rules.texts import finding
from bot.storage.audit import events
from bot.storage.conversations import reports, written
from bot.storage.engine.database import Session
from bot.storage.tables import Conversation, Person, Report


@dataclass(frozen=True, slots=True)
class Says:
    """What a report says beside its note, and whether that corrects what stood."""

    new: Difference
    corrects: bool = False

    @property
    def answers_something(self) -> bool:
        """Whether it has a tag or an answer: a contact who waits needs no other answer then."""
        return bool(self.new.tags or any(self.new.answers.values()))


def says(offer: Offer, filed: Filed, given: Answer) -> Says:
    """What a report has to say: of a form the difference to what it showed, else exactly what was given.

    Refuses what is not on offer.
    """
    found = _filled_in(filed, given)
    for tag in (*found.new.tags, *(each for each in found.new.removed if each in offer.kept)):
        if tag not in offer.tags:
            raise TagNotOffered(tag)
    read = _read(offer.questions, found.new)
    return Says(Difference(found.new.tags, found.new.removed, read), found.corrects)


def _filled_in(filed: Filed, given: Answer) -> Says:
    if given.seen is None:
        return Says(
            Difference(
                tags.named(given.tags), (), {asked: answer for asked, answer in given.answers if answer}
            )
        )
    shown, now = filed.standing(given.seen), filed.standing()
    answered = {asked: answer.strip() for asked, answer in given.answers}
    new = _against(now, rules.difference(shown, _wanted(shown, given), answered))
    return Says(new, bool(new.removed or new.answers.keys() & now.answers.keys()))


def _wanted(shown: Standing, given: Answer) -> tuple[str, ...]:
    """The tags that shall stand: those ticked, and of those that stood the ones that could not be unticked.

    A tag that stood keeps the name under which it was filed, or saving a form would file it under another.
    """
    ticked = (tag if tag in shown.tags else tags.name_of(tag) or tag for tag in given.tags)
    kept = () if given.tickable is None else (tag for tag in shown.tags if tag not in given.tickable)
    return (*kept, *ticked)


def _against(now: Standing, wanted: Difference) -> Difference:
    """Without what somebody else has filed meanwhile."""
    return Difference(
        tuple(tag for tag in wanted.tags if tag not in now.tags),
        tuple(tag for tag in wanted.removed if tag in now.tags),
        {asked: answer for asked, answer in wanted.answers.items() if answer != now.answers.get(asked, "")},
    )


def _read(asked: Sequence[Question], new: Difference) -> dict[str, str]:
    """The answers as they are kept; an empty one takes back what was answered to any question."""
    known = {question.prompt: place for place, question in enumerate(asked)}
    found = {}
    for prompt, answer in new.answers.items():
        place = known.get(prompt)
        if answer and place is None:
            raise AnswerRefused(prompt, answer)
        found[prompt] = _answer(asked[place], place, answer) if answer and place is not None else ""
    return found


def _answer(asked: Question, place: int, said: str) -> str:
    kept = answers.read(asked.asks, asked.options, said)
    if kept is None:
        raise AnswerRefused(asked.prompt, said, asked.asks, place)
    return kept


def file(
    session: Session, subject: Conversation, report: Report, said: Says, *, by: Person, surface: str
) -> None:
    """File a report. The record tells what corrects something, and what another than the holder files."""
    reports.file(session, subject.campaign_id, report)
    written.put(session, subject.id or 0, finding.words_of(report.note))
    if said.corrects or subject.holder_id != by.id:
        new = said.new
        events.note(
            session,
            "correct",
            now=report.created_at,
            actor_id=by.id,
            surface=surface,
            campaign_id=subject.campaign_id,
            conversation_id=subject.id,
            person_id=subject.holder_id,
            facts={"added": len(new.tags), "removed": len(new.removed), "answers": len(new.answers)},
        )
