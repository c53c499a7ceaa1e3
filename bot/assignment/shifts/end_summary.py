"""What is posted about a shift that is over, to its people, its lead and the next lead."""

from collections import Counter
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.campaigns import metrics
from bot.assignment.outcomes.reassignment import Taker
from bot.assignment.outcomes.shifts import (
    EndedShift,
    HandoverPost,
    PartingPost,
    StillWith,
    SummaryPost,
    TravelledNote,
)
from bot.assignment.reassignment import best_taker, moving
from bot.assignment.shifts import fallback, shift_end
from bot.assignment.staffing import on_duty
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.reassignment import plans
from bot.storage.shifts import shifts
from bot.storage.staffing import going_off_duty
from bot.storage.tables import Shift

_PEOPLE, _NOTES, _LOOKED_AT = 15, 5, 50


def parting_post(session: Session, now: datetime, shift_id: int, person_id: int) -> PartingPost | None:
    """What still waits with somebody whose shift is over."""
    shift = shifts.locked(session, shift_id)
    if shift is None:
        return None
    rows = [
        each
        for each in queue.waiting_of(session, person_id, limit=_LOOKED_AT)
        if _is_of(shift, each.campaign_id)
    ]
    held = [each for each in going_off_duty.held(session, [person_id], shift.campaign_id) if each.waiting]
    member = going_off_duty.members(session, shift_id).get(person_id)
    graces = [shift_end.grace_of(campaigns.get(session, each.campaign_id)) for each in held]
    since = member.left_at if member and member.left_at else shift.ends_at
    return PartingPost(
        shift=_ended(session, shift),
        waiting=sum(each.waiting for each in held),
        oldest=rows[0].waiting_since if rows else None,
        taker=_taker(session, now, held[0].campaign_id, person_id) if held else None,
        finishing_until=member.finishing_until if member else None,
        instead=fallback.where_alone(session, now, {e.campaign_id for e in held}, beside=[person_id]),
        settles_at=since + max(graces) if graces else None,
    )


def summary_post(session: Session, now: datetime, shift_id: int) -> SummaryPost | None:
    """What a shift did, what waits with whom, and what Baton handed over."""
    shift = shifts.locked(session, shift_id)
    if shift is None:
        return None
    members = going_off_duty.members(session, shift_id)
    made = going_off_duty.plans_at_end(session, shift_id, sorted(members))
    still, of = _still(session, now, shift), _waits_in(session, shift)
    return SummaryPost(
        shift=_ended(session, shift),
        done=metrics.of_shift(session, now, shift),
        still=still,
        unheld=queue.count_unheld(session, shift.campaign_id),
        moved=tuple(moving.picture(session, now, each) for each in made[:_PEOPLE]),
        instead=fallback.where_alone(session, now, of, beside=[each.person.id for each in still]),
    )


def handover_post(session: Session, now: datetime, shift_id: int) -> HandoverPost | None:
    """What the next shift finds."""
    shift = shifts.locked(session, shift_id)
    if shift is None:
        return None
    counted = queue.waiting_by_holder(session, shift.campaign_id)
    refs = snapshots.refs(session, [holder for holder, *_ in counted])
    return HandoverPost(
        shift=_ended(session, shift),
        waiting=sum(count for _, count, _ in counted),
        unheld=sum(count for holder, count, _ in counted if holder is None),
        oldest=min((oldest for *_, oldest in counted), default=None),
        people=tuple((refs[holder], count) for holder, count, _ in counted if holder)[:_PEOPLE],
        notes=_notes(session, shift),
    )


def _still(session: Session, now: datetime, shift: Shift) -> tuple[StillWith, ...]:
    """Those who went off the shift and still hold what waits, the most first."""
    members = going_off_duty.members(session, shift.id or 0)
    here = going_off_duty.held(
        session, going_off_duty.waiting_with(session, shift.campaign_id), shift.campaign_id
    )
    on = shifts.on_now(session, now, shift.campaign_id)
    counts, first = Counter[int](), dict[int, int]()
    for each in here:
        campaign = campaigns.get(session, each.campaign_id)
        finishes = each.person_id in members and each.person_id not in on
        if each.waiting and (finishes or on_duty.off_duty(session, now, campaign, each.person_id)):
            counts[each.person_id] += each.waiting
            first.setdefault(each.person_id, each.campaign_id)
    refs = snapshots.refs(session, counts)
    return tuple(
        StillWith(
            refs[id_],
            count,
            members[id_].finishing_until if id_ in members else None,
            _taker(session, now, first[id_], id_),
        )
        for id_, count in counts.most_common(_PEOPLE)
    )


def _waits_in(session: Session, shift: Shift) -> set[int]:
    """The campaigns of a shift in which anybody waits."""
    held = {campaign_id for campaign_id, _ in queue.held_in(session, shift.campaign_id)}
    return held | set(queue.unheld_in(session, shift.campaign_id))


def _taker(session: Session, now: datetime, campaign_id: int, person_id: int) -> Taker | None:
    return best_taker.best_taker(session, now, campaigns.get(session, campaign_id), beside=[person_id])


def _notes(session: Session, shift: Shift) -> tuple[TravelledNote, ...]:
    """The newest note of each of those who have waited longest."""
    found = []
    for each in queue.waiting_in(session, shift.campaign_id, limit=_LOOKED_AT):
        notes = [note for at, _, note in plans.notes_about(session, each.id or 0) if at >= shift.starts_at]
        if notes:
            found.append(TravelledNote(snapshots.short_name_of(session, each), notes[-1]))
    return tuple(found[:_NOTES])


def _is_of(shift: Shift, campaign_id: int) -> bool:
    return shift.campaign_id in {None, campaign_id}


def _ended(session: Session, shift: Shift) -> EndedShift:
    of = campaigns.get(session, shift.campaign_id) if shift.campaign_id is not None else None
    return EndedShift(
        shift.id or 0, snapshots.campaign_ref(of) if of else None, shift.starts_at, shift.ends_at
    )
