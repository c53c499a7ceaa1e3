"""Lists preassigned, for tests: proposed, confirmed, and whose each contact is."""

from sqlmodel import col, select

from bot.assignment.campaigns import lifecycle
from bot.assignment.contacts import preassign
from bot.assignment.outcomes.campaigns import CampaignScript, CampaignSettings
from bot.assignment.outcomes.contacts import PreassignPicture, PreassignWish
from bot.storage.tables import Contact
from tests.assignment.bank import SCRIPT, Bank, row


def load(bank: Bank, count=10, **facts) -> int:
    """A list of so many contacts."""
    return bank.load([row(index, **facts) for index in range(count)], name="Riverside")


def propose(bank: Bank, list_id: int, *chosen: int, **wish) -> PreassignPicture:
    """Look at what choosing would do."""
    return bank.do(preassign.propose, bank.ana, PreassignWish(list_id, chosen, **wish))


def assign(bank: Bank, list_id: int, *chosen: int, **wish) -> PreassignPicture:
    """Look, and confirm."""
    return bank.do(preassign.confirm, bank.ana, propose(bank, list_id, *chosen, **wish).id)


def named(bank: Bank, list_id: int) -> list[str]:
    """Whose the contacts of a list are, in the list's order."""
    with bank.database.reading() as session:
        rows = select(Contact.assigned_to).where(Contact.list_id == list_id).order_by(col(Contact.id))
        return list(session.exec(rows))


def shares(picture: PreassignPicture) -> dict[str, int]:
    """How many each gets, by name."""
    return {each.person.name: each.count for each in picture.gets if each.person}


def over(bank: Bank, list_id: int, name="Runoff", **settings) -> int:
    """A campaign over a list that is there already, opened."""
    script = CampaignScript(name, "River Votes", list_id, (SCRIPT,))
    drafted = bank.do(lifecycle.draft, bank.ana, script, CampaignSettings(**settings))
    return bank.do(lifecycle.open_, bank.ana, drafted.ref.id).ref.id
