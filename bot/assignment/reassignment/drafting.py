"""What a reassignment would do now: counted before anything is planned, as it then happens."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from bot.assignment import snapshots
from bot.assignment.outcomes.reassignment import PlanPicture, TargetKind, Wish
from bot.assignment.reassignment import receivers, request
from bot.assignment.reassignment.moving import Mover, portions
from bot.assignment.reassignment.receivers import Dealt
from bot.assignment.refusals.general import NobodyToTake, NothingToMove
from bot.storage.engine.database import Session
from bot.storage.reassignment import moves, picking
from bot.storage.reassignment.picking import Pile
from bot.vocabulary import Barred, Cause, PlanState


def draft(session: Session, now: datetime, by: Mover, wish: Wish, cause: Cause) -> tuple[PlanPicture, Dealt]:
    """What a wish would do now, and who gets which place; raises NothingToMove, NobodyToTake."""
    wanted = request.wanted(session, now, wish)
    piles = picking.piles(session, wanted)
    bars = picking.barred(session, wanted)
    opted_out, retired = bars.get(Barred.OPTED_OUT, 0), bars.get(Barred.RETIRED, 0)
    if not piles:
        raise NothingToMove(opted_out, retired)
    dealt = _deal(session, now, wish, piles)
    shares: Counter[int | None] = Counter(dealt.places)
    del shares[None]
    placed, gives, to_pool = sum(shares.values()), _by_holder(piles), wish.target.kind is TargetKind.POOL
    if to_pool:
        shares = Counter({None: sum(gives.values())})
    elif None in dealt.places or any(pile.carried for pile in piles):
        gives, shares = Counter(), Counter()
        for flow in moves.flows(session, wanted, dealt.places):
            gives[flow.from_id] += flow.count
            shares[flow.to_id] += flow.count
    oldest = [pile.oldest for pile in piles if pile.oldest is not None]
    picture = PlanPicture(
        id=0,
        cause=cause,
        state=PlanState.PROPOSED,
        asked=request.told(session, wish),
        actor=snapshots.refs(session, [by.id]).get(by.id or 0),
        gives=portions(session, gives),
        gets=portions(session, shares),
        total=sum(shares.values()),
        oldest=min(oldest, default=None),
        left_out=tuple(dealt.left_out),
        opted_out=opted_out,
        retired=retired,
        unplaced=0 if to_pool else dealt.places.count(None),
        carried=0 if to_pool else placed - sum(shares.values()),
    )
    return picture, dealt


def explained(made: PlanPicture, drafted: PlanPicture) -> PlanPicture:
    """A plan with what its draft left behind, and why."""
    return replace(
        made,
        left_out=drafted.left_out,
        opted_out=drafted.opted_out,
        retired=drafted.retired,
        unplaced=drafted.unplaced,
        carried=drafted.carried,
    )


def moves_any(drafted: PlanPicture) -> None:
    """Refuses a draft by which nobody gets anything."""
    if not drafted.total:
        raise NobodyToTake(drafted.left_out)


def _deal(session: Session, now: datetime, wish: Wish, piles: list[Pile]) -> Dealt:
    if wish.target.kind is TargetKind.POOL:
        return Dealt()
    counts: dict[int, int] = {}
    for pile in piles:
        counts[pile.campaign_id] = counts.get(pile.campaign_id, 0) + pile.count
    givers = {pile.holder_id for pile in piles if pile.holder_id is not None}
    return receivers.deal(session, now, wish, counts, givers)


def _by_holder(piles: list[Pile]) -> Counter[int | None]:
    counts: Counter[int | None] = Counter()
    for pile in piles:
        counts[pile.holder_id] += pile.count
    return counts
