"""Events on their way to endpoints: laid out, leased, taken, tried again, and set aside after a day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from bot.assignment.outcomes.results.publishing import EventParcel, host_of
from bot.assignment.rules.retries import DAY_OF_PAUSES
from bot.assignment.upkeep.failures import Hand
from bot.storage.audit import events
from bot.storage.engine.database import Session
from bot.storage.publishing import endpoints
from bot.storage.publishing import events as public
from bot.storage.tables import Endpoint
from bot.storage.traffic import outbox
from bot.storage.traffic.outbox import Due, Leaving
from bot.vocabulary import OutboxState, Parcel

LEASE = timedelta(minutes=1)
_AT_ONCE = 500
# Receivers that were away may ask us what they missed; a month later nobody does.
_KEPT = timedelta(days=30)
# So many of one endpoint's at most are under way in one process.
SHARE = 8


def lay_out(session: Session, now: datetime) -> int:
    """Number new events and put each into the outbox for every endpoint; how many there were."""
    new = public.number_new(session, now=now, limit=_AT_ONCE)
    to = [(endpoints.PLATFORM, str(each.id)) for each in endpoints.everything(session)] if new else []
    outbox.put_all(session, [Leaving(Parcel.PUBLIC_EVENT, id_, each) for id_ in new for each in to], now=now)
    return len(new)


def lease_events(
    session: Session,
    now: datetime,
    under_way: Mapping[int, int],
    carried: Collection[int] = (),
    hand: Hand | None = None,
) -> tuple[EventParcel, ...]:
    """Events that are due, each written with what is stored now; with those `under_way` a share per endpoint.

    Items that the caller still carries (`carried`, by id) stay its own. An exception undoes all of it; `hand`
    says which item raised it.
    """
    hand = hand or Hand()
    kinds = [Parcel.PUBLIC_EVENT]
    for item in outbox.overdue(session, kinds, now=now, again=now + LEASE, limit=SHARE):
        if item.id not in carried:
            outbox.again_at(session, item.id, now)
    parcels: list[EventParcel] = []
    for endpoint in endpoints.everything(session):
        room, to = SHARE - under_way.get(endpoint.id or 0, 0), (endpoints.PLATFORM, str(endpoint.id))
        if room <= 0:
            continue
        for item in outbox.lease(session, kinds, now=now, for_=LEASE, limit=room, to=to):
            hand.id = item.id
            parcels.append(_parcel(session, item, endpoint))
    return tuple(parcels)


def _parcel(session: Session, item: Due, endpoint: Endpoint) -> EventParcel:
    event = public.get(session, item.subject_id)
    told = public.facts(session, event, words=endpoint.words)
    return EventParcel(
        item_id=item.id,
        endpoint_id=endpoint.id or 0,
        url=endpoint.url,
        secret=endpoint.secret,
        event_id=event.id or 0,
        kind=event.kind,
        at=event.at or endpoint.created_at,
        thing=event.thing,
        thing_id=event.thing_id,
        number=event.number or 0,
        ids={"campaign": event.campaign_id, **told.ids},
        words=told.words,
    )


def event_taken(session: Session, now: datetime, item_id: int) -> None:
    """The endpoint has it."""
    outbox.finish(session, item_id)


def event_not_taken(session: Session, now: datetime, item_id: int, after: float = 0.0) -> bool:
    """The endpoint did not take it: later and later it is tried again, and after a day set aside.

    `after` so many seconds the endpoint wants to be asked again. Returns whether it is set aside.
    """
    item = outbox.get(session, item_id)
    if item.state != OutboxState.LEAVING:
        return False
    if item.attempts <= len(DAY_OF_PAUSES):
        asked = timedelta(seconds=min(after, DAY_OF_PAUSES[-1].total_seconds()))
        pause = max(DAY_OF_PAUSES[item.attempts - 1], asked)
        outbox.again_at(session, item_id, now + pause)
        return False
    outbox.finish(session, item_id, OutboxState.DEAD)
    endpoint = endpoints.find(session, int(item.address))
    if endpoint is not None and endpoint.set_aside_at is None:
        endpoint.set_aside_at = now
        session.flush()
        facts = {"endpoint": endpoint.id, "host": host_of(endpoint.url)}
        events.note(session, "events_set_aside", now=now, actor_id=None, facts=facts)
    return True


def told(session: Session, now: datetime) -> list[int]:
    """Some of the events that were taken long ago, and by which nothing is numbered any more."""
    return public.told(session, before=now - _KEPT, limit=_AT_ONCE)


def forget(session: Session, now: datetime, event_ids: Sequence[int]) -> None:
    """Drop the memory of events that everybody was told of."""
    public.forget(session, event_ids)
