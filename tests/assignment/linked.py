"""People with accounts on two platforms, and the words to make them one."""

from typing import Any

from bot.assignment.outcomes.people import Identity, LinkCode, Linked, NotLinked
from bot.assignment.people import linking, members
from tests.assignment.bank import Bank


class Two:
    """Ben of Slack, whom Baton knows longer, and Benny of Discord: the same human."""

    def __init__(self, bank: Bank) -> None:
        self.bank, self.made = bank, 10**20
        self.ben = bank.person("Ben Okafor")
        self.benny = self.discord("benny", "420000000000000001")
        self.ben_id, self.benny_id = bank.person_id(self.ben), bank.person_id(self.benny)

    def discord(self, name: str, account: str, *, admin: bool = False) -> Identity:
        """Somebody who comes from Discord."""
        who = Identity("discord", "G1", account, name, is_admin=admin)
        self.bank.do(members.enrol, who)
        return who

    def code(self, who: Identity, chance: bytes | None = None) -> LinkCode:
        self.made += 1
        return self.bank.do(linking.make_code, who, chance or self.made.to_bytes(16))

    def use(self, who: Identity, code: str) -> Linked | NotLinked:
        return self.bank.do(linking.use_code, who, code)

    def one(self) -> Linked:
        """Benny shows a code, and Ben types it."""
        done = self.use(self.ben, self.code(self.benny).code)
        assert isinstance(done, Linked)
        return done

    def by_admin(self, *two: int) -> Linked:
        return self.bank.do(linking.link, self.bank.ana, *(two or (self.ben_id, self.benny_id)))

    def part(self, who: Identity | None = None) -> Linked:
        """Benny's account is Benny's again."""
        own = self.bank.do(linking.look, self.benny)
        [account] = [row for row in own.accounts if row.platform == "discord"]
        return self.bank.do(linking.unlink, who or self.benny, account.identity_id)

    def holders(self, ids: list[int]) -> set[Any]:
        return {self.bank.conversation(id_).holder_id for id_ in ids}
