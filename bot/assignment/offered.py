"""What can be filed on a conversation: a campaign's own tags and questions, and those of the organisation.

What the organisation asks is kept by the person, that is by the number: it stands in every campaign that
offers it, whichever it was said in. Where somebody else has the number, nothing is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.assignment import snapshots
from bot.assignment.outcomes.conversations import Question
from bot.assignment.rules import standing
from bot.assignment.rules.standing import Standing
from bot.storage.conversations import shared_fields
from bot.storage.engine.database import Session
from bot.storage.tables import Campaign, Conversation, Person, Report, SharedField
from bot.vocabulary import Asks, Role


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody may file in a campaign; `kept` are the names of what people keep across campaigns."""

    tags: tuple[str, ...]
    questions: tuple[Question, ...]
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Filed:
    """What was filed on a conversation, and of what is kept, on any with the same person."""

    conversation_id: int
    reports: Sequence[Report]
    kept: frozenset[str] = frozenset()

    @property
    def here(self) -> list[Report]:
        """The reports on the conversation itself, oldest first."""
        return [row for row in self.reports if row.conversation_id == self.conversation_id]

    @property
    def newest(self) -> int:
        """The newest report of all; 0 where there is none."""
        return max((row.id or 0 for row in self.reports), default=0)

    def standing(self, seen: int | None = None) -> Standing:
        """What they come to, or came to when this report was the newest."""
        known = [row for row in self.reports if seen is None or (row.id or 0) <= seen]
        here = standing.standing(row for row in known if row.conversation_id == self.conversation_id)
        return standing.kept(here, standing.standing(known), self.kept) if self.kept else here


def offer(session: Session, campaign: Campaign, reader: Person) -> Offer:
    """What this person may file in a campaign."""
    own = Offer(snapshots.offered_tags(campaign), snapshots.questions(campaign))
    if not campaign.offers_shared:
        return own
    rows = shared_fields.everything(session)
    mine = [row for row in rows if row.for_volunteers or reader.role == Role.ADMIN]
    tags = (row.name for row in mine if row.asks is None)
    asked = {question.prompt: question for question in (*own.questions, *_questions(mine))}
    names = frozenset(row.name for row in rows)
    return Offer(tuple(dict.fromkeys((*own.tags, *tags))), tuple(asked.values()), names)


def filed(subject: Conversation, reports: Sequence[Report], offer_: Offer) -> Filed:
    """What was filed on a conversation, with what is kept of its person."""
    id_ = subject.id or 0
    return Filed(id_, [row for row in reports if offer_.kept or row.conversation_id == id_], offer_.kept)


def _questions(rows: Sequence[SharedField]) -> list[Question]:
    return [Question(row.name, tuple(row.options), Asks(row.asks)) for row in rows if row.asks is not None]
