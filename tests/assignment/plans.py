"""Reassignments as the tables keep them, for tests of what only looks at them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session, col

from bot.assignment.claim import claim_bucket
from bot.storage import assignments, audit
from bot.storage.holdings import conversations_with
from bot.storage.tables import Assignment, Conversation, Move, Reassignment
from bot.vocabulary import Cause, MoveState, PlanState, Skipped
from tests.assignment.bank import Bank, phone


class Evening:
    """Ben holds four conversations of Early voting since an hour ago; Cleo holds none."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.ben, self.cleo = bank.person("Ben Okafor"), bank.person("Cleo Diaz")
        everybody = {"ana": bank.ana, "ben": self.ben, "cleo": self.cleo}
        self.ids = {name: bank.person_id(who) for name, who in everybody.items()}
        self.campaign = bank.open(4, name="Early voting")
        bank.do(claim_bucket, self.ben, self.campaign)
        bank.clock.forward(timedelta(hours=1))
        self.conversations = [self.conversation(index) for index in range(4)]

    def conversation(self, index: int) -> int:
        """The newest conversation with a number of the bank."""
        with self.bank.database.reading() as session:
            return conversations_with(session, phone(index))[0].id or 0


# From whom and to whom a conversation goes; nobody is the pool.
Hands = tuple[int, int | None, int | None]


def applied(
    session: Session,
    now: datetime,
    actor_id: int,
    hands: Sequence[Hands],
    *,
    note: str = "",
    cause: Cause = Cause.REASSIGN,
) -> int:
    """A plan that was confirmed at once: what it moved is moved; say its id."""
    plan = Reassignment(
        cause=cause,
        state=PlanState.APPLIED,
        surface="slack",
        note=note,
        actor_id=actor_id,
        created_at=now,
        expires_at=now + timedelta(minutes=30),
        applied_at=now,
        applied_by=actor_id,
    )
    session.add(plan)
    session.flush()
    for conversation, giver, getter in hands:
        session.add(
            Move(
                reassignment_id=plan.id or 0,
                conversation_id=conversation,
                from_id=giver,
                to_id=getter,
                state=MoveState.MOVED,
            )
        )
        _hand(session, now, conversation, getter, by=cause, plan=plan, actor_id=actor_id)
    session.flush()
    audit.count_moves(session, plan.id or 0)
    return plan.id or 0


def undone(session: Session, now: datetime, plan_id: int, actor_id: int, kept: Sequence[int] = ()) -> None:
    """Take a plan back but for the conversations in `kept`."""
    plan = session.get_one(Reassignment, plan_id)
    plan.state, plan.undone_at, plan.undone_by = PlanState.UNDONE, now, actor_id
    for move in session.scalars(sa.select(Move).where(col(Move.reassignment_id) == plan_id)):
        if move.conversation_id in kept:
            move.state, move.why = MoveState.KEPT, Skipped.TOUCHED
        else:
            move.state = MoveState.UNDONE
            _hand(session, now, move.conversation_id, move.from_id, by="undo", plan=plan, actor_id=actor_id)
    session.flush()
    audit.count_moves(session, plan_id)


def _hand(
    session: Session,
    now: datetime,
    conversation_id: int,
    getter: int | None,
    *,
    by: str,
    plan: Reassignment,
    actor_id: int,
) -> None:
    live = (col(Assignment.conversation_id) == conversation_id, col(Assignment.ended_at).is_(None))
    session.execute(sa.update(Assignment).where(*live).values(ended_in=plan.id))
    assignments.end(session, [conversation_id], by=by, now=now)
    conversation = session.get_one(Conversation, conversation_id)
    conversation.holder_id = getter
    session.flush()
    if getter is not None:
        assignments.begin(session, [conversation_id], getter, by=by, actor_id=actor_id, now=now)
        session.execute(sa.update(Assignment).where(*live).values(began_in=plan.id))
