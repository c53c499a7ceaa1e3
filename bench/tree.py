"""The presses of whatever tree it runs in, timed: `bench.against` runs it in two trees, one after the other.

    python bench/tree.py sqlite 200      in the folder of a tree; prints one line of JSON

What the tree's own `bench` measures of webhooks and clicks is asked of it; the rest is done one at a time.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

# Where each name stands, in the newest tree and in those before it.
_PLACES = {
    "claim_bucket": ("bot.assignment.texting.claim", "bot.assignment.claim"),
    "release_bucket": ("bot.assignment.texting.claim", "bot.assignment.claim"),
    "send_first_text": ("bot.assignment.texting.first_text", "bot.assignment.text"),
    "receive_text": ("bot.assignment.conversations.inbound", "bot.assignment.receive"),
    "answer": ("bot.assignment.conversations.answer", "bot.assignment.answer"),
    "Answer": ("bot.assignment.outcomes.conversations", "bot.assignment.outcomes.text"),
    "Inbound": ("bot.assignment.outcomes.conversations", "bot.assignment.outcomes.inbound"),
}
_BUCKET, _PEOPLE, _AT_ONCE = 25, 8, 8
# So many are not measured, for whatever is built or read once.
_WARM = 10

Figures = dict[str, float]


def found(name: str) -> Any:
    """A name of the tree, wherever it stands there."""
    for place in _PLACES[name]:
        try:
            return getattr(importlib.import_module(place), name)
        except (ModuleNotFoundError, AttributeError):
            continue
    raise LookupError(name)


def own(name: str) -> Any:
    """A module of the tree's own measurements."""
    return importlib.import_module(f"bench.{name}")


def told(waits: Iterable[float], seconds: float, spent: float) -> Figures:
    """Milliseconds of the clock and of this process for each, and what 99 of 100 waited at most."""
    waits = sorted(waits)
    last = waits[min(len(waits) - 1, int(0.99 * len(waits)))]
    return {"ms": seconds / len(waits) * 1000, "cpu": spent / len(waits) * 1000, "p99": last * 1000}


class Tree:
    """The bank of one tree, and what people press there."""

    def __init__(self, database: Any, times: int) -> None:
        self.bank, self.database, self.times = own("bank"), database, times
        self.people = self.bank.volunteers(_PEOPLE)
        self.texted: list[tuple[Any, int]] = []
        self.sids = (f"SM{number:032x}" for number in count())

    def do(self, operation: Callable[..., Any], *facts: Any) -> Any:
        """One operation in a transaction of its own."""
        with self.database.transaction() as session:
            return operation(session, self.bank.NOW, *facts)

    def one_by_one(self, act: Callable[[int], Callable[[], object]]) -> Figures:
        """What `act` returns is measured, what it does before is not."""
        waits, spent = [], 0.0
        for number in range(self.times + _WARM):
            press = act(number)
            began, cpu = time.perf_counter(), time.process_time()
            press()
            if number >= _WARM:
                waits.append(time.perf_counter() - began)
                spent += time.process_time() - cpu
        return told(waits, sum(waits), spent)

    def measured(self, measure: Callable[..., Any], *facts: Any) -> Figures:
        """What the tree measures by itself."""
        scale = replace(own("scale").TINY, crowds=(_AT_ONCE,), replies=self.times, clicks=self.times)
        measure(self.database, replace(scale, replies=_WARM, clicks=_WARM), *facts)
        cpu = time.process_time()
        timed = measure(self.database, scale, *facts)
        return told(timed.waits, timed.seconds, time.process_time() - cpu)

    def presses(self) -> dict[str, Figures]:
        """Each by its name; one lives on what the one before it left."""
        return {
            "claim": self.one_by_one(self.claim),
            "send": self.one_by_one(self.send),
            "inbound operation": self.one_by_one(self.reply),
            "answer": self.one_by_one(self.answer),
            "webhook": self.measured(own("replies")._webhook, self.sids),  # noqa: SLF001  the tree's own
            "click": self.measured(own("clicks")._start),  # noqa: SLF001  the same
        }

    def claim(self, number: int) -> Callable[[], object]:
        """A bucket for somebody who has given the last one back."""
        who = self.people[number % _PEOPLE]
        self.do(found("release_bucket"), who, self.bank.CAMPAIGN)
        return lambda: self.do(found("claim_bucket"), who, self.bank.CAMPAIGN, _BUCKET)

    def send(self, number: int) -> Callable[[], object]:
        """The text that is shown."""
        who = self.people[number % _PEOPLE]
        claimed = self.do(found("claim_bucket"), who, self.bank.CAMPAIGN, _BUCKET)
        card = getattr(claimed, "next", None) or claimed.card
        self.texted.append((who, card.conversation_id))
        return lambda: self.do(found("send_first_text"), who, card.conversation_id, card.fingerprint)

    def reply(self, number: int) -> Callable[[], object]:
        """The contact of a text writes."""
        phone = self.bank.phone(self.texted[number][1])
        wrote = found("Inbound")(next(self.sids), phone, self.bank.OUR_NUMBER, "Yes, I will!")
        return lambda: self.do(found("receive_text"), wrote)

    def answer(self, number: int) -> Callable[[], object]:
        """They are answered, with a note."""
        who, conversation = self.texted[number]
        given = found("Answer")("Thank you!", note="Wants a lift")
        return lambda: self.do(found("answer"), who, conversation, given, f"act {number}")


def main(name: str, times: int) -> None:
    """Measure everything once on a fresh database."""
    with own("grounds").ground(name) as place, place.database() as database:
        contacts = max(5_000, times * 4)
        own("bank").lay(database, contacts=contacts, people=64)
        sys.stdout.write(json.dumps(Tree(database, times).presses()) + "\n")


if __name__ == "__main__":
    sys.path[0] = str(Path.cwd())  # the tree's own packages, not those beside this file
    main(sys.argv[1], int(sys.argv[2]))
