"""What waits, and on whom: whether they are on duty, and who should take it over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assignment import guards, snapshots
from bot.assignment.outcomes.attention import HolderTally, Untexted, WaitingBoard, WaitingRow
from bot.assignment.outcomes.people import Identity
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.reassignment import best_taker
from bot.assignment.reassignment.best_taker import Able
from bot.assignment.rules.texts import media
from bot.assignment.staffing import on_duty
from bot.storage.attention import on_whom, queue, untexted
from bot.storage.attention.on_whom import Tally
from bot.storage.attention.queue import Asked, Line
from bot.storage.campaigns import campaigns
from bot.storage.engine.database import Session
from bot.storage.staffing.at_hand import AtHand
from bot.storage.tables import Campaign
from bot.vocabulary import CampaignState

# Rows of a page at most, and of a digest, which has to be short on a phone.
_ROWS, _DIGEST_ROWS = 12, 5
# Contacts yet to be texted are counted up to this number.
_MOST = 10_000
# For so many campaigns the best takers are looked for.
_TEAMS = 12
_TEXTED = (CampaignState.OPENING, CampaignState.OPEN, CampaignState.PAUSED)


def what_waits(
    session: Session, now: datetime, who: Identity, campaign_id: int | None = None
) -> WaitingBoard:
    """What waits in one campaign or in all (None) by holder, for an admin."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id) if campaign_id is not None else None
    yet = _untexted(session, campaign)
    return _Board(session, now, campaign).told((), yet)


def these_wait(
    session: Session,
    now: datetime,
    who: Identity,
    campaign_id: int | None = None,
    holder_id: int | None = None,
    start: int = 0,
) -> WaitingBoard:
    """A page of what waits, with the words that wait: of one holder (0: nobody) or of everybody (None)."""
    guards.admin(session, who)
    campaign = guards.campaign(session, campaign_id) if campaign_id is not None else None
    asked = Asked(campaign_id, holder_id)
    rows = queue.lines_in(session, asked, limit=_ROWS, start=start, words=True)
    if start and not rows:  # so many were answered meanwhile
        start, rows = 0, queue.lines_in(session, asked, limit=_ROWS, words=True)
    return _Board(session, now, campaign, holder_id).told(rows, Untexted(), start)


def for_channel(session: Session, now: datetime, campaign: Campaign) -> WaitingBoard:
    """The same for the channel of a campaign: the first rows, without what anybody wrote.

    Whom a tag carried to a user list has no name there: others read the channel too.
    """
    rows = queue.lines_in(session, Asked(campaign.id), limit=_DIGEST_ROWS)
    carried = {row.conversation.id for row in rows if row.conversation.escalated_to is not None}
    told = _Board(session, now, campaign).told(rows, _untexted(session, campaign))
    shown = (replace(row, name="") if row.conversation_id in carried else row for row in told.rows)
    return replace(told, rows=tuple(shown))


@dataclass(frozen=True, slots=True)
class _Team:
    """Who is on duty in a campaign, where shifts are kept, and who may take something over, best first."""

    at_hand: AtHand
    able: Sequence[Able]

    def stands(self, holder: int | None) -> bool | None:
        """Whether a holder is on duty; None where that is not known."""
        return holder in self.at_hand.on if holder is not None and self.at_hand.kept else None

    def best(self, beside: int | None) -> Able | None:
        """The best taker, who is not the holder."""
        return next((each for each in self.able if each.id != beside), None)


@dataclass(frozen=True, slots=True)
class _Holding:
    """What waits for one holder, or for nobody: in how many campaigns, and who could take all of it."""

    holder: int | None
    tallies: Sequence[Tally]
    best: Able | None
    room: int

    @property
    def waiting(self) -> int:
        return sum(each.waiting for each in self.tallies)


