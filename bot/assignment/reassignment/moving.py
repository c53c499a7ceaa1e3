"""The steps that every reassignment uses after its draft: plan, carry out, take back, tell."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import PlanPicture, Portioned, SkippedRow, Target, TargetKind, Wish
from bot.assignment.reassignment import receivers, request
from bot.assignment.reassignment.receivers import Dealt
from bot.assignment.staffing import deadlines, on_duty
from bot.assignment.texting import enqueue
from bot.storage.audit import events, record_rows
from bot.storage.campaigns import campaigns
from bot.storage.conversations import conversations
from bot.storage.engine.database import Session
from bot.storage.people import persons
from bot.storage.reassignment import moves, plans
from bot.storage.reassignment.plans import Flow
from bot.storage.tables import Person, Reassignment
from bot.storage.traffic import outbox
from bot.vocabulary import Cause, MoveState, Parcel, PlanState

# How long a plan may be confirmed: its preview becomes outdated.
PLAN_LASTS = timedelta(minutes=30)
UNDO_LASTS = timedelta(hours=24)
_NAMED = 10
_BY_ITSELF = (Cause.SHIFT_END, Cause.ROUTED)
# By state of a plan: the moves that it shows, and those that were left out.
_TOLD = {PlanState.APPLIED: MoveState.MOVED, PlanState.UNDONE: MoveState.UNDONE}
_ASIDE = {PlanState.APPLIED: MoveState.SKIPPED, PlanState.UNDONE: MoveState.KEPT}


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves, and from which platform; without a person it is Baton."""

    person: Person | None = None
    surface: str = ""

    @property
    def id(self) -> int | None:
        """The person's id."""
        return self.person.id if self.person else None


def plan(session: Session, now: datetime, by: Mover, wish: Wish, cause: Cause) -> Reassignment:
    """Store a plan without any move."""
    made = Reassignment(
        cause=cause,
        surface=by.surface,
        asked=request.dump(wish),
        note=wish.note.strip(),
        actor_id=by.id,
        created_at=now,
        expires_at=now + PLAN_LASTS,
    )
    plans.add(session, made)
    return made


def lay_out(session: Session, now: datetime, made: Reassignment, wish: Wish, dealt: Dealt) -> None:
    """Store the moves of a plan as they were dealt."""
    wanted = request.wanted(session, now, wish)
    if wish.target.kind is TargetKind.POOL:
        moves.plan_for_nobody(session, made.id or 0, wanted)
    else:
        moves.plan_for(session, made.id or 0, wanted, dealt.places)


def carry_out(session: Session, now: datetime, by: Mover, made: Reassignment) -> None:
    """Make the moves whose conversations are still as planned, and tell everybody concerned."""
    wish = request.load(made.asked, made.note)
    made.state, made.applied_at, made.applied_by = PlanState.APPLIED, now, by.id
    planned = plans.flows(session, made.id or 0)
    people = _locked(session, planned)
    moves.lock_conversations(session, made.id or 0)
    unfit = [id_ for id_, person in people.items() if _is_gone(person)]
    moves.skip_changed(session, made.id or 0, wish.selection.portion, unfit)
    _mind_the_room(session, now, made, people, planned)
    moves.apply(session, made, now)
    session.flush()
    _tell(session, now, by, made, MoveState.MOVED)


def take_back(session: Session, now: datetime, by: Mover, made: Reassignment) -> None:
    """Restore the former holders, except of conversations that somebody has worked on since."""
    made.state, made.undone_at, made.undone_by = PlanState.UNDONE, now, by.id
    former = {flow.from_id for flow in plans.flows(session, made.id or 0) if flow.from_id is not None}
    people = {id_: persons.locked(session, id_) for id_ in sorted(former)}
    unfit = [id_ for id_, person in people.items() if person is None or _is_gone(person)]
    moves.lock_conversations(session, made.id or 0)
    moves.keep_touched(session, made, unfit)
    moves.take_back(session, made, now)
    session.flush()
    _tell(session, now, by, made, MoveState.UNDONE)


def picture(session: Session, now: datetime, made: Reassignment) -> PlanPicture:
    """A plan as it stands."""
    state = PlanState(made.state)
    if state is PlanState.PROPOSED and now >= made.expires_at:
        state = PlanState.EXPIRED
    flows = plans.flows(session, made.id or 0)
    told = [flow for flow in flows if flow.state is _TOLD.get(state, MoveState.PLANNED)]
    aside = _ASIDE.get(state)
    decided_by = made.undone_by or made.applied_by
    refs = snapshots.refs(session, [made.actor_id, decided_by])
    undo_until = made.applied_at + UNDO_LASTS if made.applied_at else None
    return PlanPicture(
        id=made.id or 0,
        cause=Cause(made.cause),
        state=state,
        asked=request.told(session, request.load(made.asked, made.note)),
        actor=refs.get(made.actor_id or 0),
        gives=portions(session, _sum(told, "from_id")),
        gets=portions(session, _sum(told, "to_id")),
        total=sum(flow.count for flow in told),
        oldest=min((flow.oldest for flow in told if flow.oldest), default=None),
        skipped=_skipped(session, made, aside) if aside else (),
        skipped_total=sum(flow.count for flow in flows if flow.state is aside),
        expires_at=made.expires_at if state is PlanState.PROPOSED else None,
        decided_at=made.undone_at or made.applied_at,
        decided_by=refs.get(decided_by or 0),
        undo_until=undo_until
        if state is PlanState.APPLIED and _can_be_undone(made, told) and undo_until and now < undo_until
        else None,
    )


