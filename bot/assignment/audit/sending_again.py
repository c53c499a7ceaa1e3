"""What was set aside for an endpoint, let go once more."""

from datetime import datetime

from bot.assignment import guards
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.results.publishing import SentAgain, host_of
from bot.assignment.refusals.general import NoSuchThing
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.publishing import endpoints


def send_again(session: Session, now: datetime, who: Identity, endpoint_id: int) -> SentAgain:
    """An admin lets everything that was set aside for an endpoint leave once more."""
    admin = guards.admin(session, who)
    endpoint = endpoints.find(session, endpoint_id)
    if endpoint is None:
        raise NoSuchThing("endpoint")
    endpoint.set_aside_at = None
    session.flush()
    count = endpoints.again(session, endpoint_id, now=now)
    host = host_of(endpoint.url)
    if count:
        facts = {"endpoint": endpoint_id, "host": host, "events": count}
        events.note(session, "events_again", now=now, actor_id=admin.id, surface=who.platform, facts=facts)
    return SentAgain(host, count)
