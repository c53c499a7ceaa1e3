"""What waits, oldest first: who holds it, whether they are on duty, and who should take it over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import HolderTally, Untexted, WaitingBoard, WaitingRow
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.reassignment import best_taker
from bot.assignment.reassignment.best_taker import Able
from bot.assignment.staffing import on_duty
from bot.storage.attention import queue, untexted
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.staffing.at_hand import AtHand
from bot.storage.tables import Campaign, Contact, Conversation
from bot.vocabulary import CampaignState

_ROWS = 12
# Contacts yet to be texted are counted up to this number.
_MOST = 10_000
# The best taker, and the next best where the best is the holder.
_TAKERS = 2
_TEXTED = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


def what_waits(
    session: Session, now: datetime, who: Identity, campaign_id: int | None = None
) -> WaitingBoard:
    """What waits in one campaign or in all (None), for an admin."""
    guards.admin(session, who)
    return board(session, now, guards.campaign(session, campaign_id) if campaign_id is not None else None)


def board(session: Session, now: datetime, campaign: Campaign | None) -> WaitingBoard:
    """What waits in one campaign or in all (None); its cost does not grow with contacts texted."""
    campaign_id = campaign.id if campaign else None
    holders = queue.waiting_by_holder(session, campaign_id)
    lines = queue.lines_in(session, campaign_id, limit=_ROWS)
    of = {campaign.id or 0: campaign for _, campaign, _ in lines}
    teams = {id_: _team(session, now, each) for id_, each in of.items()}
    ids = [each.id for team in teams.values() for each in team.best]
    people = snapshots.refs(session, [*(holder for holder, _, _ in holders), *ids])
    # Who is on duty is shown for one campaign only: in another the same person may not be.
    here = teams.get(campaign_id) if campaign_id is not None else None
    return WaitingBoard(
        campaign=snapshots.campaign_ref(campaign) if campaign else None,
        total=sum(count for _, count, _ in holders),
        rows=tuple(_row(now, *line, people, teams[line[1].id or 0]) for line in lines),
        holders=tuple(
            HolderTally(people.get(holder or 0), count, oldest, here.stands(holder) if here else None)
            for holder, count, oldest in holders
        ),
        at=now,
        untexted=_untexted(session, campaign),
    )


@dataclass(frozen=True, slots=True)
class _Team:
    """Who is on duty in a campaign, where shifts are kept, and who should take something over."""

    at_hand: AtHand
    best: Sequence[Able]

    def stands(self, holder: int | None) -> bool | None:
        """Whether a holder is on duty; None where that is not known."""
        return holder in self.at_hand.on if holder is not None and self.at_hand.kept else None


def _team(session: Session, now: datetime, campaign: Campaign) -> _Team:
    at_hand = on_duty.at_hand(session, now, campaign)
    return _Team(at_hand, best_taker.ranked(session, now, campaign, at_hand)[:_TAKERS])


def _row(
    now: datetime,
    row: Conversation,
    campaign: Campaign,
    contact: Contact,
    people: Mapping[int, PersonRef],
    team: _Team,
) -> WaitingRow:
    taker = next((each for each in team.best if people[each.id].id != row.holder_id), None)
    return WaitingRow(
        conversation_id=row.id or 0,
        campaign=snapshots.campaign_ref(campaign),
        name=snapshots.short_name(contact),
        holder=people.get(row.holder_id or 0),
        waiting_since=row.waiting_since or now,
        opt_out_hint=row.opt_out_hint,
        on_duty=team.stands(row.holder_id),
        taker=taker.taker(people) if taker else None,
    )


def _untexted(session: Session, campaign: Campaign | None) -> Untexted:
    """Of a campaign, or of all that are texting now; without any, nothing is left to text."""
    chosen = [campaign] if campaign else campaigns.everything(session, _TEXTED)
    ids = [each.id or 0 for each in chosen if each.state in _TEXTED]
    if not ids:
        return Untexted(most=_MOST)
    return Untexted(*untexted.count_untexted(session, ids, most=_MOST + 1), most=_MOST)
