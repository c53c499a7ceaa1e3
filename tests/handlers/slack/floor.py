"""The text bank behind the app: what is done there without Slack, and what came of what was done in it."""

from dataclasses import replace

import sqlalchemy as sa

from baton_sandbox.slack.driver import Member
from bot.assignment.campaigns import lifecycle
from bot.assignment.outcomes.people import Identity
from bot.assignment.people import members
from bot.storage.tables import Conversation, Message
from tests.assignment.bank import NEW_YORK, Bank


class Floor(Bank):
    """A bank whose people sit in the loopback workspace: what is typed there as @ben is Ben here."""

    def person(self, name: str, *, admin: bool = False, email: str | None = None) -> Identity:
        """Enrol somebody of the workspace."""
        first = name.split(maxsplit=1)[0]
        address = email or f"{first.lower()}@riversidevotes.example"
        who = Identity("slack", "T0RIVER", f"U0{first.upper()}", name, address, NEW_YORK, is_admin=admin)
        self.do(members.enrol, who)
        return who

    def holds(self, who: Identity) -> int:
        """How many conversations somebody holds."""
        mine = self.person_id(who)
        return sum(self.conversation(id_).holder_id == mine for id_ in self.conversation_ids())

    def account(self, member: Member) -> Identity:
        """A member of the workspace as the core knows them."""
        person = member.person
        return Identity("slack", "T0RIVER", person.id, person.real_name, person.email, person.zone)

    def rewrite(self, campaign_id: int, text: str) -> None:
        """Change a campaign's first text."""
        picture = self.do(lifecycle.look, self.ana, campaign_id)
        self.do(lifecycle.rewrite, self.ana, campaign_id, replace(picture.script, first_texts=(text,)))

    def conversation_ids(self) -> list[int]:
        """Every conversation, in the order they are dealt in."""
        with self.database.reading() as session:
            ids: sa.Select[int] = (
                sa.select(sa.column("id")).select_from(Conversation).order_by(sa.column("id"))
            )
            return list(session.execute(ids).scalars())

    def sent(self) -> list[Message]:
        """Every text to a contact, oldest first."""
        with self.database.reading() as session:
            texts = sa.select(Message).where(sa.column("direction") == "out").order_by(sa.column("id"))
            return list(session.execute(texts).scalars())
