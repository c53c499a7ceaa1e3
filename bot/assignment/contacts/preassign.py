"""Preassigning: to whom the contacts of a list are assigned; planned, confirmed, and taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.contacts import PreassignPicture, PreassignWish
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Choice, LeftOut, LeftOutWhy, Portioned
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.refusals.contacts import NothingToPreassign, PreassignmentStands
from bot.assignment.refusals.general import ListNotReady, NobodyToTake, NoSuchThing
from bot.assignment.rules.deal import even_shares
from bot.storage.audit import events
from bot.storage.contacts import contacts, preassign
from bot.storage.engine.database import Session
from bot.storage.people import persons, user_lists
from bot.storage.tables import ContactList, Person, Preassignment
from bot.storage.texting import pool
from bot.vocabulary import ListState, PlanState, Split

# A plan that nobody confirmed within this time has to be looked at again.
_LIFE = timedelta(hours=1)


def propose(session: Session, now: datetime, who: Identity, wish: PreassignWish) -> PreassignPicture:
    """Plan to whom the contacts of a list are assigned. Nothing changes before it is confirmed."""
    admin = guards.admin(session, who)
    list_ = _ready(session, wish.list_id)
    takers, left_out = _takers(session, wish)
    counted = _counted(session, wish)
    if counted["total"] == 0:
        raise NothingToPreassign(list_.name, counted["assigned"])
    asked = {"wish": asdict(wish), "takers": takers, "left_out": left_out}
    plan = Preassignment(
        list_id=wish.list_id,
        surface=who.platform,
        asked=asked | {"user_list": _user_list_name(session, wish)},
        counted=counted,
        turn=preassign.turn(session, wish.list_id),
        actor_id=admin.id or 0,
        created_at=now,
        expires_at=now + _LIFE,
    )
    preassign.add(session, plan)
    plan.seed = plan.id or 0
    return _picture(session, plan)


def again(session: Session, now: datetime, who: Identity, plan_id: int) -> PreassignPicture:
    """Plan anew what an older plan was about, with the list as it is now."""
    guards.admin(session, who)
    return propose(session, now, who, _wish(_plan(preassign.find(session, plan_id))))


def confirm(session: Session, now: datetime, who: Identity, plan_id: int) -> PreassignPicture:
    """Do exactly what was shown, or nothing when the list has changed since.

    A plan that is over is returned as it is. Campaigns over the list that keep assignments follow at once.
    """
    admin = guards.admin(session, who)
    plan = _plan(preassign.locked(session, plan_id))
    if plan.state != PlanState.PROPOSED:
        return _picture(session, plan)
    campaigns = preassign.campaigns_over(session, plan.list_id, lock=True)
    if now >= plan.expires_at or not _stands(session, plan):
        plan.state = PlanState.EXPIRED
        return _picture(session, plan)
    wish = _wish(plan)
    if wish.clear:
        preassign.clear(session, plan)
    else:
        takers = plan.asked["takers"]
        preassign.choose(session, plan, takers, wish.split, everybody=wish.everybody)
    plan.state, plan.applied_at, plan.applied_by = PlanState.APPLIED, now, admin.id
    for campaign in campaigns:
        pool.reserve(session, campaign)
    _note(session, now, who, admin, plan, "choose_ahead")
    return _picture(session, plan, fresh=True)


def cancel(session: Session, now: datetime, who: Identity, plan_id: int) -> PreassignPicture:
    """Drop a plan that nobody confirmed."""
    guards.admin(session, who)
    plan = _plan(preassign.locked(session, plan_id))
    if plan.state == PlanState.PROPOSED:
        plan.state = PlanState.CANCELLED
    return _picture(session, plan)


def undo(session: Session, now: datetime, who: Identity, plan_id: int) -> PreassignPicture:
    """Assign every contact as before, unless work on it has begun. A second undo changes nothing."""
    admin = guards.admin(session, who)
    plan = _plan(preassign.locked(session, plan_id))
    if plan.state != PlanState.APPLIED:
        return _picture(session, plan)
    campaigns = preassign.campaigns_over(session, plan.list_id, lock=True)
    if not preassign.is_newest(session, plan):
        raise PreassignmentStands(_list(session, plan).name, taken=False)
    if preassign.is_touched(session, plan):
        raise PreassignmentStands(_list(session, plan).name, taken=True)
    preassign.take_back(session, plan)
    plan.state, plan.undone_at, plan.undone_by = PlanState.UNDONE, now, admin.id
    for campaign in campaigns:
        pool.reserve(session, campaign)
    _note(session, now, who, admin, plan, "undo_ahead")
    return _picture(session, plan)


def _ready(session: Session, list_id: int) -> ContactList:
    list_ = contacts.find_list(session, list_id)
    if list_ is None:
        raise NoSuchThing("list")
    if list_.state != ListState.READY:
        raise ListNotReady(list_.name)
    return list_


def _takers(session: Session, wish: PreassignWish) -> tuple[list[int], list[int]]:
    """The receivers, by ascending id, and those who may not receive because they are suspended."""
    if wish.clear:
        return [], []
    ids = {*wish.people}
    if wish.user_list_id is not None:
        ids |= user_lists.members(session, wish.user_list_id)
    people = persons.named(session, ids)
    if not people.keys() >= {*wish.people}:
        raise NoSuchThing("person")
    suspended = sorted(id_ for id_, person in people.items() if person.suspended_at is not None)
    takers = sorted(people.keys() - {*suspended})
    if not takers:
        raise NobodyToTake(_left_out(snapshots.refs(session, suspended), suspended))
    return takers, suspended


def _left_out(refs: dict[int, PersonRef], suspended: Sequence[int]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(refs[id_], LeftOutWhy.SUSPENDED) for id_ in suspended)


def _counted(session: Session, wish: PreassignWish) -> dict[str, int]:
    """The counts of the list, and how many of its contacts the wish is about."""
    found = preassign.count(session, wish.list_id)
    if wish.clear:
        total = preassign.named(session, wish.list_id)
    else:
        total = found.free + (found.assigned if wish.everybody else 0)
    return asdict(found) | {"total": total}


def _user_list_name(session: Session, wish: PreassignWish) -> str:
    if wish.user_list_id is None or wish.clear:
        return ""
    found = user_lists.find(session, wish.user_list_id)
    if found is None:
        raise NoSuchThing("user list")
    return found.name


def _stands(session: Session, plan: Preassignment) -> bool:
    """Whether confirming would do what was shown."""
    people = persons.named(session, plan.asked["takers"]).values()
    return (
        preassign.turn(session, plan.list_id) == plan.turn
        and _counted(session, _wish(plan)) == plan.counted
        and all(person.suspended_at is None for person in people)
    )


def _plan(found: Preassignment | None) -> Preassignment:
    if found is None:
        raise NoSuchThing("plan")
    return found


def _list(session: Session, plan: Preassignment) -> ContactList:
    return session.get_one(ContactList, plan.list_id)


def _wish(plan: Preassignment) -> PreassignWish:
    facts: dict[str, Any] = plan.asked["wish"]
    return PreassignWish(**facts | {"people": tuple(facts["people"]), "split": Split(facts["split"])})


def _picture(session: Session, plan: Preassignment, *, fresh: bool = False) -> PreassignPicture:
    """A plan as it stands; a `fresh` one was applied just now, so that no work on it can have begun."""
    takers, suspended = plan.asked["takers"], plan.asked["left_out"]
    decider = plan.undone_by or plan.applied_by
    refs = snapshots.refs(session, [*takers, *suspended, plan.actor_id, decider])
    over = preassign.campaigns_over(session, plan.list_id)
    counted = plan.counted
    shares = even_shares(counted["total"], len(takers)) if takers else []
    return PreassignPicture(
        id=plan.id or 0,
        state=PlanState(plan.state),
        list=Choice(plan.list_id, _list(session, plan).name),
        wish=_wish(plan),
        user_list=plan.asked["user_list"],
        actor=refs[plan.actor_id],
        gets=tuple(Portioned(refs[id_], share) for id_, share in zip(takers, shares, strict=True)),
        total=counted["total"],
        assigned=counted["assigned"],
        opted_out=counted["opted_out"],
        retired=counted["retired"],
        left_out=_left_out(refs, suspended),
        follow=tuple(snapshots.campaign_ref(row) for row in over if row.keep_assignments),
        ignore=tuple(snapshots.campaign_ref(row) for row in over if not row.keep_assignments),
        decided_at=plan.undone_at or plan.applied_at,
        decided_by=refs.get(decider or 0),
        may_undo=fresh or _may_undo(session, plan),
    )


def _may_undo(session: Session, plan: Preassignment) -> bool:
    return (
        plan.state == PlanState.APPLIED
        and preassign.is_newest(session, plan)
        and not preassign.is_touched(session, plan)
    )


def _note(
    session: Session, now: datetime, who: Identity, admin: Person, plan: Preassignment, verb: str
) -> None:
    facts = {"list": plan.list_id, "choosing": plan.id, "contacts": plan.counted["total"]}
    facts |= {"people": plan.asked["takers"]}
    events.note(session, verb, now=now, actor_id=admin.id, surface=who.platform, facts=facts)
