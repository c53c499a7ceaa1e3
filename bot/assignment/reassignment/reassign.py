"""/reassign: proposed with who gets how many, confirmed once, undone for what nobody has worked on since."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.reassignment import Choice, GuideOptions, PlanPicture, Wish
from bot.assignment.reassignment import drafting, moving, request, saved_choices
from bot.assignment.reassignment.moving import Mover
from bot.assignment.refusals.general import NoSuchThing, NotAnAdmin, UndoOver
from bot.assignment.staffing import coming_and_going, leads
from bot.storage.audit import events
from bot.storage.campaigns import campaigns
from bot.storage.contacts import contacts
from bot.storage.conversations import shared_fields
from bot.storage.engine.database import Session
from bot.storage.people import linking, persons, user_lists
from bot.storage.reassignment import plans, saved_filters
from bot.storage.shifts import shifts
from bot.storage.tables import Campaign, Person, Reassignment
from bot.vocabulary import CampaignState, Cause, ListState, PlanState, Role

_ELSEWHERE = 100


def guide_options(session: Session, now: datetime, who: Identity) -> GuideOptions:
    """What an admin may choose from."""
    guards.admin(session, who)
    started = [row for row in campaigns.everything(session) if row.state != CampaignState.DRAFT]
    loaded = [row for row in contacts.lists(session) if row.state == ListState.READY]
    kept = {
        Choice(row.id or 0, row.name): request.load_selection(row.selection).has_room_in_guide
        for row in saved_filters.everything(session)
    }
    return GuideOptions(
        user_lists=tuple(Choice(row.id or 0, row.name) for row in user_lists.everything(session)),
        contact_lists=tuple(Choice(row.id or 0, row.name) for row in loaded),
        filters=tuple(choice for choice, has_room in kept.items() if has_room),
        typed_filters=tuple(choice for choice, has_room in kept.items() if not has_room),
        campaigns=tuple(snapshots.campaign_ref(row) for row in started),
        tags=tuple(sorted({tag for row in started for tag in row.tags} | _shared(session, started))),
        fields=tuple(sorted({name for row in loaded for name in row.fields})),
        on_shift=len(shifts.on_now(session, now, None)),
        elsewhere=tuple(
            Choice(row.id or 0, row.name)
            for row in linking.elsewhere(session, who.platform, limit=_ELSEWHERE)
        ),
    )


def _shared(session: Session, started: Sequence[Campaign]) -> set[str]:
    """The organisation's tags, where any of these campaigns offers them."""
    rows = shared_fields.everything(session) if any(row.offers_shared for row in started) else ()
    return {row.name for row in rows if row.asks is None}


def preview(session: Session, now: datetime, who: Identity, wish: Wish) -> PlanPicture:
    """Who would give and get how many; nothing is stored."""
    by = Mover(guards.admin(session, who), who.platform)
    saved_choices.sensible(wish.selection)
    picture, _ = drafting.draft(session, now, by, wish, Cause.REASSIGN)
    return picture


def propose(session: Session, now: datetime, who: Identity, wish: Wish) -> PlanPicture:
    """Plan exactly which conversation goes to whom; nothing moves before the plan is confirmed."""
    by = Mover(guards.admin(session, who), who.platform)
    saved_choices.sensible(wish.selection)
    drafted, dealt = drafting.draft(session, now, by, wish, Cause.REASSIGN)
    drafting.moves_any(drafted)
    plan = moving.plan(session, now, by, wish, Cause.REASSIGN)
    moving.lay_out(session, now, plan, wish, dealt)
    return drafting.explained(moving.picture(session, now, plan), drafted)


def confirm(session: Session, now: datetime, who: Identity, plan_id: int) -> PlanPicture:
    """Move what is still as it was planned. A plan that is over is returned as it is."""
    by = Mover(guards.admin(session, who), who.platform)
    plan = _locked(session, plan_id)
    if plan.state == PlanState.PROPOSED:
        if now < plan.expires_at:
            moving.carry_out(session, now, by, plan)
        else:
            plan.state = PlanState.EXPIRED
    return moving.picture(session, now, plan)


def cancel(session: Session, now: datetime, who: Identity, plan_id: int) -> PlanPicture:
    """Drop a plan that nobody confirmed."""
    admin = guards.admin(session, who)
    plan = _locked(session, plan_id)
    if plan.state == PlanState.PROPOSED:
        plan.state = PlanState.CANCELLED
        facts = {"plan": plan_id}
        events.note(session, "cancel", now=now, actor_id=admin.id, surface=who.platform, facts=facts)
    return moving.picture(session, now, plan)


def undo(session: Session, now: datetime, who: Identity, plan_id: int) -> PlanPicture:
    """Give back, within a day, what nobody has worked on since; admins any plan, others their own.

    The lead of a shift also undoes what was moved at its end. Whoever was done for the day is back. Raises
    UndoOver. A plan that was not applied is returned as it is.
    """
    person = guards.person(session, who)
    plan = _locked(session, plan_id)
    _may_see(session, person, plan)
    if plan.state == PlanState.APPLIED and plan.applied_at is not None:
        until = plan.applied_at + moving.UNDO_LASTS
        if now >= until:
            raise UndoOver(until)
        if plan.cause == Cause.DONE and (back := persons.find(session, plan.actor_id or 0)):
            coming_and_going.come_back(session, now, who, back, plan.applied_at)
        moving.take_back(session, now, Mover(person, who.platform), plan)
        _sum_up(session, now, plan)
    return moving.picture(session, now, plan)


def look_at(session: Session, now: datetime, who: Identity, plan_id: int) -> PlanPicture:
    """A plan as it stands."""
    person = guards.person(session, who)
    plan = plans.find(session, plan_id)
    if plan is None:
        raise NoSuchThing("plan")
    _may_see(session, person, plan)
    return moving.picture(session, now, plan)


def _locked(session: Session, plan_id: int) -> Reassignment:
    plan = plans.locked(session, plan_id)
    if plan is None:
        raise NoSuchThing("plan")
    return plan


def _sum_up(session: Session, now: datetime, plan: Reassignment) -> None:
    """Redraw what the leads read of a shift's end."""
    shift = shifts.find(session, plan.at_end_of)
    if shift is not None and shift.closed_at is not None:
        leads.sum_up(session, now, shift)


def _may_see(session: Session, person: Person, plan: Reassignment) -> None:
    own = plan.cause != Cause.REASSIGN and plan.actor_id == person.id
    if person.role != Role.ADMIN and not own and not _led(session, person, plan):
        raise NotAnAdmin


def _led(session: Session, person: Person, plan: Reassignment) -> bool:
    """Whether a plan was made at the end of a shift that somebody leads."""
    shift = shifts.find(session, plan.at_end_of)
    return shift is not None and shift.lead_id == person.id