class _Board:
    """What is read once for a board: who holds how much, and the teams of the campaigns that are shown."""

    def __init__(
        self, session: Session, now: datetime, campaign: Campaign | None, holder_id: int | None = None
    ) -> None:
        self._session, self._now, self._campaign = session, now, campaign
        self._tallies = on_whom.tallies(session, campaign.id if campaign else None)
        if holder_id is not None:
            self._tallies = [each for each in self._tallies if (each.holder_id or 0) == holder_id]
        self._holder_id = holder_id

    def told(self, lines: Sequence[Line], yet: Untexted, start: int = 0) -> WaitingBoard:
        """The board with these lines as its rows."""
        told = (line.campaign.id or 0 for line in lines)
        here = dict.fromkeys([*told, *(each.campaign_id for each in self._tallies)])
        teams = {id_: _team(self._session, self._now, id_) for id_ in list(here)[:_TEAMS]}
        held = [_holding(holder, self._of(holder), teams) for holder in self._holders()]
        able = {each.id for team in teams.values() for each in team.able[:2]} | {
            e.best.id for e in held if e.best
        }
        people = snapshots.refs(self._session, [*(each.holder for each in held), *sorted(able)])
        only = teams.get(self._campaign.id or 0) if self._campaign else None
        holders = tuple(_holder(each, people, only) for each in held)
        return WaitingBoard(
            campaign=snapshots.campaign_ref(self._campaign) if self._campaign else None,
            total=sum(each.waiting for each in self._tallies),
            rows=tuple(_row(self._now, line, people, teams.get(line.campaign.id or 0)) for line in lines),
            holders=holders,
            at=self._now,
            untexted=yet,
            start=start,
            of=next(iter(holders), None) if self._holder_id is not None else None,
            replied=bool(self._tallies) or self._has_any_waited(),
        )

    def _holders(self) -> list[int | None]:
        return list(dict.fromkeys(each.holder_id for each in self._tallies))

    def _of(self, holder: int | None) -> list[Tally]:
        return [each for each in self._tallies if each.holder_id == holder]

    def _has_any_waited(self) -> bool:
        return on_whom.has_any_waited(self._session, self._campaign.id if self._campaign else None)


def _team(session: Session, now: datetime, campaign_id: int) -> _Team:
    campaign = campaigns.get(session, campaign_id)
    at_hand = on_duty.at_hand(session, now, campaign)
    return _Team(at_hand, best_taker.ranked(session, now, campaign, at_hand))


def _holding(holder: int | None, tallies: Sequence[Tally], teams: Mapping[int, _Team]) -> _Holding:
    """With the best of those who may take something over in each of the campaigns, if all goes to anybody."""
    waiting = sum(each.waiting for each in tallies)
    if any(each.carried or each.campaign_id not in teams for each in tallies):
        return _Holding(holder, tallies, None, 0)
    rooms: list[tuple[Able, int]] = []
    of = [teams[each.campaign_id].able for each in sorted(tallies, key=lambda each: -each.waiting)]
    for able in of[0]:
        same = [each for team in of for each in team if each.id == able.id]
        if len(same) == len(of) and able.id != holder:
            rooms.append((able, min(waiting if each.room is None else each.room for each in same)))
    # Whoever has room for all, else whoever has most; of the best, the first.
    best = max(rooms, key=lambda each: min(each[1], waiting), default=None)
    return (
        _Holding(holder, tallies, best[0], min(best[1], waiting))
        if best
        else _Holding(holder, tallies, None, 0)
    )


def _holder(of: _Holding, people: Mapping[int, PersonRef], only: _Team | None) -> HolderTally:
    """Who is on duty is told of one campaign only: in another the same person may not be."""
    return HolderTally(
        people.get(of.holder or 0),
        of.waiting,
        min(each.oldest for each in of.tallies),
        only.stands(of.holder) if only else None,
        of.best.taker(people) if of.best else None,
        of.room,
    )


def _row(now: datetime, line: Line, people: Mapping[int, PersonRef], team: _Team | None) -> WaitingRow:
    row = line.conversation
    taker = team.best(row.holder_id) if team else None
    return WaitingRow(
        conversation_id=row.id or 0,
        campaign=snapshots.campaign_ref(line.campaign),
        name=snapshots.short_name(line.contact),
        holder=people.get(row.holder_id or 0),
        waiting_since=row.waiting_since or now,
        opt_out_hint=row.opt_out_hint,
        on_duty=team.stands(row.holder_id) if team else None,
        taker=taker.taker(people) if taker else None,
        last_words=line.last_words,
        media=media.kinds(line.last_media),
        later=snapshots.aside_until(row, now),
    )


def _untexted(session: Session, campaign: Campaign | None) -> Untexted:
    """Of a campaign, or of all that are texting now; without any, nothing is left to text."""
    chosen = [campaign] if campaign else campaigns.everything(session, _TEXTED)
    ids = [each.id or 0 for each in chosen if each.state in _TEXTED]
    if not ids:
        return Untexted(most=_MOST)
    return Untexted(*untexted.count_untexted(session, ids, most=_MOST + 1), most=_MOST)
