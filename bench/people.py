"""The people of a simulated day: they text, answer, take, finish or just leave; and contacts write back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import sqlalchemy as sa
from sqlmodel import col

from bench import bank
from bot.assignment.conversations import answer, inbox
from bot.assignment.conversations.inbound import receive_text
from bot.assignment.outcomes.conversations import Answer, Inbound
from bot.assignment.reassignment import hand_on
from bot.assignment.shifts import end_choices, shift
from bot.assignment.texting import claim, first_text
from bot.storage.attention import queue
from bot.storage.engine.database import Database, Session
from bot.storage.tables import Conversation
from bot.vocabulary import ConversationState

P = ParamSpec("P")
T = TypeVar("T")
MINUTE = timedelta(minutes=1)
# The share of replies that come in each hour after the first text.
BY_HOUR = (0.45, 0.2, 0.1, 0.07, 0.06, 0.05, 0.04, 0.03)
_TEXTS = 20


class Life:
    """How people are; each is a share of them, or of what they do."""

    WITHOUT_SHIFT = 0.2
    NEVER_COMES = 0.08
    LEAVES_SILENTLY = 0.2
    LEAVES_EARLY = 0.1
    IS_DONE = 0.1
    FINISHES = 0.25
    HANDS_OVER = 0.15
    RELEASES = 0.1
    TAKES = 0.5
    REPLIES = 0.09
    WRITES_AGAIN = 0.3


class Running(Protocol):
    """The day in which people live."""

    now: datetime
    chance: Random
    database: Database
    people: "list[Person]"

    def at(self, when: datetime, act: Callable[[], None]) -> None:
        """Let something happen then."""

    def do(
        self, operation: Callable[Concatenate[Session, datetime, P], T], *facts: P.args, **named: P.kwargs
    ) -> T | None:
        """One operation; None where it is refused."""


class Person:
    """A volunteer: on a shift, or there for an hour or so without one."""

    def __init__(self, day: Running, number: int) -> None:
        self.day, self.id, self.who = day, number, bank.volunteer(number)
        self.shift_id = 0
        self.begins = self.ends = day.now
        self.gone: datetime | None = None

    def comes(self) -> None:
        """Decide when to come, and how to go."""
        chance = self.day.chance
        if not self.shift_id:
            self.begins = self.day.now + chance.uniform(0, 9 * 60) * MINUTE
            self.ends = self.begins + chance.uniform(20, 90) * MINUTE
        elif chance.random() < Life.NEVER_COMES:
            return
        self._plan_to_go()
        self.day.at(self.begins + chance.uniform(0, 10) * MINUTE, self.acts)

    def _plan_to_go(self) -> None:
        chance, way = self.day.chance, self.day.chance.random()
        before = self.begins + chance.uniform(0.3, 0.95) * (self.ends - self.begins)
        if way < Life.LEAVES_SILENTLY:
            self.gone = before
        elif way < Life.LEAVES_SILENTLY + Life.LEAVES_EARLY and self.shift_id:
            self.day.at(before, self.leaves)
        elif way < Life.LEAVES_SILENTLY + Life.LEAVES_EARLY + Life.IS_DONE:
            self.day.at(before, self.is_done)
        elif self.shift_id:
            self.gone = self.ends
            self.day.at(self.ends + MINUTE, self.is_asked)
        else:
            self.gone = self.ends

    def leaves(self) -> None:
        """Leave the shift before its end."""
        self.gone = self.day.now
        self.day.do(shift.leave_shift, self.who, self.shift_id)

    def is_done(self) -> None:
        """Press *Done for today*."""
        self.gone = self.day.now
        self.day.do(hand_on.done_for_today, self.who)

    def is_asked(self) -> None:
        """Answer the question at the end of a shift, or do not."""
        way = self.day.chance.random()
        if way < Life.FINISHES:
            if self.day.do(end_choices.finish, self.who, self.shift_id):
                self.gone = self.day.now + 20 * MINUTE
                self.acts()
        elif way < Life.FINISHES + Life.HANDS_OVER:
            self.day.do(end_choices.hand_over, self.who, self.shift_id, 0)
        elif way < Life.FINISHES + Life.HANDS_OVER + Life.RELEASES:
            self.day.do(end_choices.release, self.who, self.shift_id)

    def acts(self) -> None:
        """Answer what waits longest, else take something, else text; and again a little later."""
        if self.gone is not None and self.day.now >= self.gone:
            return
        mine = self._waits()
        if mine is None and self.day.chance.random() < Life.TAKES:
            taken = self.day.do(inbox.take_next, self.who)
            mine = taken.conversation_id if taken else None
        if mine is None:
            self._texts()
            pause = self.day.chance.uniform(2, 6)
        else:
            self._answers(mine)
            pause = self.day.chance.uniform(0.5, 2.5)
        self.day.at(self.day.now + pause * MINUTE, self.acts)

    def _waits(self) -> int | None:
        with self.day.database.reading() as session:
            found = queue.waiting_of(session, self.id, limit=1)
            return found[0].id if found else None

    def _answers(self, conversation_id: int) -> None:
        act = f"{self.id}-{conversation_id}-{self.day.now.timestamp()}"
        given = Answer("Thanks, see you there") if self.day.chance.random() < 0.8 else Answer(tags=("yes",))
        done = self.day.do(answer.answer, self.who, conversation_id, given, act)
        if done and self.day.chance.random() < Life.WRITES_AGAIN:
            delay = self.day.chance.expovariate(1 / 10)
            self.day.at(self.day.now + delay * MINUTE, partial(writes, self.day, conversation_id))

    def _texts(self) -> None:
        """One text through the core; as many more as a volunteer sends meanwhile at once."""
        claimed = self.day.do(claim.claim_bucket, self.who, bank.CAMPAIGN)
        card = claimed.next if claimed else None
        if card is None:
            return
        sent = self.day.do(first_text.send_first_text, self.who, card.conversation_id, card.fingerprint)
        texted = [card.conversation_id] if sent else []
        for each in [*texted, *self._more()]:
            if self.day.chance.random() < Life.REPLIES:
                self.day.at(self.day.now + after(self.day.chance), partial(writes, self.day, each))

    def _more(self) -> list[int]:
        mine = (
            sa.select(col(Conversation.id))
            .where(col(Conversation.holder_id) == self.id, col(Conversation.campaign_id) == bank.CAMPAIGN)
            .where(col(Conversation.state) == ConversationState.UNTEXTED.value)
            .order_by(col(Conversation.position))
            .limit(_TEXTS - 1)
        )
        texted = {"state": ConversationState.TEXTED.value, "texted_at": self.day.now}
        with self.day.database.transaction() as session:
            ids = [id_ for id_ in session.execute(mine).scalars() if id_ is not None]
            session.execute(sa.update(Conversation).where(col(Conversation.id).in_(ids)).values(**texted))
        return ids


def after(chance: Random) -> timedelta:
    """How long after a text somebody writes back: by the hour."""
    (hour,) = chance.choices(range(len(BY_HOUR)), BY_HOUR)
    return (hour * 60 + chance.uniform(0, 60)) * MINUTE


def writes(day: Running, conversation_id: int) -> None:
    """A contact writes."""
    name = f"SM{conversation_id:08x}{day.now.timestamp():024.6f}"
    inbound = Inbound(name, bank.phone(conversation_id), bank.OUR_NUMBER, "Yes, gladly")
    day.do(receive_text, inbound)
