"""The busiest minute of a national day on PostgreSQL: several processes, and all that people press in it.

    python3 -m bench.national                                   a thousand volunteers, a million contacts
    python3 -m bench.national --contacts 2000 --seconds 2       only to see that it runs

The day is ten hours long. Half of all texts are sent in its first two hours, nine of a hundred contacts write
back, by the hour as `bench.people` has it, and each of these is answered. Every process presses its share at
the pace of that minute, whether it keeps up or not, and puts out what leaves, as Baton does.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Annotated, Any

import psycopg
import typer
from rich.console import Console

from bench import bank
from bench.grounds import ground
from bench.people import BY_HOUR, Life
from bench.report import Table, ms
from bot.assignment.conversations.answer import answer
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.outcomes.delivery import Accepted
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.delivery import record_accepted
from bot.assignment.texting.dispatch import lease_texts
from bot.assignment.texting.first_text import send_first_text
from bot.storage.engine.database import Database
from bot.storage.traffic import outbox
from bot.vocabulary import TextStatus

# The share of all texts that leave in the busiest hour.
_BUSIEST = 0.25
_BUCKET, _HANDS, _LEASED, _WARM = 50, 8, 50, 4


@dataclass(frozen=True)
class Minute:
    """What happens in the busiest minute in all processes together."""

    texts: float
    replies: float

    @property
    def claims(self) -> float:
        """Buckets that are begun."""
        return self.texts / _BUCKET

    @classmethod
    def of(cls, contacts: int) -> "Minute":
        """Of a day with so many contacts; most replies come in the hour of the text."""
        texts = contacts * _BUSIEST / 60
        return cls(texts, texts * Life.REPLIES * (BY_HOUR[0] + BY_HOUR[1]) * (1 + Life.WRITES_AGAIN))


@dataclass(frozen=True)
class Share:
    """What one process does: its place among all, and for how many seconds."""

    url: str
    place: int
    processes: int
    contacts: int
    volunteers: int
    seconds: float


@dataclass
class Worker:
    """One process of the bank, with as many hands as Baton's desk has."""

    share: Share

    def __post_init__(self) -> None:
        """Open its own connections."""
        self.database, self.began = Database(self.share.url, connections=_HANDS + 2), time.monotonic()
        self.waits: list[float] = []
        self.oldest = 0.0
        self.cards: dict[Identity, ContactText] = {}

    def do(self, operation: Callable[..., Any], *facts: Any) -> Any:
        """One operation at the time that it is."""
        now = bank.NOW + timedelta(seconds=time.monotonic() - self.began)
        with self.database.transaction() as session:
            return operation(session, now, *facts)

    def run(self) -> dict[str, float]:
        """The share of the minute, at its pace."""
        acts = list(self._acts())
        for act in acts[:_WARM]:  # whatever is built or read once
            act()
        acts, cpu = acts[_WARM:], time.process_time()
        pause = self.share.seconds / max(1, len(acts))
        self.began = time.monotonic()
        with ThreadPoolExecutor(_HANDS + 1) as hands:
            courier = hands.submit(self._put_out)
            done = [hands.submit(self._press, act, place * pause) for place, act in enumerate(acts)]
            for each in (*done, courier):
                each.result()
        spent, lasted = time.process_time() - cpu, time.monotonic() - self.began
        self.database.close()
        last = sorted(self.waits)[int(0.99 * (len(self.waits) - 1))] if self.waits else 0.0
        return {"core": spent / lasted, "p99": last, "oldest": self.oldest, "presses": len(self.waits)}

    def _press(self, act: Callable[[], Any], due: float) -> None:
        """A press at its moment: whoever finds no free hand waits for one, and that counts."""
        time.sleep(max(0.0, self.began + due - time.monotonic()))
        act()
        self.waits.append(time.monotonic() - self.began - due)

    def _acts(self) -> Iterator[Callable[[], Any]]:
        """Everybody claims and sends; those texted before write, and are answered."""
        minute, share = Minute.of(self.share.contacts), self.share.seconds / 60 / self.share.processes
        sends, replies = max(4, round(minute.texts * share)), max(4, round(minute.replies * share))
        people = range(self.share.place + 2, self.share.volunteers + 1, self.share.processes)
        mine = [bank.volunteer(number) for number in list(people)[: max(1, -(-sends // _BUCKET))]]
        texted = range(self.share.place + 1, self.share.contacts // 10, self.share.processes)
        every = max(1, sends // replies)
        for number in range(sends):
            who = mine[number % len(mine)]
            yield lambda who=who: self._send(who)
            if number % every == 0 and number // every < min(replies, len(texted)):
                contact = texted[number // every]
                yield lambda contact=contact: self._hear(contact)
                yield lambda contact=contact: self._answer(contact)

    def _send(self, who: Identity) -> None:
        """The text that is shown; where none is, of a new bucket."""
        card = self.cards.pop(who, None) or self.do(claim_bucket, who, bank.CAMPAIGN, _BUCKET).next
        shown = self.do(send_first_text, who, card.conversation_id, card.fingerprint).next
        if shown is not None:
            self.cards[who] = shown

    def _hear(self, contact: int) -> None:
        wrote = Inbound(f"SM{contact}", bank.phone(contact), bank.OUR_NUMBER, "Yes, I will!")
        self.do(receive_text, wrote)

    def _answer(self, contact: int) -> None:
        holder = bank.volunteer(contact % self.share.volunteers + 1)
        self.do(answer, holder, contact, Answer("Thank you!", note="Wants a lift"), f"act {contact}")

    def _put_out(self) -> None:
        """What leaves in that time, and how old the oldest of it is."""
        while time.monotonic() - self.began < self.share.seconds:
            with self.database.reading() as session:
                now = bank.NOW + timedelta(seconds=time.monotonic() - self.began)
                _, since = outbox.backlog(session, now=now)
            self.oldest = max(self.oldest, (now - since).total_seconds() if since else 0.0)
            texts, letters = self.do(lease_texts, _LEASED), self.do(lease_letters, _LEASED)
            for each in texts:
                accepted = Accepted(f"SM text {each.message_id}", TextStatus.ACCEPTED)
                self.do(record_accepted, each.message_id, accepted)
            for each in letters:
                self.do(letter_posted, each, f"post {each.item_id}")
            if not texts and not letters:
                time.sleep(0.2)


def simulate(contacts: int, volunteers: int, processes: int, seconds: float) -> Table:
    """The busiest minute, or so many seconds of it, on a fresh database."""
    with ground("postgresql") as place, place.database() as database:
        bank.lay(database, contacts=contacts, people=volunteers)
        bank.text_all(database, contacts // 10)
        bank.spread(database, contacts // 10, volunteers)
        url = database.url.render_as_string(hide_password=False)
        before = _commits(url)
        shares = [Share(url, each, processes, contacts, volunteers, seconds) for each in range(processes)]
        children = [
            subprocess.Popen(
                [sys.executable, "-m", "bench.national", "--share", json.dumps(asdict(share))],
                stdout=subprocess.PIPE,
                text=True,
            )
            for share in shares
        ]
        found = [json.loads(child.communicate()[0].splitlines()[-1]) for child in children]
        commits = _commits(url) - before
    core, presses = sum(each["core"] for each in found), sum(each["presses"] for each in found)
    row = (
        f"{presses:,}",
        f"{commits / seconds:,.0f}",
        f"{core / processes:.0%}",
        ms(max(each["p99"] for each in found) * 1000),
        f"{max(each['oldest'] for each in found):.1f}",
    )
    minute = Minute.of(contacts)
    return Table(
        f"The busiest minute of {contacts:,} contacts with {volunteers:,} volunteers, {processes} processes",
        ("presses", "commits/s", "core of each process", "p99 ms", "oldest letter s"),
        (row,),
        f"In a minute {minute.texts:,.0f} texts, {minute.replies:,.0f} replies and as many answers; "
        f"{seconds:g} s of it were pressed.",
    )


def _commits(url: str) -> int:
    """How many transactions the database has committed."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        row = connection.execute(
            "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
        ).fetchone()
        return int(row[0]) if row else 0


def main(
    *,
    contacts: Annotated[int, typer.Option(help="Contacts of the day.")] = 1_000_000,
    volunteers: Annotated[int, typer.Option(help="People who text.")] = 1_000,
    processes: Annotated[int, typer.Option(help="Processes that share the work.")] = 3,
    seconds: Annotated[float, typer.Option(help="So much of the minute.")] = 60.0,
    share: Annotated[str, typer.Option(hidden=True)] = "",
) -> None:
    """Press the busiest minute and say what it took."""
    if share:
        sys.stdout.write(json.dumps(Worker(Share(**json.loads(share))).run()) + "\n")
    else:
        simulate(contacts, volunteers, processes, seconds).show(Console(width=125))


if __name__ == "__main__":
    typer.run(main)
