"""Who may be named to take over: people by their accounts, and user lists by name."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Choice
from bot.assignment.outcomes.refs import PersonRef
from bot.storage.engine.database import Session
from bot.storage.people import linking, persons
from bot.storage.people import user_lists as lists

# A menu holds no more.
_MOST = 100


def behind(session: Session, now: datetime, who: Identity, accounts: Sequence[str]) -> dict[str, PersonRef]:
    """The people behind accounts of the asker's workspace; unknown ones are missing."""
    guards.person(session, who)
    found = persons.behind(session, who.platform, who.workspace, accounts)
    wanted = {(who.platform, account) for account in accounts}
    refs = snapshots.refs(session, [person.id for person in found]).values()
    return {account[1]: ref for ref in refs for account in ref.accounts if account in wanted}


def elsewhere(session: Session, now: datetime, who: Identity) -> tuple[Choice, ...]:
    """People without an account where the asker is, who therefore cannot be picked by account."""
    guards.person(session, who)
    return tuple(
        Choice(row.id or 0, row.name) for row in linking.elsewhere(session, who.platform, limit=_MOST)
    )


def user_lists(session: Session, now: datetime, who: Identity) -> tuple[Choice, ...]:
    """The user lists, for anybody: whoever hands on must be able to name them."""
    guards.person(session, who)
    return tuple(Choice(row.id or 0, row.name) for row in lists.everything(session))
