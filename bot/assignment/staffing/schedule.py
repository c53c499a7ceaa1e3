"""A shift's timers and card, and the shifts of a series."""

from datetime import datetime, timedelta
from typing import Any

from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.shifts import ShiftTerms
from bot.assignment.rules.calendar import recurring, when
from bot.assignment.staffing import on_duty, rosters
from bot.storage.attention import queue
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import covers, series, shifts
from bot.storage.tables import Campaign, Cover, Person, Shift, ShiftSeries, Timer
from bot.storage.traffic import outbox, timers
from bot.storage.traffic.outbox import Leaving
from bot.vocabulary import CampaignState, Parcel, Timed, Volume

# Reminders are sent this long before a shift begins; people who want few messages get the last one only.
REMINDERS = (timedelta(minutes=30), timedelta(minutes=5))
# Whoever holds something is told this long before a shift ends; the key of that timer.
CLOSING, _END = timedelta(minutes=10), "end"
# How long before it begins each shift of a series is opened.
AHEAD = timedelta(days=7)
# A channel's card is redrawn once for many clicks.
GATHER, AT_ONCE = timedelta(seconds=2), timedelta()
# Servers of these platforms show their people what is coming.
_WITH_EVENTS = frozenset({"discord"})


def put_timers(session: Session, shift: Shift, now: datetime) -> None:
    """Set a shift's timers for its times as they are now, and cancel the others."""
    shift_id = shift.id or 0
    if shift.called_off_at is not None:
        for kind in (Timed.SHIFT_REMINDER, Timed.SHIFT_BEGINS, Timed.SHIFT_ENDS):
            timers.cancel(session, kind, shift_id, now=now)
        return
    for before in REMINDERS:
        key, at = str(int(before.total_seconds()) // 60), shift.starts_at - before
        if at > now:
            timers.put_instead(session, Timed.SHIFT_REMINDER, shift_id, at, now=now, key=key)
    if shift.starts_at > now:
        timers.put_instead(session, Timed.SHIFT_BEGINS, shift_id, shift.starts_at, now=now)
    closing = shift.ends_at - CLOSING
    if closing > max(now, shift.starts_at):
        timers.put_instead(session, Timed.SHIFT_REMINDER, shift_id, closing, now=now, key=_END)
    else:
        timers.cancel(session, Timed.SHIFT_REMINDER, shift_id, now=now, key=_END)
    timers.put_instead(session, Timed.SHIFT_ENDS, shift_id, shift.ends_at, now=now)


def put_card(session: Session, shift: Shift, now: datetime, *, after: timedelta = GATHER) -> None:
    """Let a shift's card in each of its homes be drawn so soon."""
    due_at = now + after
    for to in homes(session, shift).items():
        outbox.put(session, Parcel.SHIFT_CARD, shift.id or 0, now=now, to=to, due_at=due_at)


def put_event(session: Session, shift: Shift, now: datetime, *, after: timedelta = GATHER) -> None:
    """Let a shift be announced so soon where a home of it is on a platform with events of its own."""
    there = [to for to in homes(session, shift).items() if to[0] in _WITH_EVENTS]
    items = [Leaving(Parcel.SHIFT_EVENT, shift.id or 0, to, now + after) for to in there]
    outbox.put_all(session, items, now=now)


def about(who: Identity, person: Person, shift: Shift) -> dict[str, Any]:
    """What the record stores about every act on a shift."""
    return {
        "actor_id": person.id,
        "surface": who.platform,
        "campaign_id": shift.campaign_id,
        "person_id": person.id,
        "facts": {
            "shift": shift.id,
            "starts_at": shift.starts_at.isoformat(),
            "ends_at": shift.ends_at.isoformat(),
        },
    }


def begin(session: Session, shift: Shift, now: datetime) -> tuple[Shift, bool]:
    """Add a shift with its timers and its card, unless one of the same campaign and times stands."""
    lone = _without_shifts(session, shift, now)
    found, is_new = shifts.add(session, shift)
    if is_new:
        for campaign, holder_id in lone:
            on_duty.watch(session, now, campaign, holder_id, now)
        put_timers(session, found, now)
        put_card(session, found, now, after=AT_ONCE)
        put_event(session, found, now)
    return found, is_new


def _without_shifts(session: Session, shift: Shift, now: datetime) -> list[tuple[Campaign, int]]:
    """Set the timers by which duty may lapse, for holders in campaigns that kept no shifts until now."""
    held = [(campaigns.get(session, of), holder) for of, holder in queue.held_in(session, shift.campaign_id)]
    kept = {campaign.id: on_duty.keeps_shifts(session, now, campaign) for campaign, _ in held}
    return [(campaign, holder) for campaign, holder in held if not kept[campaign.id]]


def begin_series(session: Session, wanted: ShiftSeries, now: datetime) -> list[Shift]:
    """Begin a series with its first shifts, unless one like it goes on; the shifts that were opened."""
    shifts.take_turns(session)
    return open_due(session, now, series.twin(session, wanted) or series.add(session, wanted))


def stop(session: Session, of: ShiftSeries, now: datetime) -> None:
    """Open no more shifts of a series."""
    of.stopped_at = of.stopped_at or now
    timers.cancel(session, Timed.RECUR, of.id or 0, now=now)


def put_offer(session: Session, shift: Shift, cover: Cover, now: datetime) -> None:
    """Let a request for cover be drawn in each home of the shift."""
    for to in homes(session, shift).items():
        outbox.put(session, Parcel.COVER, cover.id or 0, now=now, to=to)


def tell_of_cover(session: Session, cover: Cover, person_id: int | None, now: datetime) -> None:
    """Let somebody know what became of a request for cover."""
    if person_id is not None:
        outbox.put(session, Parcel.COVER, cover.id or 0, now=now, to=("person", str(person_id)))


def homes(session: Session, shift: Shift) -> dict[str, str]:
    """The channels of a shift's card by platform: its own, else its campaign's as they are now."""
    return {**_homes_of(session, shift.campaign_id), **shift.homes}


def own_homes(session: Session, campaign_id: int | None, terms: ShiftTerms, platform: str) -> dict[str, str]:
    """The channels that were chosen for a shift; without a home at all, where it was opened (`platform`)."""
    chosen = {name: channel for name, channel in terms.homes.items() if channel}
    if chosen or not terms.here or _homes_of(session, campaign_id):
        return chosen
    return {platform: terms.here}


def open_due(session: Session, now: datetime, of: ShiftSeries) -> list[Shift]:
    """Open the shifts of a series that begin within a week, and see to it that the next ones are."""
    opened = []
    for each in recurring.occurrences(rosters.pattern(of), of.zone, now):
        if each.span.starts_at > now + AHEAD:
            timers.put_instead(session, Timed.RECUR, of.id or 0, each.span.starts_at - AHEAD, now=now)
            break
        if series.occurs(session, of.id or 0, each.span.starts_at):
            continue
        opened.append(_occurrence(session, of, each.span, now))
    return opened


def remind(session: Session, now: datetime, timer: Timer) -> None:
    """Tell those on a shift that it begins soon, or ends soon, unless it does not any more."""
    shift, ends = shifts.locked(session, timer.subject_id), timer.key == _END
    if shift is None or shift.called_off_at is not None:
        return
    if (shift.ends_at if ends else shift.starts_at) <= now:
        return
    last = ends or timer.key == str(int(REMINDERS[-1].total_seconds()) // 60)
    loud = {Volume.ALL, Volume.FEW} if last else {Volume.ALL}
    for person in persons.named(session, shifts.members(session, shift.id or 0)).values():
        if person.volume in loud and person.suspended_at is None:
            to = ("person", str(person.id))
            outbox.put(session, Parcel.SHIFT_REMINDER, shift.id or 0, now=now, to=to)


def begun(session: Session, now: datetime, shift: Shift) -> None:
    """A shift has begun: redraw its card, its campaign's, and the alarm that nobody is there."""
    put_card(session, shift, now, after=AT_ONCE)
    if shift.campaign_id is not None:
        outbox.put_card(session, campaigns.get(session, shift.campaign_id), now=now)
    on_duty.somebody_came(session, now, shift.campaign_id)


def over(session: Session, now: datetime, shift: Shift, *, after: timedelta = AT_ONCE) -> None:
    """A shift is over: redraw its card and the open requests for cover."""
    put_card(session, shift, now, after=after)
    for cover in covers.open_of(session, shift.id or 0):
        put_offer(session, shift, cover, now + after)


def recur(session: Session, now: datetime, timer: Timer) -> None:
    """Open what is due of a series, unless it was stopped; where its campaign has ended, it stops."""
    of = series.locked(session, timer.subject_id)
    if of is None or of.stopped_at is not None:
        return
    if of.campaign_id is not None and _is_over(campaigns.find(session, of.campaign_id)):
        stop(session, of, now)
        return
    open_due(session, now, of)


def _occurrence(session: Session, of: ShiftSeries, span: when.Span, now: datetime) -> Shift:
    wanted = Shift(
        campaign_id=of.campaign_id,
        series_id=of.id,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        seats=of.seats,
        lead_id=of.lead_id,
        homes=dict(of.homes),
        created_by=of.created_by,
        created_at=now,
    )
    return begin(session, wanted, now)[0]


def _homes_of(session: Session, campaign_id: int | None) -> dict[str, str]:
    campaign = campaigns.find(session, campaign_id) if campaign_id is not None else None
    return campaign.homes if campaign is not None else {}


def _is_over(campaign: Campaign | None) -> bool:
    return campaign is None or campaign.state == CampaignState.ENDED
