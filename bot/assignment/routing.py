"""Replies whose holder has gone home go to somebody who is there."""

from datetime import datetime

from bot.assignment import duty
from bot.storage import assignments, leaving, loads, outbox, records, roster
from bot.storage.database import Session
from bot.storage.leaving import OnShift
from bot.storage.tables import Campaign, Conversation
from bot.vocabulary import Cause

# So many people are compared at a time, however many are on shift.
_COMPARED = 8


def route(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> None:
    """Give a conversation that waits with nobody, or with somebody off duty, to somebody on duty.

    Where nobody on duty has room it waits for nobody. Where no shifts are kept, everything stays as it is.
    """
    holder = conversation.holder_id
    if holder is None:
        stays = not duty.keeps_shifts(session, now, campaign)
    else:
        stays = not duty.off_duty(session, now, campaign, holder)
    if stays:
        return
    found = _taker(session, now, campaign)
    if found is not None or holder is not None:
        _give(session, now, conversation, found)


def _taker(session: Session, now: datetime, campaign: Campaign) -> OnShift | None:
    """The least loaded of those who were given the fewest replies, with room for one more."""
    of_list, offset, shifts = campaign.user_list_id, 0, leaving.on_now(session, now, campaign.id or 0)
    while shifts:
        pages = {
            id_: leaving.least_routed(session, now, id_, of_list, limit=_COMPARED, offset=offset)
            for id_ in shifts
        }
        compared = [each for page in pages.values() for each in page]
        for each in _by_load(session, compared):
            if _has_room(session, campaign, each):
                return each
        shifts, offset = [id_ for id_, page in pages.items() if len(page) == _COMPARED], offset + _COMPARED
    return None


def _by_load(session: Session, compared: list[OnShift]) -> list[OnShift]:
    work = loads.open_work(session, [each.person_id for each in compared])
    return sorted(compared, key=lambda each: work.get(each.person_id, 0))


def _has_room(session: Session, campaign: Campaign, each: OnShift) -> bool:
    """A cap is never passed by two replies at once: whoever has one is counted alone."""
    caps = [cap for cap in (campaign.cap, each.cap) if cap is not None]
    if not caps:
        return True
    roster.locked(session, each.person_id)
    held = loads.held_in(session, campaign.id or 0, [each.person_id])
    return held.get(each.person_id, 0) < min(caps)


def _give(session: Session, now: datetime, conversation: Conversation, to: OnShift | None) -> None:
    id_, former = conversation.id or 0, conversation.holder_id
    conversation.holder_id = to.person_id if to else None
    conversation.assigned_at = now if to else None
    session.flush()
    if former is not None:
        assignments.end(session, [id_], by=Cause.ROUTED, now=now)
    if to is not None:
        assignments.begin(session, [id_], to.person_id, by=Cause.ROUTED, actor_id=None, now=now)
        leaving.count_routed(session, to.shift_id, to.person_id)
    records.note(
        session,
        Cause.ROUTED,
        now=now,
        actor_id=None,
        campaign_id=conversation.campaign_id,
        conversation_id=id_,
        person_id=conversation.holder_id,
        facts={"from": former, "to": conversation.holder_id},
    )
    outbox.put_inbox(session, former, now=now)
