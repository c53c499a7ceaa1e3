"""An evening on which conversations change hands, for tests of what is told of it afterwards."""

from datetime import timedelta

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import PlanPicture, Source, SourceKind
from bot.assignment.texting.claim import claim_bucket
from bot.storage.audit.holder_history import conversations_with
from bot.vocabulary import Portion, Split
from tests.assignment.bank import Bank, phone
from tests.assignment.evening import Evening


class Handing(Evening):
    """Ben holds four unsent contacts of Early voting since an hour ago; Cleo holds none."""

    def __init__(self, bank: Bank) -> None:
        super().__init__(bank)
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

    def give(
        self, giver: Identity, *getters: Identity, count: int | None = None, note: str = ""
    ) -> PlanPicture:
        """Ana moves so many, or all, of somebody's contacts, dealt evenly."""
        facts = {"portion": Portion.ALL, "split": Split.EVEN, "limit": count, "note": note}
        return self.move(self.of(giver), self.to(*getters), **facts)

    def hand(self, conversation: int, getter: Identity, note: str = "") -> PlanPicture:
        """Ana moves one conversation."""
        source = Source(SourceKind.CONVERSATION, conversation)
        return self.move(source, self.to(getter), portion=Portion.ALL, note=note)
