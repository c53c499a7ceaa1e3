"""What becomes of people's conversations when they go off a shift.

Unsent contacts return to the pool; everything else is held by nobody, so that later replies are routed. What
waits is handed over to those on duty: at once, or after its holder was asked and a time of grace has passed.
Somebody who leaves early is treated alike.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.assignment.outcomes.reassignment import Selection, Source, SourceKind, Target, TargetKind, Wish
from bot.assignment.reassignment import moving, receivers, request
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import NobodyOnShift, NobodyToTake
from bot.assignment.shifts import offering
from bot.assignment.staffing import leads, on_duty, schedule
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.reassignment import moves
from bot.storage.shifts import shifts
from bot.storage.staffing import attendance, going_off_duty
from bot.storage.staffing.going_off_duty import Left
from bot.storage.tables import Campaign, Reassignment, Shift, ShiftMember, Timer
from bot.storage.traffic import outbox, timers
from bot.vocabulary import AtShiftEnd, CampaignState, Cause, Parcel, Portion, Timed

# The longest grace of any campaign: after it nothing waits with somebody off duty.
LONGEST_GRACE = timedelta(minutes=5)
# A shift that begins within this time takes over from one that ended.
TAKES_OVER = timedelta(hours=1)
# So begins the key of the timer of a shift that was ended by hand: whoever was on it is off.
BY_HAND = "by_hand:"
_ON = Target(TargetKind.ON_DUTY)
_LIVE = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


@dataclass(frozen=True, slots=True)
class Going:
    """What somebody who is off duty holds in a campaign."""

    left: Left
    campaign: Campaign


def ends(session: Session, now: datetime, timer: Timer) -> None:
    """A shift has ended, unless it was extended, called off, or dealt with already."""
    shift = shifts.locked(session, timer.subject_id)
    if shift is None:
        return
    if timer.key.startswith(BY_HAND) and shift.called_off_at is None and shift.ends_at <= now:
        attendance.forget(session, *going_off_duty.members(session, shift.id or 0))
    close(session, now, shift)


def close(session: Session, now: datetime, shift: Shift) -> None:
    """Deal with the end of a shift, once. Lock the shift first."""
    if shift.closed_at is not None or shift.called_off_at is not None or shift.ends_at > now:
        return
    shift.closed_at = now
    session.flush()
    members = going_off_duty.members(session, shift.id or 0)
    _let_go(session, now, shift, members, shift.ends_at)
    for moment in _graces(session, shift, shift.ends_at):
        timers.put(session, Timed.SHIFT_GRACE, shift.id or 0, max(moment, now), now=now)
    schedule.over(session, now, shift)
    leads.sum_up(session, now, shift)


def left_early(session: Session, now: datetime, shift: Shift, person_id: int) -> None:
    """Somebody went off a running shift before its end. Lock the shift first."""
    if not shift.starts_at <= now < shift.ends_at:
        return
    members = going_off_duty.members(session, shift.id or 0)
    _let_go(session, now, shift, {person_id: members[person_id]}, now)
    for moment in _graces(session, shift, now):
        timers.put(session, Timed.SHIFT_GRACE, shift.id or 0, moment, now=now, key=str(person_id))


def grace_is_over(session: Session, now: datetime, timer: Timer) -> None:
    """Hand over what still waits with people off duty: with any of them, or with the one whom the key names.

    What waits for nobody then is dealt to those on duty.
    """
    shift = shifts.locked(session, timer.subject_id)
    if shift is None:
        return
    if timer.key == offering.QUEUE:
        offering.deal_out(session, now, shift)
        return
    members = going_off_duty.members(session, shift.id or 0)
    if timer.key:
        one = members.get(int(timer.key))
        if one is not None:
            _sweep(session, now, shift, [one.person_id], one.left_at or shift.ends_at)
        return
    others = going_off_duty.waiting_with(session, shift.campaign_id)
    _sweep(session, now, shift, sorted({*members, *others}), shift.ends_at)
    offering.deal_out(session, now, shift)
    leads.sum_up(session, now, shift)
    _tell_incoming(session, now, shift)


def hand_over(
    session: Session,
    now: datetime,
    by: Mover,
    left: Sequence[Left],
    cause: Cause,
    target: Target = _ON,
    unheld: Sequence[int] = (),
) -> Reassignment:
    """Hand over all that waits of what people hold, as one reassignment; and what is `unheld` in campaigns.

    What nobody of the target has room for waits for nobody.
    """
    people, of = {each.person_id for each in left}, {*(each.campaign_id for each in left), *unheld}
    who = Source(SourceKind.ANYBODY if people else SourceKind.NOBODY)
    if len(people) == 1 and not unheld:
        who = Source(SourceKind.PERSON, left[0].person_id)
    one = min(of) if len(of) == 1 else None
    made = moving.plan(session, now, by, Wish(Selection(who, Portion.ALL, one), target), cause)
    for each in left:
        _lay_out(session, now, made.id or 0, each, target)
    for each_id in unheld:
        offering.lay_out(session, now, made, each_id, target)
    moving.carry_out(session, now, by, made)
    return made


def off_duty(
    session: Session, now: datetime, shift: Shift, people: Sequence[int], *, loose: bool = True
) -> dict[int, list[Going]]:
    """What those of these people hold who are off duty, by person, in the campaigns of a shift.

    What is `loose` does not stay with them because a person gave it to them.
    """
    held = going_off_duty.held(session, people, shift.campaign_id, loose_at=now if loose else None)
    found: dict[int, list[Going]] = defaultdict(list)
    for campaign_id in sorted({each.campaign_id for each in held}):
        campaign, here = (
            campaigns.get(session, campaign_id),
            [e for e in held if e.campaign_id == campaign_id],
        )
        off = on_duty.who_is_off(session, now, campaign, {each.person_id for each in here})
        for each in here:
            if each.person_id in off:
                found[each.person_id].append(Going(each, campaign))
    return found


def _let_go(
    session: Session, now: datetime, shift: Shift, members: dict[int, ShiftMember], since: datetime
) -> None:
    """For people who are off duty from now: ask those who are to be asked, and move what the others hold."""
    for going in off_duty(session, now, shift, sorted(members)).values():
        asked = [each for each in going if each.left.waiting and _asks(each.campaign, since, now)]
        kept = {each.left.campaign_id for each in asked}
        _take_away(session, now, shift, [each.left for each in going], kept)
        if asked:
            _ask(session, now, shift, members[asked[0].left.person_id])


def _take_away(
    session: Session, now: datetime, shift: Shift, left: Sequence[Left], kept: Collection[int]
) -> None:
    """Nobody holds what somebody held, except what waits: that is handed over, or kept in some campaigns."""
    if not any(each.campaign_id not in kept or each.count > each.waiting for each in left):
        return
    who = Source(SourceKind.PERSON, left[0].person_id)
    one = left[0].campaign_id if len(left) == 1 else None
    everything = Wish(Selection(who, Portion.ALL, one), Target(TargetKind.POOL))
    made = moving.plan(session, now, Mover(), everything, Cause.SHIFT_END)
    made.at_end_of = shift.id
    for each in left:
        if each.campaign_id not in kept and each.waiting:
            _lay_out(session, now, made.id or 0, each, _ON)
        rest = Wish(Selection(who, Portion.ALL, each.campaign_id), Target(TargetKind.POOL))
        quiet = replace(request.wanted(session, now, rest), quiet=True, loose_at=_loose_at(each, now))
        moves.plan_for_nobody(session, made.id or 0, quiet)
    moving.carry_out(session, now, Mover(), made)


def _lay_out(session: Session, now: datetime, plan_id: int, left: Left, target: Target) -> None:
    """Plan that those of the target get what waits, as far as they have room, and nobody the rest."""
    who = Source(SourceKind.PERSON, left.person_id)
    wish = Wish(Selection(who, Portion.WAITING, left.campaign_id), target)
    wanted = replace(request.wanted(session, now, wish), loose_at=_loose_at(left, now))
    if target.kind is not TargetKind.POOL:
        try:
            counts = {left.campaign_id: left.waiting}
            dealt = receivers.deal(session, now, wish, counts, {left.person_id})
        except (NobodyOnShift, NobodyToTake):
            if target.kind is TargetKind.PEOPLE:
                raise
        else:
            moves.plan_for(session, plan_id, wanted, dealt.places)
    moves.plan_for_nobody(session, plan_id, wanted)


def _loose_at(left: Left, now: datetime) -> datetime | None:
    return now if left.loose else None


def _ask(session: Session, now: datetime, shift: Shift, member: ShiftMember) -> None:
    """One question at the end of somebody's shift, also where two shifts end together."""
    if going_off_duty.was_asked(session, member.person_id, now - LONGEST_GRACE):
        return
    member.asked_at = now
    session.flush()
    to = ("person", str(member.person_id))
    outbox.put(session, Parcel.SHIFT_ENDED, shift.id or 0, now=now, to=to)