def _can_be_undone(made: Reassignment, moved: list[Flow]) -> bool:
    """Done for today can be undone even where nothing was moved."""
    return bool(moved) or made.cause == Cause.DONE


def _sum(flows: list[Flow], side: str) -> Counter[int | None]:
    counts: Counter[int | None] = Counter()
    for flow in flows:
        counts[getattr(flow, side)] += flow.count
    return counts


def portions(session: Session, counts: Counter[int | None]) -> tuple[Portioned, ...]:
    """People and nobody with their counts, the largest first."""
    refs = snapshots.refs(session, counts)
    return tuple(
        Portioned(refs.get(id_ or 0), count)
        for id_, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or 0))
    )


def _skipped(session: Session, made: Reassignment, aside: MoveState) -> tuple[SkippedRow, ...]:
    rows = plans.set_aside(session, made.id or 0, aside, limit=_NAMED)
    names = snapshots.short_names(session, [row for row, _ in rows])
    refs = snapshots.refs(session, [row.holder_id for row, _ in rows])
    return tuple(
        SkippedRow(row.id or 0, names[row.id or 0], why, refs.get(row.holder_id or 0)) for row, why in rows
    )


def _locked(session: Session, flows: list[Flow]) -> dict[int, Person]:
    """The receivers, each for this transaction alone: a cap is never passed by two plans at once."""
    ids = sorted({flow.to_id for flow in flows if flow.to_id is not None})
    people = {id_: persons.locked(session, id_) for id_ in ids}
    return {id_: person for id_, person in people.items() if person is not None}


def _is_gone(person: Person) -> bool:
    """Whether somebody can hold nothing: suspended, or linked with another person."""
    return person.suspended_at is not None or person.part_of is not None


def _mind_the_room(
    session: Session, now: datetime, made: Reassignment, people: dict[int, Person], planned: list[Flow]
) -> None:
    """Skip what the receivers have no room for now: caps and the campaign's people may have changed."""
    for campaign_id in sorted({flow.campaign_id for flow in planned}):
        coming = Counter[int]()
        for flow in planned:
            if flow.campaign_id == campaign_id and flow.to_id is not None:
                coming[flow.to_id] += flow.count
        campaign = campaigns.get(session, campaign_id)
        receiving = [people[id_] for id_ in coming]
        rooms = receivers.rooms_in(session, now, campaign, receiving, Target(TargetKind.PEOPLE))
        for id_, room in rooms.items():
            if room is not None and room < coming[id_]:
                moves.skip_beyond(session, made.id or 0, campaign_id, id_, room)


def _tell(session: Session, now: datetime, by: Mover, made: Reassignment, state: MoveState) -> None:
    """Tell everybody who gave or got, each once, and the admin who decided; redraw cards."""
    everything = plans.flows(session, made.id or 0)
    _note(session, now, by, made, everything)
    flows = [flow for flow in everything if flow.state is state]
    touched = {id_ for flow in flows for id_ in (flow.from_id, flow.to_id) if id_ is not None}
    came = {flow.to_id for flow in flows} if made.cause in _BY_ITSELF else set()
    for id_ in sorted(touched):
        outbox.put_inbox(session, id_, now=now, notify=id_ in came and state is MoveState.MOVED)
        deadlines.expect_answers(session, now, id_)
    decided = made.undone_by or made.applied_by
    if made.cause in _BY_ITSELF:  # whoever gave has gone home, and whoever got sees it in their inbox
        touched = set()
    _watch(session, now, by, flows, state)
    own = made.cause != Cause.REASSIGN
    for id_ in sorted((touched | ({decided} if decided else set())) - ({made.actor_id} if own else set())):
        outbox.put(session, Parcel.REASSIGNED, made.id or 0, now=now, to=("person", str(id_)))
    for campaign_id in sorted({flow.campaign_id for flow in flows}):
        campaign = campaigns.get(session, campaign_id)
        outbox.put_card(session, campaign, now=now)
        outbox.put_digest(session, campaign, now=now)
        for id_ in sorted(conversations.with_unsent(session, campaign_id, touched)):
            deadlines.expect_texts(session, now, campaign, id_)
        escalated = made.cause == Cause.ESCALATED and state is MoveState.MOVED  # its list's people are told
        if not escalated and any(
            _left_to_nobody(each, state) for each in flows if each.campaign_id == campaign_id
        ):
            for to in enqueue.addresses(session, campaign):
                outbox.put(session, Parcel.UNHELD, campaign_id, now=now, to=to)


def _watch(session: Session, now: datetime, by: Mover, flows: list[Flow], state: MoveState) -> None:
    """Set timers for what a person gave to somebody who is off duty: it stays with them for a while."""
    for flow in flows if by.id is not None else ():
        to = flow.to_id if state is MoveState.MOVED else flow.from_id
        if to is not None:
            on_duty.watch(
                session, now, campaigns.get(session, flow.campaign_id), to, now + on_duty.GIVEN_STAYS
            )


def _left_to_nobody(flow: Flow, state: MoveState) -> bool:
    receiver = flow.to_id if state is MoveState.MOVED else flow.from_id
    return receiver is None and flow.waiting > 0


def _note(session: Session, now: datetime, by: Mover, made: Reassignment, flows: list[Flow]) -> None:
    record_rows.count_moves(session, made.id or 0, flows)
    counts = Counter[str]()
    for flow in flows:
        counts[flow.state] += flow.count
    events.note(
        session,
        "undo" if made.undone_by else made.cause,
        now=now,
        actor_id=made.undone_by or made.applied_by,
        surface=by.surface,
        facts={"plan": made.id, **counts},
    )
