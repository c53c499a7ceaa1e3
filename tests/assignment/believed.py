"""Who is on duty, as it is told by what people were seen to do: looked at here, and not by what is tried."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.storage.tables import Conversation, Shift, ShiftMember

GRACE, AT_WORK, GIVEN = timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=1)
# A lapse is reminded of, told, and over; what was given is looked at every quarter of an hour.
LAPSES, LOOKS = timedelta(minutes=20), timedelta(minutes=15)
KEPT = timedelta(days=14)


@dataclass
class Believed:
    """What was seen: acts by person and campaign, days that were done, and what a person gave to whom."""

    acts: dict[tuple[int, int], datetime] = field(default_factory=dict)
    done: dict[int, datetime] = field(default_factory=dict)
    given: dict[int, tuple[int, datetime]] = field(default_factory=dict)
    leapt: datetime | None = None
    shifts: list[Shift] = field(default_factory=list)
    members: list[ShiftMember] = field(default_factory=list)

    def here(self, campaign_id: int) -> list[Shift]:
        """The shifts that were not called off."""
        of = {None, campaign_id}
        return [each for each in self.shifts if each.campaign_id in of and each.called_off_at is None]

    def keeps(self, campaign_id: int, now: datetime) -> bool:
        return any(each.ends_at > now - KEPT for each in self.here(campaign_id))

    def theirs(self, campaign_id: int, now: datetime) -> list[tuple[ShiftMember, Shift]]:
        """Everybody's places on shifts that have begun."""
        here = {each.id: each for each in self.here(campaign_id) if each.starts_at <= now}
        return [(m, here[m.shift_id]) for m in self.members if m.shift_id in here]

    def on_shift(self, campaign_id: int, now: datetime) -> set[int]:
        return {m.person_id for m, of in self.theirs(campaign_id, now) if left_at(m, of) > now}

    def went(self, person: int, campaign_id: int, now: datetime) -> datetime | None:
        """When somebody last went off a shift."""
        moments = [off_at(m, of) for m, of in self.theirs(campaign_id, now) if m.person_id == person]
        return max((moment for moment in moments if moment is not None and moment <= now), default=None)

    def left(self, person: int, campaign_id: int, now: datetime) -> datetime | None:
        """When somebody last went off duty by a shift: at its end, or once they had finished."""
        mine = [(m, of) for m, of in self.theirs(campaign_id, now) if m.person_id == person]
        moments = [left_at(m, of) for m, of in mine if off_at(m, of) is not None]
        return max((moment for moment in moments if moment <= now), default=None)

    def last_act(self, person: int, campaign_id: int, now: datetime) -> datetime | None:
        """Their last act, if they have not gone since."""
        act = self.acts.get((person, campaign_id))
        gone = (self.went(person, campaign_id, now), self.done.get(person))
        return None if act is None or any(end is not None and end >= act for end in gone) else act

    def there(self, people: Iterable[int], campaign_id: int, now: datetime) -> set[int]:
        """Those of these people who are on a shift or at work."""
        on = self.on_shift(campaign_id, now)
        return {each for each in people if each in on or self.at_work(each, campaign_id, now)}

    def at_work(self, person: int, campaign_id: int, now: datetime) -> bool:
        act = self.last_act(person, campaign_id, now)
        return act is not None and act > now - AT_WORK

    def is_off(self, person: int, campaign_id: int, now: datetime) -> bool:
        if person in self.on_shift(campaign_id, now) or self.at_work(person, campaign_id, now):
            return False
        if self.keeps(campaign_id, now):
            return True
        act, done = self.acts.get((person, campaign_id)), self.done.get(person)
        return done is not None and (act is None or act <= done)

    def has_lapsed(self, person: int, campaign_id: int, now: datetime) -> bool:
        """Off duty for doing nothing alone."""
        return self.is_off(person, campaign_id, now) and self.last_act(person, campaign_id, now) is not None

    def stays_until(self, each: Conversation, now: datetime) -> datetime | None:
        """Until when a conversation stays with its holder because a person gave it to them, if one did."""
        if (each.id or 0) not in self.given or self.given[each.id or 0][0] != each.holder_id:
            return None
        to, at = self.given[each.id or 0]
        act = self.acts.get((to, each.campaign_id))
        ends = [one.ends_at for one in self.here(each.campaign_id) if at < one.ends_at <= now]
        went, done = self.went(to, each.campaign_id, now), self.done.get(to)
        ends += [moment for moment in (went, done) if moment is not None and moment > at]
        return min([*ends, max(at, act or at) + GIVEN])

    def is_kept(self, each: Conversation, now: datetime) -> bool:
        until = self.stays_until(each, now)
        return until is not None and until > now

    def off_since(self, each: Conversation, now: datetime) -> datetime:
        """Since when a conversation has been with somebody who is off duty for it."""
        person, of = each.holder_id or 0, each.campaign_id
        act, kept = self.last_act(person, of, now), [one.created_at for one in self.here(of)]
        moments = [self.left(person, of, now), self.done.get(person), self.stays_until(each, now)]
        moments += [act + AT_WORK if act else None, min(kept, default=None), each.assigned_at]
        return max(moment for moment in moments if moment is not None)

    def is_overdue(self, each: Conversation, now: datetime) -> bool:
        """Whether what waits with somebody off duty should be others' by now."""
        since = self.off_since(each, now)
        ends = [one.ends_at for one in self.here(each.campaign_id)]
        if any(since < end + GRACE <= now for end in ends):
            return True
        if since == self.left(each.holder_id or 0, each.campaign_id, now):
            return since + GRACE <= now
        return max(since, self.leapt or since) + LAPSES + LOOKS <= now


def off_at(member: ShiftMember, of: Shift) -> datetime | None:
    """When somebody went off a shift; who left before it began never was on it."""
    if member.left_at is None:
        return of.ends_at
    return member.left_at if member.left_at >= of.starts_at else None


def left_at(member: ShiftMember, of: Shift) -> datetime:
    """When somebody goes off duty, as far as this shift is concerned."""
    gone = min(of.ends_at, member.left_at or of.ends_at)
    return max(gone, member.finishing_until or gone)
