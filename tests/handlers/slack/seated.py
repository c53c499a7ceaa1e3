"""A text bank whose people are those of the workspace: what is typed there as @ben is Ben here."""

from bot.assignment import people
from bot.assignment.outcomes.people import Identity
from tests.assignment.bank import NEW_YORK
from tests.handlers.slack.floor import Floor


class Seated(Floor):
    """A bank in the loopback workspace."""

    def person(self, name: str, *, admin: bool = False, email: str | None = None) -> Identity:
        """Enrol somebody of the workspace."""
        first = name.split(maxsplit=1)[0]
        address = email or f"{first.lower()}@riversidevotes.example"
        who = Identity("slack", "T0RIVER", f"U0{first.upper()}", name, address, NEW_YORK, is_admin=admin)
        self.do(people.enrol, who)
        return who

    def holds(self, who: Identity) -> int:
        """How many conversations somebody holds."""
        mine = self.person_id(who)
        return sum(self.conversation(id_).holder_id == mine for id_ in self.conversation_ids())
