"""Runs a campaign's rules again over the replies that are there: previewed, done, taken back within a day.

What a rule said and no longer says is taken back, what one says now is filed. Where a person filed anything,
all stays as it is; nothing is sent, nobody's wait is ended, and whoever is barred is left alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zlib import crc32

from bot.assignment import guards, snapshots
from bot.assignment.conversations.by_itself import by_rule
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.replies import UNDO_LASTS, Draft, Regained, RunPicture
from bot.assignment.refusals.general import CampaignNotOpen, NoSuchThing
from bot.assignment.refusals.replies import RulesChanged, RunUndoOver
from bot.assignment.rules.law.optout import Meaning, meaning_of
from bot.assignment.rules.replies.filing_rules import Effect, Rule
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.conversations.by_itself import rule_runs
from bot.storage.conversations.by_itself.rule_runs import PAGE, Exchange, Reply, Said, Word
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Report, RuleRun
from bot.storage.traffic import outbox
from bot.vocabulary import CampaignState, Source, Spoken

_DECIDED = {Meaning.STOP, Meaning.START, Meaning.HELP}  # what no rule ever sees


@dataclass(frozen=True, slots=True)
class _Change:
    """What a run changes on one conversation; `reopens` is the report that ended its wait, or 0."""

    of: Exchange
    gets: Mapping[Word, str]
    loses: tuple[Word, ...]
    names: tuple[str, ...]
    reopens: int

    def __bool__(self) -> bool:
        return bool(self.gets or self.loses)

    def report(self, now: datetime) -> Report:
        tags = {name: value for (kind, name), value in self.gets.items() if kind == Spoken.TAG}
        answers = {name: value for (kind, name), value in self.gets.items() if kind == Spoken.ANSWER}
        answers |= {name: "" for kind, name in self.loses if kind == Spoken.ANSWER}
        return Report(
            conversation_id=self.of.conversation_id,
            source=Source.RULE,
            rule=", ".join(self.names),
            tags=list(tags),
            removed=[name for kind, name in self.loses if kind == Spoken.TAG],
            answers=answers,
            created_at=now,
        )


def preview(session: Session, now: datetime, who: Identity, campaign_id: int) -> Draft:
    """What running them again would come to; nothing is stored."""
    guards.admin(session, who)
    campaign = _running(guards.campaign(session, campaign_id))
    rules = _Rules.of(session, campaign)
    pages = rule_runs.exchanges(session, campaign_id)
    return _draft(campaign, (rules.change(each) for page in pages for each in page))


def run(
    session: Session, now: datetime, who: Identity, campaign_id: int, mark: int, ids: Sequence[int]
) -> RunPicture:
    """File what the rules say now on those of these conversations where nobody else has meanwhile."""
    admin = guards.admin(session, who)
    campaign = _locked(session, campaign_id)
    if mark != _mark(campaign):
        raise RulesChanged(campaign_id)
    rules = _Rules.of(session, campaign)
    row = RuleRun(campaign_id=campaign_id, actor_id=admin.id or 0, created_at=now)
    changes: list[_Change] = []
    for page in _pages(sorted(ids)):
        free = (each for each in rule_runs.lock(session, page) if not each.by_person)
        found = [change for each in free if (change := rules.change(each))]
        _wait_again(session, now, found)
        if found:
            rule_runs.file(session, row, [each.report(now) for each in found])
        changes += found
    if changes:
        _tell(session, now, who, campaign, "rules_again", len(changes))
    until = now + UNDO_LASTS if changes else None
    return RunPicture(row.id or 0, _draft(campaign, changes), until)


def undo(session: Session, now: datetime, who: Identity, run_id: int) -> RunPicture:
    """Take a run back within a day, where nobody and no rule has said anything since. Raises RunUndoOver.

    Whoever waits again goes on waiting. Harmless the second time.
    """
    guards.admin(session, who)
    row = rule_runs.locked(session, run_id)
    if row is None:
        raise NoSuchThing("run")
    campaign = _locked(session, row.campaign_id)
    if row.undone_at is None:
        if now >= row.created_at + UNDO_LASTS:
            raise RunUndoOver(row.created_at + UNDO_LASTS)
        changed = kept = 0
        for reports in rule_runs.filed(session, run_id):
            back = _taken_back(session, now, reports)
            rule_runs.give_back(session, row.campaign_id, back)
            changed, kept = changed + len(back), kept + len(reports) - len(back)
        rule_runs.undone(session, row, kept, now)
        _tell(session, now, who, campaign, "rules_undone", changed)
    return RunPicture(run_id, Draft(snapshots.campaign_ref(campaign), 0), undone=True, kept=row.kept)


class _Rules:
    """The rules of a campaign, beside which a reply that was read once is read no more."""

    def __init__(self, campaign: Campaign, untouched: set[str]) -> None:
        self._campaign = campaign
        self._untouched = untouched
        self._read: dict[Reply, tuple[Rule, ...]] = {}

    @classmethod
    def of(cls, session: Session, campaign: Campaign) -> "_Rules":
        return cls(campaign, by_rule.kept_by_people(session, campaign))

    def change(self, of: Exchange) -> _Change:
        """What is to be said on a conversation so that the newest rules stand, and nothing else by a rule."""
        said: dict[Word, Rule] = {}
        last: tuple[Rule, ...] = ()
        for reply in of.replies:
            last = self._known(reply)
            said |= {(rule.effect.kind.value, rule.effect.name): rule for rule in last}
        new = {word: rule for word, rule in said.items() if self._is_new(of, word, rule.effect)}
        loses = tuple(word for word, known in of.words.items() if self._is_over(word, known, said))
        before = (of.words[word] for word in (*new, *loses) if word in of.words)
        closing = [known.report_id for known in before if known.closed]
        still_ends = any(rule.done for rule in last) or not of.closed
        return _Change(
            of,
            {word: rule.effect.value for word, rule in new.items()},
            loses,
            tuple(dict.fromkeys(rule.name for rule in new.values())),
            0 if still_ends else max(closing, default=0),
        )

    def _is_new(self, of: Exchange, word: Word, effect: Effect) -> bool:
        known = of.words.get(word)
        stands = known is not None and known.value == effect.value
        waits = by_rule.waits_for_a_person(self._campaign, effect)
        return not stands and not waits and word[1] not in self._untouched

    def _is_over(self, word: Word, known: Said, said: Mapping[Word, Rule]) -> bool:
        return known.value is not None and word not in said and word[1] not in self._untouched

    def _known(self, reply: Reply) -> tuple[Rule, ...]:
        if reply not in self._read:
            seen = meaning_of(reply.body) not in _DECIDED
            known = partial(by_rule.matched, self._campaign, reply.body, first=reply.first, alone=reply.alone)
            self._read[reply] = known() if seen else ()
        return self._read[reply]


def _draft(campaign: Campaign, changes: Iterable[_Change]) -> Draft:
    gets: Counter[Effect] = Counter()
    loses: Counter[Effect] = Counter()
    ids: list[int] = []
    losing = people = waits = 0
    for each in changes:
        if each and each.of.by_person:
            people += 1
        elif each:
            gets.update(Effect(Spoken(kind), name, value) for (kind, name), value in each.gets.items())
            loses.update(lost := [*_lost(each)])
            ids.append(each.of.conversation_id)
            losing, waits = losing + bool(lost), waits + bool(each.reopens)
    changed = sorted(gets.keys() | loses.keys(), key=lambda effect: (effect.kind, effect.name, effect.value))
    of = tuple(Regained(effect, gets[effect], loses[effect]) for effect in changed)
    return Draft(snapshots.campaign_ref(campaign), _mark(campaign), of, tuple(ids), losing, people, waits)


def _lost(change: _Change) -> Iterator[Effect]:
    """What stood by a rule and is taken back, or gives way to another answer."""
    for kind, name in (*change.loses, *change.gets):
        known = change.of.words.get((kind, name))
        if known is not None and known.value is not None:
            yield Effect(Spoken(kind), name, known.value)


def _wait_again(session: Session, now: datetime, changes: Sequence[_Change]) -> None:
    """A wait that a rule ended goes on, where that rule no longer says so."""
    for each in changes:
        subject = conversations.locked(session, each.of.conversation_id) if each.reopens else None
        if subject is not None:
            by_rule.wait_again(session, now, subject, each.reopens)


def _taken_back(session: Session, now: datetime, reports: Sequence[Report]) -> list[Report]:
    """What has to be said so that what stood before these reports stands again."""
    known, stands = rule_runs.known_of(session, reports), rule_runs.standing_in(session, reports)
    free = (each for each in reports if each.conversation_id in known and each.id in stands)
    return [
        _back(now, each, known[each.conversation_id], stands[each.id or 0])
        for each in free
        if not any(rule_runs.is_filing(row) for row in known[each.conversation_id] if _is_later(row, each))
    ]


def _is_later(row: Report, than: Report) -> bool:
    return (row.id or 0) > (than.id or 0)


def _back(now: datetime, of: Report, known: Sequence[Report], words: Sequence[Word]) -> Report:
    said: dict[Word, tuple[str | None, str]] = {}
    for row in (each for each in known if _is_later(of, each)):
        said |= {(Spoken.TAG.value, tag): (None, "") for tag in row.removed}
        said |= {(Spoken.TAG.value, tag): ("", row.rule) for tag in row.tags}
        answers = row.answers.items()
        said |= {(Spoken.ANSWER.value, asked): (answer or None, row.rule) for asked, answer in answers}
    then = {word: said.get(word, (None, "")) for word in words}
    names = dict.fromkeys(name for value, name in then.values() if value is not None and name)
    return Report(
        conversation_id=of.conversation_id,
        source=Source.RULE,
        rule=", ".join(names),
        tags=[name for (kind, name), (value, _) in then.items() if kind == Spoken.TAG and value is not None],
        removed=[name for (kind, name), (value, _) in then.items() if kind == Spoken.TAG and value is None],
        answers={name: value or "" for (kind, name), (value, _) in then.items() if kind == Spoken.ANSWER},
        created_at=now,
    )


def _tell(session: Session, now: datetime, who: Identity, campaign: Campaign, kind: str, count: int) -> None:
    actor = guards.admin(session, who).id
    note = partial(events.note, now=now, actor_id=actor, surface=who.platform)
    note(session, kind, campaign_id=campaign.id, facts={"contacts": count})
    outbox.put_all(session, [*outbox.cards(campaign, now), *outbox.digests(campaign, now)], now=now)


def _running(campaign: Campaign) -> Campaign:
    """Of a campaign that has ended everything stays as it is."""
    if campaign.state == CampaignState.ENDED:
        raise CampaignNotOpen(campaign.name, campaign.state)
    return campaign


def _locked(session: Session, campaign_id: int) -> Campaign:
    campaign = campaigns.locked(session, campaign_id)
    if campaign is None:
        raise NoSuchThing("campaign")
    return _running(campaign)


def _mark(campaign: Campaign) -> int:
    return crc32(campaign.rules.encode())


def _pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))
