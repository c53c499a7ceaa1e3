"""The prepared reply that goes with what a first reply says, as it is suggested or as a rule filed it."""

from collections.abc import Iterable

from bot.assignment.outcomes.conversations import CannedReply, Thread
from bot.assignment.rules.replies.filing_rules import Effect
from bot.vocabulary import Direction, Spoken


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
