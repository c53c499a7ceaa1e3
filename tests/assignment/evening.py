"""A text bank in which people hold texted, waiting and unsent contacts, and the words to move them."""

from collections import Counter
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import (
    PlanPicture,
    Selection,
    Source,
    SourceKind,
    Target,
    TargetKind,
    Wish,
)
from bot.assignment.outcomes.texting import ContactText
from bot.assignment.reassignment import reassign
from bot.assignment.texting.claim import claim_bucket
from bot.assignment.texting.first_text import send_first_text
from bot.storage.people import user_lists
from bot.storage.tables import Conversation, UserList
from bot.vocabulary import Portion, Split
from tests.assignment.bank import Bank

POOL = Target(TargetKind.POOL)


class Evening:
    """Moves are asked for by Ana, the admin, unless somebody else is named."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank

    def working(self, name: str, opened: int, *, texted: int, waiting: int = 0) -> Identity:
        """Somebody who claimed a bucket, texted so many of it, and was answered by some, a minute apart."""
        who = self.bank.person(name)
        card: ContactText | None = self.bank.do(claim_bucket, who, opened).next
        sent: list[int] = []
        for _ in range(texted):
            assert card is not None
            sent.append(card.conversation_id)
            card = self.bank.do(send_first_text, who, card.conversation_id, card.fingerprint).next
        for conversation in sent[:waiting]:
            self.bank.clock.forward(timedelta(minutes=1))
            self.bank.hear(conversation, "Who is this?")
        return who

    def list_of(self, name: str, *people: Identity) -> int:
        ids = [self.bank.person_id(who) for who in people]
        with self.bank.database.transaction() as session:
            made = user_lists.create(session, UserList(name=name, created_at=self.bank.clock()))
            user_lists.add(session, made.id or 0, ids, now=self.bank.clock())
            return made.id or 0

    def of(self, who: Identity) -> Source:
        return Source(SourceKind.PERSON, self.bank.person_id(who))

    def to(self, *people: Identity) -> Target:
        return Target(TargetKind.PEOPLE, tuple(self.bank.person_id(who) for who in people))

    def wish(
        self,
        source: Source,
        target: Target,
        portion: Portion = Portion.WAITING,
        split: Split = Split.LOAD,
        note: str = "",
        **rules: Any,
    ) -> Wish:
        return Wish(Selection(source, portion, **rules), target, split, note)

    def propose(self, *asked: Any, **rules: Any) -> PlanPicture:
        return self.bank.do(reassign.propose, self.bank.ana, self.wish(*asked, **rules))

    def confirm(self, plan: PlanPicture) -> PlanPicture:
        return self.bank.do(reassign.confirm, self.bank.ana, plan.id)

    def undo(self, plan: PlanPicture) -> PlanPicture:
        return self.bank.do(reassign.undo, self.bank.ana, plan.id)

    def move(self, *asked: Any, **rules: Any) -> PlanPicture:
        return self.confirm(self.propose(*asked, **rules))


def shares(portions: tuple[Any, ...]) -> dict[str | None, int]:
    """Names and counts of who gives or gets."""
    return dict(Counter({each.person.name if each.person else None: each.count for each in portions}))


def held_by(bank: Bank, who: Identity) -> list[int]:
    """The conversations somebody holds, in order."""
    mine = sa.select(col(Conversation.id)).where(col(Conversation.holder_id) == bank.person_id(who))
    with bank.database.reading() as session:
        return list(session.execute(mine.order_by(col(Conversation.id))).scalars())
