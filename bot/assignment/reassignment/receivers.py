"""Who of a target may receive conversations, and how many each gets."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import LeftOut, LeftOutWhy, Target, TargetKind, Wish
from bot.assignment.reassignment.request import seed_of
from bot.assignment.refusals.general import NobodyOnShift, NobodyToTake, NoSuchThing
from bot.assignment.rules.deal import deal_out
from bot.assignment.staffing import on_duty
from bot.storage.campaigns import campaigns
from bot.storage.conversations import loads
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person
from bot.vocabulary import CampaignState, Role, Split

# How many lists are named where nobody is on shift.
_ALTERNATIVES = 5
_STARTED = tuple(state for state in CampaignState if state is not CampaignState.DRAFT)


@dataclass(slots=True)
class Dealt:
    """The receiver for each place, campaign by campaign; None where nobody had room."""

    places: list[int | None] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def shares(self) -> Counter[int]:
        """How many each receiver gets."""
        return Counter(person for person in self.places if person is not None)


def deal(
    session: Session, now: datetime, wish: Wish, counts: Mapping[int, int], givers: Collection[int]
) -> Dealt:
    """Deal `counts` conversations by campaign to those of the wish's target who may receive.

    Raises NobodyToTake when that is nobody, NobodyOnShift.
    """
    people, dealt = _able(session, now, wish, givers)
    given = Counter[int]()
    work = loads.open_work(session, [person.id or 0 for person in people])
    barred: dict[int, set[LeftOutWhy | None]] = {person.id or 0: set() for person in people}
    for campaign_id, count in counts.items():
        campaign = campaigns.get(session, campaign_id)
        rooms = rooms_in(session, now, campaign, people, wish.target)
        for id_, room in rooms.items():
            barred[id_].add(_why(room))
        weights = [given[id_] + (work.get(id_, 0) if wish.split is Split.LOAD else 0) for id_ in rooms]
        order = list(rooms)
        places = deal_out(count, weights, list(rooms.values()), [given[id_] for id_ in order])
        dealt.places += [None if place is None else order[place] for place in places]
        given = dealt.shares
    dealt.left_out += _without_room(session, people, barred)
    if not given:
        raise NobodyToTake(tuple(dealt.left_out))
    return dealt


def rooms_in(
    session: Session, now: datetime, campaign: Campaign, people: Sequence[Person], target: Target
) -> dict[int, int | None]:
    """How many more each person may hold in a campaign; None is no limit, -1 means not of its people."""
    # Counting what somebody holds costs the more the more they hold.
    limited = [p.id or 0 for p in people if campaign.cap is not None or p.cap is not None]
    held = loads.held_in(session, campaign.id or 0, limited) if limited else {}
    mine = user_lists.members(session, campaign.user_list_id) if campaign.user_list_id else None
    on = _those_on(session, now, campaign, target)
    rooms: dict[int, int | None] = {}
    for person in people:
        id_ = person.id or 0
        caps = [cap for cap in (campaign.cap, person.cap) if cap is not None]
        rooms[id_] = max(0, min(caps) - held.get(id_, 0)) if caps else None
        outside = mine is not None and id_ not in mine and person.role != Role.ADMIN
        if outside or (on is not None and id_ not in on):
            rooms[id_] = -1
    return rooms


def _those_on(session: Session, now: datetime, campaign: Campaign, target: Target) -> set[int] | None:
    """The people who may receive because they are on shift or on duty in a campaign.

    None where that is not asked.
    """
    match target.kind:
        case TargetKind.ON_SHIFT:
            return set(shifts.on_now(session, now, campaign.id))
        case TargetKind.ON_DUTY:
            return set(on_duty.who_is_on(session, now, campaign))
        case _:
            return None


def _able(session: Session, now: datetime, wish: Wish, givers: Collection[int]) -> tuple[list[Person], Dealt]:
    """The target's people, without the suspended and those whose conversations these are."""
    people = _targeted(session, now, wish)
    refs = snapshots.refs(session, [person.id for person in people])
    able, dealt = [], Dealt()
    for person in people:
        if person.suspended_at is not None:
            dealt.left_out.append(LeftOut(refs[person.id or 0], LeftOutWhy.SUSPENDED))
        elif person.id in givers:
            dealt.left_out.append(LeftOut(refs[person.id or 0], LeftOutWhy.GIVER))
        else:
            able.append(person)
    if wish.split is Split.RANDOM:
        Random(seed_of(wish, now)).shuffle(able)  # noqa: S311  who gets the odd one is no secret
    return able, dealt


def _targeted(session: Session, now: datetime, wish: Wish) -> list[Person]:
    target = wish.target
    match target.kind:
        case TargetKind.PEOPLE:
            ids: Sequence[int] = target.ids
        case TargetKind.USER_LIST:
            ids = sorted(user_lists.members(session, target.ids[0]))
        case TargetKind.ON_SHIFT | TargetKind.ON_DUTY:
            ids = _there(session, now, wish)
            if not ids:
                raise NobodyOnShift(
                    tuple(each.name for each in user_lists.everything(session)[:_ALTERNATIVES])
                )
        case _:
            ids = [person.id or 0 for person in persons.admins(session)]
    found = persons.named(session, ids)
    if target.kind is TargetKind.PEOPLE and len(found) < len(set(ids)):
        raise NoSuchThing("person")
    return list({found[id_].id: found[id_] for id_ in ids if id_ in found}.values())


def _there(session: Session, now: datetime, wish: Wish) -> Sequence[int]:
    """The people on shift, or on duty, in the wish's campaign or in any that runs."""
    of = wish.selection.campaign_id
    if wish.target.kind is TargetKind.ON_SHIFT:
        return shifts.on_now(session, now, of)
    found = campaigns.everything(session, _STARTED) if of is None else [campaigns.get(session, of)]
    return sorted({id_ for each in found for id_ in on_duty.who_is_on(session, now, each)})


def _why(room: int | None) -> LeftOutWhy | None:
    if room is None or room > 0:
        return None
    return LeftOutWhy.CAP if room == 0 else LeftOutWhy.OUTSIDE


def _without_room(
    session: Session, people: Sequence[Person], barred: Mapping[int, set[LeftOutWhy | None]]
) -> list[LeftOut]:
    refs = snapshots.refs(session, [person.id for person in people])
    return [
        LeftOut(refs[id_], LeftOutWhy.CAP if LeftOutWhy.CAP in whys else LeftOutWhy.OUTSIDE)
        for id_, whys in barred.items()
        if whys and None not in whys and (LeftOutWhy.CAP in whys or LeftOutWhy.OUTSIDE in whys)
    ]
