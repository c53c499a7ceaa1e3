"""A text bank in which things lie: replies nobody answers, buckets nobody texts, and a clock that goes on."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.assignment.campaigns import lifecycle
from bot.assignment.conversations.answer import answer
from bot.assignment.letters import lease_letters, letter_posted
from bot.assignment.outcomes.conversations import Answer
from bot.assignment.outcomes.letters import Letter
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.assignment.shifts import shift
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.assignment.timers import fire_next
from bot.storage.engine import dialect
from bot.storage.engine.types import INSTANT
from bot.storage.tables import Event, OutboxItem, Shift, Timer
from bot.vocabulary import Parcel, Timed, Volume
from tests.assignment.bank import Bank

MINUTE = timedelta(minutes=1)
DUE = sa.union_all(
    *(
        sa.select(rows.id).where(rows.state.in_(states), at <= sa.bindparam("now", type_=INSTANT))
        for rows, states, at in (
            (dialect.plain(Timer).c, ["waiting"], dialect.plain(Timer).c.fire_at),
            (dialect.plain(OutboxItem).c, ["waiting"], dialect.plain(OutboxItem).c.due_at),
            (dialect.plain(OutboxItem).c, ["leaving"], dialect.plain(OutboxItem).c.leased_until),
        )
    )
).limit(1)


class Lying:
    """Time passes a minute at a time; what falls due fires, and letters are posted as they come."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.posted: list[tuple[datetime, Letter]] = []

    def texted(self, who: Identity, opened: int, count: int | None = None) -> list[int]:
        """Somebody claims and sends the first texts, or so many of them."""
        card: Any = self.bank.do(claim_bucket, who, opened).next
        sent: list[int] = []
        while card is not None and (count is None or len(sent) < count):
            sent.append(card.conversation_id)
            card = self.bank.do(send_first_text, who, card.conversation_id, card.fingerprint).next
        return sent

    def settings(self, opened: int, **settings: Any) -> None:
        from dataclasses import replace

        picture = self.bank.do(lifecycle.look, self.bank.ana, opened)
        self.bank.do(lifecycle.change_settings, self.bank.ana, opened, replace(picture.settings, **settings))

    def answers(self, who: Identity, conversation: int) -> None:
        self.bank.do(
            answer, who, conversation, Answer(body="Thanks"), f"act-{conversation}-{self.bank.clock()}"
        )

    def hears(self, who: Identity, volume: Volume) -> None:
        self.bank.do(members.choose_volume, who, volume)

    def shift(self, hours: int, *on: Identity, lead: Identity | None = None, after: int = 0) -> int:
        """A shift of all campaigns that begins `after` so many hours, with these people."""
        begins = self.bank.clock() + timedelta(hours=after)
        opened = self.bank.do(shift.open_shift, self.bank.ana, begins, begins + timedelta(hours=hours)).id
        for who in on:
            self.bank.do(shift.join_shift, who, opened)
        if lead is not None:
            with self.bank.database.transaction() as session:
                session.get_one(Shift, opened).lead_id = self.bank.person_id(lead)
        return opened

    def pass_(self, minutes: int, *kinds: Parcel) -> list[Letter]:
        """So many minutes go by; the letters of these kinds that were posted meanwhile."""
        before = len(self.posted)
        for _ in range(minutes):
            self.bank.clock.forward(MINUTE)
            if self.due():
                self.tick()
        return [letter for _, letter in self.posted[before:] if not kinds or letter.kind in kinds]

    def due(self) -> bool:
        """Whether a timer or a letter is due: most minutes have none, and cost one look."""
        with self.bank.database.reading() as session:
            return session.execute(DUE, {"now": self.bank.clock()}).first() is not None

    def tick(self) -> None:
        while self.bank.do(fire_next):
            pass
        for letter in self.bank.do(lease_letters, 50):
            self.posted.append((self.bank.clock(), letter))
            self.bank.do(letter_posted, letter, f"D1:{self.bank.clock().timestamp()}")

    def at(self, kind: Parcel, start: datetime) -> list[int]:
        """After how many minutes letters of a kind were posted."""
        return [round((at - start) / MINUTE) for at, letter in self.posted if letter.kind is kind]

    def timers(self, kind: Timed) -> list[Timer]:
        with self.bank.database.reading() as session:
            rows = sa.select(Timer).where(sa.column("kind") == kind, sa.column("state") == "waiting")
            return list(session.execute(rows).scalars())

    def events(self, verb: str) -> list[Event]:
        with self.bank.database.reading() as session:
            return list(session.execute(sa.select(Event).where(sa.column("verb") == verb)).scalars())