def _sweep(session: Session, now: datetime, shift: Shift, people: Sequence[int], since: datetime) -> None:
    for going in off_duty(session, now, shift, people).values():
        late = [each.left for each in going if each.left.waiting and since + grace_of(each.campaign) <= now]
        if late:
            hand_over(session, now, Mover(), late, Cause.SHIFT_END).at_end_of = shift.id


def _tell_incoming(session: Session, now: datetime, shift: Shift) -> None:
    """One summary for the lead of the shift that takes over, no sooner than it begins."""
    coming = going_off_duty.incoming(session, now, shift, TAKES_OVER)
    if coming is None or coming.lead_id is None or coming.lead_id in leads.of_shift(session, shift):
        return
    to, due_at = ("person", str(coming.lead_id)), max(now, coming.starts_at)
    outbox.put(session, Parcel.SHIFT_HANDOVER, shift.id or 0, now=now, to=to, due_at=due_at)


def _asks(campaign: Campaign, since: datetime, now: datetime) -> bool:
    """Whether holders are asked, and there is still time for it."""
    return campaign.at_shift_end == AtShiftEnd.ASK and since + grace_of(campaign) > now


def _graces(session: Session, shift: Shift, since: datetime) -> list[datetime]:
    """When the grace in each of a shift's campaigns is over."""
    of: Iterable[Campaign] = (
        [campaigns.get(session, shift.campaign_id)]
        if shift.campaign_id is not None
        else campaigns.everything(session, _LIVE)
    )
    return sorted({since + grace_of(each) for each in of} | {since + LONGEST_GRACE})


def grace_of(campaign: Campaign) -> timedelta:
    """How long what waits stays with somebody who is asked about it."""
    return min(timedelta(minutes=max(0, campaign.grace_minutes)), LONGEST_GRACE)
