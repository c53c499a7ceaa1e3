"""Adds up what was counted in minutes."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from bot.assignment import snapshots
from bot.assignment.outcomes.conversations import Question
from bot.assignment.outcomes.results.counted import Answers, Tallied
from bot.assignment.rules.law import tags
from bot.storage.results.tallies import Filed, Sent
from bot.storage.tables import Campaign
from bot.vocabulary import Asks, Spoken

K = TypeVar("K", bound=Hashable)


@dataclass
class _Sum:
    """What belongs together: contacts, and the tags and answers that stand."""

    texted: int = 0
    reached: int = 0
    replied: int = 0
    opted_out: int = 0
    tags: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """All that was counted of a campaign."""

    campaign: Campaign
    sent: Sequence[Sent]
    filed: Sequence[Filed]

    def of_text(self, text_id: int | None) -> "Counted":
        """What was counted of one first text."""
        return Counted(
            self.campaign,
            [row for row in self.sent if row.text_id == text_id],
            [row for row in self.filed if row.text_id == text_id],
        )

    def whole(self) -> Tallied:
        """All of it."""
        return self.by(lambda _text, _minute: (None,)).get(None, nothing(self.campaign))

    def by(self, key: Callable[[int | None, int], Iterable[K]]) -> dict[K, Tallied]:
        """Added up under what `key` makes of text and minute: none, one or several keys."""
        sums: dict[K, _Sum] = {}
        for row in self.sent:
            for each in key(row.text_id, row.minute):
                of = sums.setdefault(each, _Sum())
                of.texted += row.texted
                of.reached += row.reached
                of.replied += row.replied
                of.opted_out += row.opted_out
        for word in self.filed:
            for each in key(word.text_id, word.minute):
                _add(sums.setdefault(each, _Sum()), word)
        return {each: _tallied(of, self.campaign) for each, of in sums.items()}


def nothing(campaign: Campaign) -> Tallied:
    """Nobody, and nothing of what could be filed."""
    return _tallied(_Sum(), campaign)


def _add(of: _Sum, word: Filed) -> None:
    if word.kind is Spoken.TAG:
        of.tags[word.name] += word.count
    else:
        of.answers.setdefault(word.name, Counter())[word.value] += word.count


def _tallied(of: _Sum, campaign: Campaign) -> Tallied:
    """With every tag and answer that is on offer, those no longer on offer behind them."""
    offered = Counter(dict.fromkeys(tags.own(campaign.tags), 0))
    offered.update(of.tags)
    asked = {row.prompt: row for row in snapshots.questions(campaign)}
    others = {prompt: Question(prompt, ()) for prompt in sorted(of.answers) if prompt not in asked}
    answers = tuple(_answers(row, of.answers.get(prompt, {})) for prompt, row in (asked | others).items())
    return Tallied(of.texted, of.reached, of.replied, of.opted_out, tuple(offered.most_common()), answers)


def _answers(asked: Question, given: Mapping[str, int]) -> Answers:
    """What is on offer in its order, then whatever else was said, most often in front."""
    match asked.asks:
        case Asks.WORDS:
            return Answers(asked.prompt, (("", sum(given.values())),))
        case Asks.NUMBER if given:
            numbers = sorted((float(value), value, count) for value, count in given.items())
            mean = sum(number * count for number, _, count in numbers) / sum(given.values())
            return Answers(asked.prompt, tuple((value, count) for _, value, count in numbers), mean)
        case _:
            said = sorted(given.items(), key=lambda each: (-each[1], each[0]))
            return Answers(asked.prompt, tuple((dict.fromkeys(asked.options, 0) | dict(said)).items()))
