"""The best taker of a campaign's conversations: on shift first, then the next shift, the least loaded."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import Taker, Target, TargetKind
from bot.assignment.reassignment import receivers
from bot.assignment.staffing import on_duty
from bot.storage.conversations import loads
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Shift

# A shift that begins within this time counts as the next one.
_SOON = timedelta(hours=1)
# Where no shifts are kept, whoever acted within this time counts as at work.
_ACTIVE = timedelta(minutes=30)
_ANYBODY = Target(TargetKind.PEOPLE)


def best_taker(
    session: Session, now: datetime, campaign: Campaign, *, beside: Collection[int] = ()
) -> Taker | None:
    """Who should take over one more conversation of a campaign, without those in `beside`."""
    return next((taker for taker in takers(session, now, campaign) if taker.person.id not in beside), None)


def takers(
    session: Session, now: datetime, campaign: Campaign, *, most: int | None = None
) -> tuple[Taker, ...]:
    """Everybody who has room for one more conversation of a campaign, or the `most` best of them.

    The best come first, without suspended people: those on shift, then those at work, then those whose shift
    begins within the hour. Where the campaign keeps no shifts, whoever was active a moment ago counts as at
    work.
    """
    running = _spans(session, _of(campaign, shifts.running(session, now)))
    coming = [one for one in shifts.upcoming(session, now) if one.starts_at <= now + _SOON]
    soon = _spans(session, reversed(_of(campaign, coming)))
    lately = set(on_duty.who_is_on(session, now, campaign)) - running.keys()
    if not on_duty.keeps_shifts(session, now, campaign):
        lately |= persons.active_since(session, now - _ACTIVE)
    able = _with_room(session, now, campaign, {*running, *soon, *lately})
    work = loads.open_work(session, sorted(able))
    best = list(_ranked(able, running, lately, soon, work))[:most]
    refs = snapshots.refs(session, best)
    return tuple(
        Taker(
            person=refs[id_],
            open_work=work.get(id_, 0),
            until=running[id_].ends_at if id_ in running else None,
            on_shift=id_ in running,
            begins=soon[id_].starts_at if id_ in soon and id_ not in {*running, *lately} else None,
        )
        for id_ in best
    )


def _ranked(
    able: set[int], running: dict[int, Shift], lately: set[int], soon: dict[int, Shift], work: dict[int, int]
) -> Iterator[int]:
    """On shift, at work, or on the next shift; among equals the least loaded, then whoever came first."""

    def place(id_: int) -> tuple[int, float, int, int]:
        if id_ in running or id_ in lately:
            return (0 if id_ in running else 1, 0.0, work.get(id_, 0), id_)
        return (2, soon[id_].starts_at.timestamp(), work.get(id_, 0), id_)

    yield from sorted(able, key=place)


def _of(campaign: Campaign, found: Iterable[Shift]) -> list[Shift]:
    """The shifts of the campaign and those of all."""
    return [shift for shift in found if shift.campaign_id in {None, campaign.id}]


def _spans(session: Session, found: Iterable[Shift]) -> dict[int, Shift]:
    """Who is on these shifts, each with the last of theirs."""
    found = list(found)
    rosters = shifts.rosters(session, [shift.id or 0 for shift in found])
    return {id_: shift for shift in found for id_ in rosters.get(shift.id or 0, ())}


def _with_room(session: Session, now: datetime, campaign: Campaign, ids: set[int]) -> set[int]:
    """Those of these people who may take one more."""
    people = [person for person in persons.named(session, ids).values() if person.suspended_at is None]
    rooms = receivers.rooms_in(session, now, campaign, people, _ANYBODY)
    return {id_ for id_, room in rooms.items() if room is None or room > 0}
