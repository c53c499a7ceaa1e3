"""The best taker of a campaign's conversations: on shift first, then the next shift, the least loaded."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import Taker, Target, TargetKind
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.reassignment import receivers
from bot.assignment.staffing import on_duty
from bot.storage.conversations import loads
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.staffing.at_hand import AtHand
from bot.storage.tables import Campaign

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
    best = ranked(session, now, campaign, on_duty.at_hand(session, now, campaign))[:most]
    refs = snapshots.refs(session, [each.id for each in best])
    return tuple(each.taker(refs) for each in best)


@dataclass(frozen=True, slots=True)
class Able:
    """A taker, by id, with room for so many more; None is no limit."""

    id: int
    open_work: int
    until: datetime | None
    begins: datetime | None
    room: int | None = None

    def taker(self, people: Mapping[int, PersonRef]) -> Taker:
        """The taker, among people known by id."""
        return Taker(people[self.id], self.open_work, self.until, self.until is not None, self.begins)


def ranked(session: Session, now: datetime, campaign: Campaign, at_hand: AtHand) -> list[Able]:
    """The same, of those at hand: among equals the least loaded, then whoever came first."""
    working = at_hand.running.keys() | at_hand.on | at_hand.active
    able = _with_room(session, now, campaign, {*working, *at_hand.soon})
    work = loads.open_work(session, sorted(able))
    found = [
        Able(
            id_,
            work.get(id_, 0),
            until=at_hand.running.get(id_),
            begins=None if id_ in working else at_hand.soon[id_],
            room=room,
        )
        for id_, room in able.items()
    ]
    return sorted(found, key=_place)


def _place(each: Able) -> tuple[int, float, int, int]:
    """On shift, at work, or on the next shift."""
    if each.begins is not None:
        return (2, each.begins.timestamp(), each.open_work, each.id)
    return (0 if each.until else 1, 0.0, each.open_work, each.id)


def _with_room(session: Session, now: datetime, campaign: Campaign, ids: set[int]) -> dict[int, int | None]:
    """Those of these people who may take one more, and how many more they may; None is no limit."""
    people = [person for person in persons.named(session, ids).values() if person.suspended_at is None]
    rooms = receivers.rooms_in(session, now, campaign, people, _ANYBODY)
    return {id_: room for id_, room in rooms.items() if room is None or room > 0}
