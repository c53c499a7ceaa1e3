"""Filing by the rules of a campaign: what a reply files by itself, and what then waits for a person.

A person's word stays: where one filed or took back a tag or an answer, no rule says anything of it again.
Nothing is sent, and nobody is opted out, left alone or carried to others: tags that do so wait for a person.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules.conversation import on_inbound, on_report
from bot.assignment.rules.replies import filing_rules
from bot.assignment.rules.replies.filing_rules import Effect, Rule
from bot.assignment.rules.replies.matching import Book
from bot.assignment.staffing import deadlines
from bot.storage.conversations import reports, shared_fields, waits
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation, Message, Report
from bot.vocabulary import ConversationState, Direction, Source, Spoken

Word = tuple[str | None, str]  # what stands of a tag or an answer, and who said so
Words = Mapping[tuple[str, str], Word]  # of each tag and question, by its kind and name


def matched(campaign: Campaign, body: str, *, first: bool, alone: bool = True) -> tuple[Rule, ...]:
    """The rules of a campaign that a reply fulfils: the contact's `first`, and `alone`, without a picture."""
    if not campaign.rules:
        return ()
    book = _book(campaign.rules, snapshots.questions(campaign), tuple(campaign.tags))
    return book.matching(body, first=first, whole=alone)


@lru_cache(maxsize=64)
def _book(text: str, questions: tuple[Question, ...], own_tags: tuple[str, ...]) -> Book:
    return Book(filing_rules.read(text, questions, own_tags)[0])


def file(
    session: Session,
    now: datetime,
    campaign: Campaign,
    subject: Conversation,
    rules: Sequence[Rule],
    known: Words,
    *,
    may_end: bool,
) -> bool:
    """File what rules say of a reply; whether they end the wait, for which all that they say has to stand.

    `known` is what was said before of each tag and question on the conversation, and by whom.
    """
    kept = kept_by_people(session, campaign)
    effects = [rule.effect for rule in rules if not waits_for_a_person(campaign, rule.effect)]
    effects = [effect for effect in effects if effect.name not in kept]
    words = {effect: known.get((effect.kind.value, effect.name)) for effect in effects}
    new = [effect for effect, word in words.items() if _is_free(word, effect)]
    ends = may_end and _ends(
        rules, [effect for effect, word in words.items() if effect in new or _stands(word, effect)]
    )
    if new:
        named = ", ".join(dict.fromkeys(rule.name for rule in rules if rule.effect in new))
        said = [(effect.kind, effect.name, effect.value) for effect in new]
        reports.file_by_rule(session, now, subject, named, said, closed=ends)
    return ends


def end_wait(session: Session, now: datetime, subject: Conversation) -> None:
    """A rule says that nothing is to be answered."""
    subject.state = on_report(ConversationState(subject.state))
    waits.end(session, subject, by="rule", person_id=None, now=now)


def wait_again(session: Session, now: datetime, subject: Conversation, ended_in: int) -> None:
    """A wait that a report ended goes on, unless something was filed since."""
    later = (row for row in reports.filed(session, subject.id or 0) if (row.id or 0) > ended_in)
    settled = any(row.closed or row.tags or any(row.answers.values()) for row in later)
    if subject.state == ConversationState.CLOSED and subject.barred is None and not settled:
        subject.state = on_inbound(ConversationState(subject.state))
        waits.begin(session, subject, now=now)
        deadlines.expect_answer(session, now, guards.campaign(session, subject.campaign_id), subject)


def proposed(
    campaign: Campaign, subject: Conversation, lines: Sequence[Message], filed: Sequence[Report]
) -> tuple[str, ...]:
    """The tags that rules read in the newest reply and that a person has to file, if nobody did or undid."""
    heard = [line for line in lines if line.direction == Direction.IN]
    if not heard or subject.barred is not None or subject.state != ConversationState.NEEDS_ATTENTION:
        return ()
    said = {tag for row in filed for tag in (*row.tags, *row.removed)}
    rules = matched(campaign, heard[-1].body, first=len(heard) == 1, alone=not heard[-1].media)
    found = (rule.effect.name for rule in rules if waits_for_a_person(campaign, rule.effect))
    return tuple(dict.fromkeys(name for name in found if name not in said))


def still_said(filed: Sequence[Report]) -> set[int]:
    """Which of these reports, the oldest first, say something that stands until now."""
    said: dict[tuple[Spoken, str], int] = {}
    for row in filed:
        words = [(Spoken.TAG, tag) for tag in row.tags] + [(Spoken.ANSWER, asked) for asked in row.answers]
        said |= dict.fromkeys(words, row.id or 0)
        gone = [(Spoken.TAG, tag) for tag in row.removed if tag not in row.tags]
        gone += [(Spoken.ANSWER, asked) for asked, answer in row.answers.items() if not answer]
        for word in gone:
            said.pop(word, None)
    return set(said.values())


def kept_by_people(session: Session, campaign: Campaign) -> set[str]:
    """What people keep across campaigns: a rule of one of them says nothing of it."""
    return {row.name for row in shared_fields.everything(session)} if campaign.offers_shared else set()


def waits_for_a_person(campaign: Campaign, effect: Effect) -> bool:
    """Whether it does more than to be filed, or carries the conversation away."""
    carries = effect.kind is Spoken.TAG and effect.name in campaign.escalations
    return carries or effect.waits_for_a_person


def _is_free(word: Word | None, effect: Effect) -> bool:
    """Nobody said anything of it, or a rule said something else."""
    return word is None or (word[1] == Source.RULE and word[0] != effect.value)


def _stands(word: Word | None, effect: Effect) -> bool:
    return word is not None and word[0] == effect.value


def _ends(rules: Sequence[Rule], standing_: Sequence[Effect]) -> bool:
    return any(rule.done for rule in rules) and all(rule.effect in standing_ for rule in rules)
