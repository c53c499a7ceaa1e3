"""Where events are posted to: added, listed and taken away by whoever runs Baton."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.publishing import EndpointAdded, EndpointRow, host_of
from bot.assignment.refusals.general import NoSuchThing
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.publishing import endpoints as stored


def add(
    session: Session, now: datetime, who: Identity, url: str, secret: str, *, words: bool
) -> EndpointAdded:
    """Post every event to an address from now on, signed with this secret."""
    admin = guards.admin(session, who)
    row = stored.add(session, url, secret, words=words, now=now)
    facts = {"endpoint": row.id, "host": host_of(url), "words": words}
    events.note(session, "endpoint_added", now=now, actor_id=admin.id, surface=who.platform, facts=facts)
    return EndpointAdded(EndpointRow(row.id or 0, url, words), secret)


def everything(session: Session, now: datetime, who: Identity) -> tuple[EndpointRow, ...]:
    """All endpoints, with what waits for them."""
    guards.admin(session, who)
    waiting = stored.waiting(session)
    rows = stored.everything(session)
    return tuple(
        EndpointRow(row.id or 0, row.url, row.words, *waiting.get(row.id or 0, (0, 0))) for row in rows
    )


def remove(session: Session, now: datetime, who: Identity, endpoint_id: int) -> EndpointRow:
    """Post nothing more to an endpoint."""
    admin = guards.admin(session, who)
    row = stored.find(session, endpoint_id)
    if row is None:
        raise NoSuchThing("endpoint")
    stored.remove(session, row, now=now)
    facts = {"endpoint": row.id, "host": host_of(row.url)}
    events.note(session, "endpoint_removed", now=now, actor_id=admin.id, surface=who.platform, facts=facts)
    return EndpointRow(row.id or 0, row.url, row.words)
