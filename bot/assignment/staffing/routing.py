"""Gives replies whose holder is off duty to somebody on duty."""

from datetime import datetime

from bot.assignment.staffing import on_duty
from bot.storage.audit import events
from bot.storage.conversations import assignments, loads
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.staffing import going_off_duty
from bot.storage.staffing.duty import Among, AtWork
from bot.storage.staffing.going_off_duty import OnShift
from bot.storage.tables import Campaign, Conversation
from bot.storage.traffic import outbox
from bot.vocabulary import Cause, Role

# How many people of each shift, and of those at work, are compared at a time.
_COMPARED = 8


def route(session: Session, now: datetime, campaign: Campaign, conversation: Conversation) -> None:
    """Give a conversation that waits with nobody, or with somebody off duty, to somebody on duty.

    Where nobody on duty has room it waits for nobody. What a person gave to its holder stays with them. What
    was carried to a user list goes to one of its people, or waits for one.
    """
    holder, list_id = conversation.holder_id, conversation.escalated_to
    if (
        holder is not None
        and may_get(session, holder, list_id)
        and (
            not on_duty.off_duty(session, now, campaign, holder)
            or on_duty.keeps(session, now, conversation.id or 0)
        )
    ):
        return
    found = taker(session, now, campaign, list_id)
    if found is not None or holder is not None:
        _give(session, now, conversation, found)


def may_get(session: Session, person_id: int, list_id: int | None) -> bool:
    """Whether somebody may hold what was carried to a user list: one of its people, or an admin."""
    if list_id is None or user_lists.holds(session, list_id, person_id):
        return True
    person = persons.find(session, person_id)
    return person is not None and person.role == Role.ADMIN


def taker(
    session: Session, now: datetime, campaign: Campaign, list_id: int | None = None
) -> OnShift | AtWork | None:
    """The least loaded of those on duty with room for one more; of a user list alone, if it is named.

    Of each shift those are considered who were given the fewest replies; of those at work, the latest.
    """
    among = Among(campaign.user_list_id) if list_id is None else Among(list_id, admins=False)
    offset, shifts, others = 0, going_off_duty.on_now(session, now, campaign.id or 0), True
    while shifts or others:
        pages = {
            id_: going_off_duty.least_routed(session, now, id_, among, limit=_COMPARED, offset=offset)
            for id_ in shifts
        }
        here = (
            on_duty.at_work_in(session, now, campaign, among, limit=_COMPARED, offset=offset)
            if others
            else []
        )
        compared: list[OnShift | AtWork] = [*(each for page in pages.values() for each in page), *here]
        for each in _by_load(session, compared):
            if _may_take(session, now, campaign, each):
                return each
        shifts, offset = [id_ for id_, page in pages.items() if len(page) == _COMPARED], offset + _COMPARED
        others = len(here) == _COMPARED
    return None


def _by_load(session: Session, compared: list[OnShift | AtWork]) -> list[OnShift | AtWork]:
    if len(compared) < 2:  # noqa: PLR2004  nobody to compare with
        return compared
    work = loads.open_work(session, [each.person_id for each in compared])
    return sorted(compared, key=lambda each: work.get(each.person_id, 0))


def _may_take(session: Session, now: datetime, campaign: Campaign, each: OnShift | AtWork) -> bool:
    """Whether somebody is still on duty and has room; locks them, so that nobody else gives them anything.

    So whoever is done for the day gets nothing a moment later, and two replies at once pass no cap.
    """
    persons.locked(session, each.person_id)
    if on_duty.off_among(session, now, campaign, [each.person_id]):
        return False
    caps = [cap for cap in (campaign.cap, each.cap) if cap is not None]
    if not caps:
        return True
    held = loads.held_in(session, campaign.id or 0, [each.person_id])
    return held.get(each.person_id, 0) < min(caps)


def _give(session: Session, now: datetime, conversation: Conversation, to: OnShift | AtWork | None) -> None:
    id_, former = conversation.id or 0, conversation.holder_id
    conversation.holder_id = to.person_id if to else None
    conversation.assigned_at = now if to else None
    session.flush()
    if former is not None:
        assignments.end(session, [id_], by=Cause.ROUTED, now=now)
    if to is not None:
        of, by = conversation.campaign_id, Cause.ROUTED
        assignments.begin(session, [id_], to.person_id, campaign_id=of, by=by, actor_id=None, now=now)
        if isinstance(to, OnShift):
            going_off_duty.count_routed(session, to.shift_id, to.person_id)
    events.note(
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
